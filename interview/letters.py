"""Likeness of two texts by groups of letters, which forgives endings, slips and compounds. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import lru_cache
from math import sqrt

from interview.language import Language
from interview.text import Reading

GROUP = 3  # letters
LITTLE = 0.5  # weight of a word such as "the"
ASKED = 0.4  # what is left of a word's weight when the question itself holds it

Letters = Mapping[str, float]  # weight by group


@lru_cache(maxsize=20_000)
def _groups(stem: str) -> tuple[str, ...]:
    marked = f" {stem} "
    return tuple(marked[here : here + GROUP] for here in range(max(1, len(marked) - GROUP + 1)))


def letters(reading: Reading, asked: frozenset[str], known: Language) -> Letters:
    """The letter groups of a text's stems, each with the root of its words' weights."""
    weights: dict[str, float] = defaultdict(float)
    for stem, counts in zip(reading.stems, reading.content, strict=True):
        weight = (known.common.get(stem, 1.0) if counts else LITTLE) * (ASKED if stem in asked else 1.0)
        for group in _groups(stem):
            weights[group] += weight
    return {group: sqrt(weight) for group, weight in weights.items()}


def likeness(first: Letters, second: Letters) -> float:
    """The cosine of the two, 0 to 1."""
    both = sum(weight * second.get(group, 0.0) for group, weight in first.items())
    size = sqrt(sum(w * w for w in first.values()) * sum(w * w for w in second.values()))
    return min(1.0, both / size) if size else 0.0
