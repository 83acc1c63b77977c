"""Measures the offline scorer: `python -m bench.scorer --data DIR [--json]`.

Agreement with people on every set of DIR/grading that has references, beside plain baselines; the probes that
fool word overlap; the tiers of real answers; the bank's own examples; and the time an answer takes."""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from bench.agreement import pearson, spearman, within
from bench.baselines import BASELINES, Row
from interview.packs import bank
from interview.scoring import judge, judge_reference, score

BLANK = {"", "no submission", "no submission."}
Table = dict[str, dict[str, float]]


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def scored(row: Row) -> float:
    """The scorer's verdict; several references stand for as many ways to be right."""
    references = row["reference"].split("||")
    return max(judge_reference(row["question"], reference.strip(), row["answer"]) for reference in references)


def grading(folder: Path) -> dict[str, Table]:
    """By set and by way of scoring: Pearson r pooled and within questions, and Spearman."""
    found: dict[str, Table] = {}
    for path in sorted(folder.glob("*.jsonl")):
        kept = [row for row in rows(path) if row.get("reference") and row["answer"].strip().lower() not in BLANK]
        if kept:
            ways: dict[str, Callable[[Sequence[Row]], list[float]]] = {
                "ours": lambda r: list(map(scored, r)),
                **BASELINES,
            }
            found[f"{path.name.split('.')[0]} ({len(kept)})"] = {
                name: _agreement(kept, way(kept)) for name, way in ways.items()
            }
    return found


def _agreement(kept: Sequence[dict[str, Any]], ours: Sequence[float]) -> dict[str, float]:
    people = [row["score"] / row["score_max"] for row in kept]
    questions = [row["question"] for row in kept]
    return {"r": pearson(ours, people), "within": within(questions, ours, people), "rho": spearman(ours, people)}


def means(kept: Iterable[dict[str, Any]], by: str) -> Table:
    """Mean, least and most of (score - 1) / 4 by kind or tier."""
    found: dict[str, list[float]] = defaultdict(list)
    for row in kept:
        found[row[by]].append((scored(row) - 1) / 4)
    return {name: {"mean": fmean(v), "least": min(v), "most": max(v), "rows": len(v)} for name, v in found.items()}


def examples() -> Table:
    """The bank's own examples: mean score by grade, and how many packs rank them half a point apart."""
    found: dict[str, list[float]] = defaultdict(list)
    for pack in bank().packs:
        by_grade = {e.grade: score(pack, [judge(pack, pack.ask, e.text)]) for e in pack.examples}
        for grade, value in by_grade.items():
            found[grade].append(value)
        steps = (by_grade["fair"] - by_grade["weak"], by_grade["strong"] - by_grade["fair"])
        found["ranked"].append(float(min(steps) >= 0.5 - 1e-9))
    return {name: {"mean": fmean(v), "least": min(v), "most": max(v), "rows": len(v)} for name, v in found.items()}


def speed() -> dict[str, float]:
    """CPU milliseconds for an answer of 250 words and for one of 12,000 characters, the pack being warm."""
    pack = bank().packs[0]
    told = " ".join(e.text for other in bank().packs[:12] for e in other.examples)
    return {"250 words": _cpu(pack, " ".join(told.split()[:250])), "12000 characters": _cpu(pack, told[:12_000])}


def _cpu(pack: Any, answer: str, runs: int = 20) -> float:
    judge(pack, pack.ask, answer)
    start = time.process_time()
    for _ in range(runs):
        judge(pack, pack.ask, answer)
    return (time.process_time() - start) / runs * 1000


def measure(data: Path) -> dict[str, Any]:
    answers = [row for row in rows(data / "answers.dev.jsonl") if row["reference"]]
    return {
        "grading": grading(data / "grading"),
        "answers": means(answers, "quality"),
        "probes": means(rows(data / "adversarial" / "scorer_probes.dev.jsonl"), "kind"),
        "examples": examples(),
        "speed": speed(),
    }


def show(found: dict[str, Any]) -> None:
    for name, table in found["grading"].items():
        print(f"\n{name:34}    r   within   rho")
        for way, row in table.items():
            print(f"  {way:32}" + "".join(f"{row[key]:7.3f}" for key in ("r", "within", "rho")))
    for part in ("answers", "probes", "examples"):
        print(f"\n{part:34} mean  least   most   rows")
        for kind, row in found[part].items():
            print(
                f"  {kind:32}"
                + "".join(f"{row[key]:7.2f}" for key in ("mean", "least", "most"))
                + f"{row['rows']:6.0f}"
            )
    print("\n" + "   ".join(f"{name}: {ms:.1f} CPU-ms" for name, ms in found["speed"].items()))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.scorer", description=__doc__)
    parser.add_argument(
        "--data", type=Path, required=True, help="folder with grading/, adversarial/ and answers.dev.jsonl"
    )
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    options = parser.parse_args()
    result = measure(options.data)
    if options.json:
        print(json.dumps(result, indent=1))
    else:
        show(result)
