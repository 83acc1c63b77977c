"""What the scorer's figures have to reach. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

AHEAD = 0.04  # of the best baseline, mean r within questions
POOLED = {"mohler": 0.57}
TIERS = ("good", "mediocre", "bad")
APART = 0.15
MOST = {
    "keyword_salad": 0.35,
    "negated_reference": 0.40,
    "question_echo": 0.10,
    "i_dont_know": 0.05,
    "other_question_best_answer": 0.15,
}
LEAST = {"reference_verbatim": 0.90, "best_student": 0.70}
PADDED = 0.05  # what padding may add
COSTS = {"import": 150.0, "megabytes": 80.0, "250 words": 4.0}
FRESH_STRONG = 3.8
WEAK = 2.0
FOREIGN_MOST, FOREIGN_MEAN = 2.0, 1.1
SHUFFLED = 2.4
OUTLINE = 4.0


def broken(found: Mapping[str, Any]) -> list[str]:
    """Each bar that does not hold, in a line."""
    return [*_people(found), *_probes(found["probes"]), *_packs(found), *_costs(found["costs"])]


def _people(found: Mapping[str, Any]) -> Iterator[str]:
    ahead = found["grading"]["ahead"]
    if ahead and ahead["by"] < AHEAD:
        yield f"ahead of {ahead['best']} by {ahead['by']:.3f}, not {AHEAD}"
    for name, least in POOLED.items():
        reached = found["grading"]["sets"].get(name, {}).get("ours", {}).get("r", 1.0)
        if reached < least:
            yield f"r on {name} {reached:.3f}, not {least}"
    means = [found["answers"][tier]["mean"] for tier in TIERS if tier in found["answers"]]
    for high, low in pairwise(means):
        if high - low < APART:
            yield f"tiers of real answers {high:.2f} and {low:.2f}, not {APART} apart"
    if found["inversions"]:
        yield f"{found['inversions']} bad answers above a good one of the same question"


def _probes(table: Mapping[str, Mapping[str, float]]) -> Iterator[str]:
    mean = {kind: row["mean"] for kind, row in table.items()}
    for kind, most in MOST.items():
        if mean.get(kind, 0.0) > most:
            yield f"{kind} {mean[kind]:.2f}, above {most}"
    for kind, least in LEAST.items():
        if mean.get(kind, 1.0) < least:
            yield f"{kind} {mean[kind]:.2f}, below {least}"
    if mean.get("best_plus_padding", 0.0) > mean.get("best_student", 1.0) + PADDED:
        yield "padding raises a score"
    if mean.get("reference_x10", 0.0) > mean.get("reference_verbatim", 1.0) + 1e-9:
        yield "repeating raises a score"


def _packs(found: Mapping[str, Any]) -> Iterator[str]:
    examples, foreign = found["examples"], found["foreign"]
    if examples["ranked"]["mean"] < 1.0:
        yield f"{1 - examples['ranked']['mean']:.0%} of the packs do not rank their examples half a point apart"
    if examples["outline"]["least"] < OUTLINE:
        yield f"an outline gets {examples['outline']['least']}"
    if examples["nothing"]["most"] > 1.0:
        yield f"what says nothing gets {examples['nothing']['most']}"
    if examples["shuffled"]["most"] > SHUFFLED:
        yield f"shuffled words get {examples['shuffled']['most']}"
    if foreign["most"] > FOREIGN_MOST or foreign["mean"] > FOREIGN_MEAN:
        yield f"answers to other packs get up to {foreign['most']}, {foreign['mean']:.2f} in the mean"
    for name, table in found["fresh"].items():
        # The share ranked right is a figure and no bar: of eight questions one is more than a tenth.
        if table["strong"]["mean"] < FRESH_STRONG:
            yield f"fresh answers, {name}: strong {table['strong']['mean']:.2f}, below {FRESH_STRONG}"
        if table["weak"]["mean"] > WEAK:
            yield f"fresh answers, {name}: weak {table['weak']['mean']:.2f}, above {WEAK}"


def _costs(costs: Mapping[str, float]) -> Iterator[str]:
    for name, most in COSTS.items():
        if costs[name] > most:
            yield f"{name} {costs[name]:.0f}, above {most:.0f}"
