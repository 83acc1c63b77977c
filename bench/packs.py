"""The scorer on the bank's packs: its own examples, answers to other questions, and answers nobody tuned on."""

from __future__ import annotations

import random
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import fmean

from interview.model import Pack
from interview.packs import bank
from interview.scoring import judge, score

ANSWERS = Path(__file__).parent / "answers"
GRADES = ("weak", "fair", "strong")
NOTHING = ("", "fine", "I don't know", "Sorry, I don't know.", "pass")
STEP = 0.5
SAMPLE = 80  # packs that a fresh answer to another question is given to
FOREIGN = 2.0  # the most that a strong answer to another question may get

Row = dict[str, float]
Table = dict[str, Row]
Pair = tuple[float, bool, str]  # what an answer to another question got, whether both are of one kind, and which
Met = dict[str, float | list[str]]


def rate(pack: Pack, answer: str) -> float:
    return score(pack, [judge(pack, pack.ask, answer)])


def spread(found: Mapping[str, Sequence[float]]) -> Table:
    return {
        name: {"mean": fmean(v), "least": min(v), "most": max(v), "rows": float(len(v))} for name, v in found.items()
    }


def examples(packs: Sequence[Pack]) -> Table:
    """The bank's own examples by grade, their words in a heap, what says nothing, and how many packs rank them."""
    chance = random.Random(7)
    found: dict[str, list[float]] = defaultdict(list)
    for pack in packs:
        texts = {e.grade: e.text for e in pack.examples}
        rated = [rate(pack, text) for text in (texts["weak"], texts["fair"], texts["strong"])]
        for grade, value in zip(GRADES, rated, strict=True):
            found[grade].append(value)
        found["outline"].append(rate(pack, pack.strong))
        words = texts["strong"].split()
        chance.shuffle(words)
        found["shuffled"].append(rate(pack, " ".join(words)))
        found["nothing"].append(max(rate(pack, text) for text in (*NOTHING, pack.ask)))
        found["ranked"].append(float(min(rated[1] - rated[0], rated[2] - rated[1]) >= STEP - 1e-9))
    return spread(found)


def foreign(packs: Sequence[Pack]) -> Met:
    """What each pack gives the strong example of every other one."""
    strong = {pack.id: next(e.text for e in pack.examples if e.grade == "strong") for pack in packs}
    return _met([_pair(pack, other, strong[other.id]) for pack in packs for other in packs if other.id != pack.id])


def fresh_foreign(packs: Sequence[Pack]) -> Met:
    """What packs give strong answers that nobody tuned on to other questions: a sample of packs for each answer, all
    of a small bank."""
    chance, known = random.Random(7), {pack.id: pack for pack in packs}
    drawn = [
        (known[row["pack"]], row["strong"], chance.sample(packs, min(SAMPLE, len(packs))))
        for row in _answers(packs[0].language)
    ]
    return _met([_pair(pack, meant, text) for meant, text, others in drawn for pack in others if pack.id != meant.id])


def _pair(pack: Pack, meant: Pack, text: str) -> Pair:
    return rate(pack, text), pack.kind == meant.kind, f"{pack.id} < {meant.id}"


def _met(pairs: Sequence[Pair]) -> Met:
    values = [value for value, _, _ in pairs]
    kin = [value > FOREIGN for value, alike, _ in pairs if alike]
    return {
        "pairs": float(len(pairs)),
        "mean": fmean(values),
        "most": max(values),
        "floor": sum(value == 1.0 for value in values) / len(values),
        "over": float(sum(value > FOREIGN for value in values)),
        "over of one kind": float(sum(kin)),
        "of one kind": float(len(kin)),
        "worst": [f"{value} {name}" for value, _, name in sorted(pairs, reverse=True)[:10]],
    }


def _files(language: str) -> list[Path]:
    return sorted((ANSWERS if language == "en" else ANSWERS / language).glob("*.toml"))


def _answers(language: str) -> list[dict[str, str]]:
    return [row for path in _files(language) for row in tomllib.loads(path.read_text("utf-8"))["answer"]]


def fresh(language: str = "en") -> dict[str, Table]:
    """Answers written from the questions alone, by file: the scores by grade, and the share ranked right."""
    packs = {pack.id: pack for pack in bank(language).packs}
    tables = {}
    for path in _files(language):
        found: dict[str, list[float]] = defaultdict(list)
        for row in tomllib.loads(path.read_text("utf-8"))["answer"]:
            rated = [rate(packs[row["pack"]], row[grade]) for grade in GRADES]
            for grade, value in zip(GRADES, rated, strict=True):
                found[grade].append(value)
            found["ranked"].append(float(rated[0] < rated[1] < rated[2]))
        tables[path.stem] = spread(found)
    return tables
