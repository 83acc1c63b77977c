"""How well packs fit a job: by the words of its description, or by topics in the order of their use. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log

from interview.language import language
from interview.model import Pack
from interview.text import read, read_once

LEAST = 0.06
"""Of a pack's own weight of words, that a description speaks of at all: below, no pack is drawn by it."""


def fits(packs: Sequence[Pack], description: str, topics: Sequence[str] = ()) -> dict[str, float]:
    """By pack id from 0 to 1, by words, and where topics are known by them for two thirds. Empty without either."""
    words = by_words(packs, description)
    if not topics:
        return words
    return {id: round((2 * value + words.get(id, 0.0)) / 3, 3) for id, value in by_topics(packs, topics).items()}


def by_words(packs: Sequence[Pack], description: str) -> dict[str, float]:
    """By pack id from 0 (fits least) to 1 (fits best): how much of what sets a pack apart the description speaks of."""
    if not description.strip() or not packs:
        return {}
    said = {pack.id: _stems(pack) for pack in packs}
    asked = read(description, packs[0].language).said
    held = Counter(chain.from_iterable(said.values()))
    common = language(packs[0].language).common
    # A word that all packs hold, or that everybody uses, tells nothing.
    worth = {stem: common.get(stem, 1.0) * log(len(packs) / count) for stem, count in held.items()}
    shares = {id: _share(stems, asked, worth) for id, stems in said.items()}
    low, high = min(shares.values()), max(shares.values())
    whole = max(high - low, LEAST)
    return {id: round((share - low) / whole, 3) for id, share in shares.items()}


def _share(stems: frozenset[str], asked: frozenset[str], worth: Mapping[str, float]) -> float:
    whole = sum(map(worth.__getitem__, stems))
    return sum(map(worth.__getitem__, stems & asked)) / whole if whole else 0.0


def by_topics(packs: Sequence[Pack], topics: Sequence[str]) -> dict[str, float]:
    """By pack id: 1 for the first topic, less and less down to the last, 0 for the rest."""
    worth = {topic: 1 - nth / (len(topics) + 1) for nth, topic in enumerate(topics)}
    return {pack.id: round(worth.get(pack.topic, 0.0), 3) for pack in packs}


@lru_cache(maxsize=1024)
def _stems(pack: Pack) -> frozenset[str]:
    """The content words of a pack: what it asks, its topic, and how people say its concepts."""
    said = " . ".join(say for concept in pack.concepts for say in (concept.label, *concept.says))
    return read_once(f"{pack.topic.replace('-', ' ')} . {pack.ask} . {said}", pack.language).said
