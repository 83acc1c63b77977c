"""The scorer beside people and plain baselines, on graded answers that have references."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.agreement import by_group, error, interval, pearson, spearman
from bench.baselines import BASELINES, Row
from interview.one_reference import judge_reference

BLANK = {"", "no submission", "no submission."}
LARGE = 200  # rows from which a set counts for the comparison
OURS = "ours"
DRAWS = 500


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def scored(row: Row) -> float:
    """The scorer's verdict; several references stand for as many ways to be right."""
    references = (row["reference"] or "").split("||")
    return max(judge_reference(row["question"], reference.strip(), row["answer"]) for reference in references)


def sets(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """The sets that have references, blank answers left out, by name."""
    found = {}
    for path in sorted(folder.glob("*.jsonl")):
        kept = [row for row in rows(path) if row.get("reference") and row["answer"].strip().lower() not in BLANK]
        if kept:
            found[path.name.split(".")[0]] = kept
    return found


def grading(folder: Path) -> dict[str, Any]:
    """By set and way of scoring: r pooled and within questions, rank r, RMSE; and how far ahead the scorer is."""
    ways: dict[str, Callable[[Sequence[Row]], list[float]]] = {OURS: lambda r: list(map(scored, r)), **BASELINES}
    tables: dict[str, dict[str, dict[str, float]]] = {}
    inside: dict[str, dict[str, dict[Hashable, float]]] = {}
    for name, kept in sets(folder).items():
        people = [row["score"] / row["score_max"] for row in kept]
        questions = [row["question"] for row in kept]
        columns = {way: score(kept) for way, score in ways.items()}
        by_question = {way: by_group(questions, column, people) for way, column in columns.items()}
        tables[name] = {
            way: {
                "r": pearson(column, people),
                "within": fmean(by_question[way].values()) if by_question[way] else 0.0,
                "rho": spearman(column, people),
                "rmse": error(questions, column, people),
            }
            for way, column in columns.items()
        }
        low, high = interval(_pooled(columns[OURS], people), DRAWS)
        tables[name][OURS] |= {"r_low": low, "r_high": high, "rows": len(kept)}
        if len(kept) >= LARGE and by_question[OURS]:
            inside[name] = by_question
    return {"sets": tables, "ahead": _ahead(inside)}


def _pooled(column: Sequence[float], people: Sequence[float]) -> Callable[[random.Random], float]:
    pairs = list(zip(column, people, strict=True))

    def draw(chance: random.Random) -> float:
        ours, theirs = zip(*chance.choices(pairs, k=min(len(pairs), 1000)), strict=True)
        return pearson(ours, theirs)

    return draw


def _ahead(inside: Mapping[str, Mapping[str, Mapping[Hashable, float]]]) -> dict[str, Any]:
    """Mean r within questions over the large sets, by way; what the scorer has over the best baseline."""
    if not inside:
        return {}
    means = {way: fmean(fmean(found[way].values()) for found in inside.values()) for way in (OURS, *BASELINES)}
    best = max(BASELINES, key=means.__getitem__)

    def draw(chance: random.Random) -> float:
        gains = []
        for found in inside.values():
            drawn = chance.choices(list(found[OURS]), k=len(found[OURS]))
            gains.append(fmean(found[OURS][question] - found[best].get(question, 0.0) for question in drawn))
        return fmean(gains)

    low, high = interval(draw, DRAWS)
    return {"within": means, "best": best, "by": means[OURS] - means[best], "low": low, "high": high}
