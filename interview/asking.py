"""Which idea that an answer left out a follow-up asks for: not one that it spoke of in words we do not know. Pure."""

from __future__ import annotations

from functools import lru_cache
from math import sqrt

from interview.language import language
from interview.model import Concept, Judgement, Kind, Pack
from interview.next_steps import still_open
from interview.packs import KEPT
from interview.relevance import matter
from interview.scoring import best, score
from interview.text import read, read_once

NEAR = 2.0
"""How far the idea's words in an answer speak against asking for it."""

OWN_WORLD: frozenset[Kind] = frozenset({"behavioural", "screening", "values"})
ASTRAY = 12
"""Different words of content from which on an answer says enough to be seen to go past its question."""

BESIDE = 0.16
"""The share of them that is of the pack's matter, its question aside, in an answer that goes past it."""

FULL = 40
"""Different words of content from which on an answer has most likely said what matters most, in words we do not know:
the weight of an idea counts for the choice by what an answer is short of that."""

ENOUGH = 3.5
"""From this score on a full answer is not followed up: of those that were, every other one asked for what was said."""


def to_ask(pack: Pack, judgement: Judgement, answer: str) -> tuple[Concept, ...]:
    """The concepts that the answer surely left out, first what is furthest from what was said; of a
    short answer what weighs much."""
    common = language(pack.language).common
    heard, said, held = best((judgement,)), read(answer, pack.language).said, _words(pack)
    short = max(0.0, 1 - len(said) / FULL)

    def open_(concept: Concept) -> float:
        words = held[concept.id]
        near = sum(common.get(stem, 1.0) for stem in words & said) / sqrt(len(words) or 1)
        return float(concept.weight**short * (1 - heard[concept.id].share) / (1 + NEAR * near))

    return tuple(sorted(still_open(pack, (judgement,)), key=open_, reverse=True))


def goes_past(pack: Pack, answer: str) -> bool:
    """Whether an answer to what is not told in words of one's own world talks round the question: it says a good deal,
    and next to nothing of the matter but what the question says itself."""
    asked = read(pack.ask, pack.language).said | read(pack.rephrase, pack.language).said
    said = read(answer, pack.language).said - asked
    if pack.kind in OWN_WORLD or len(said) < ASTRAY:
        return False
    common = language(pack.language).common
    whole = sum(common.get(stem, 1.0) for stem in said)
    return sum(common.get(stem, 1.0) for stem in said & matter(pack).words) < BESIDE * whole


def has_said_enough(pack: Pack, judgement: Judgement, answer: str) -> bool:
    """Whether an answer is so full and so good that what it lacks was most likely said, in words we do not know."""
    said = read(answer, pack.language).said
    return len(said) >= FULL and score(pack, (judgement,)) >= ENOUGH


@lru_cache(maxsize=KEPT)
def _words(pack: Pack) -> dict[str, frozenset[str]]:
    """By concept, the stems of all that is said of it, but for those of the question."""
    asked = read(pack.ask, pack.language).said
    return {
        concept.id: read_once(" . ".join((concept.label, *concept.says, concept.probe)), pack.language).said - asked
        for concept in pack.concepts
    }
