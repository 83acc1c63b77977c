"""What the lint says by reading packs: their fields, and how they stand beside each other. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import lru_cache

from interview.model import ANY_ROLE, Concept, Pack
from interview.text import read, read_once

SAME_OPENING = 3
ALIKE = 0.6
ASKS = 1024  # questions whose words are at hand: a new pack is held against a whole bank
LENGTHS = {"ask": (8, 60), "rephrase": (8, 60), "hint": (6, 50), "strong": (70, 200)}
EXAMPLE_LENGTHS = {"weak": (15, 80), "fair": (30, 120), "strong": (60, 190)}


def ids(packs: Sequence[Pack]) -> Iterator[str]:
    for id, count in Counter(pack.id for pack in packs).items():
        if count > 1:
            yield f"pack {id}: the id is there {count} times; rename all but one"


def unknown_roles(packs: Sequence[Pack], known: Collection[str]) -> Iterator[str]:
    for pack in packs:
        for role in pack.roles:
            if role != ANY_ROLE and role not in known:
                there = ", ".join(sorted(known))
                yield f"pack {pack.id}: role {role} is not in the catalog; use one of {there} or any"


def openings(packs: Sequence[Pack]) -> Iterator[str]:
    openings: dict[str, list[str]] = {}
    for pack in packs:
        openings.setdefault(" ".join(pack.ask.lower().split()[:3]), []).append(pack.id)
    for opening, ids in openings.items():
        if len(ids) > SAME_OPENING:
            yield f"packs {', '.join(ids)}: all open with {opening!r}; open some another way"


def alike(packs: Sequence[Pack], beside: Sequence[Pack] = ()) -> Iterator[str]:
    seen = [(pack.id, _asked(pack.ask, pack.language)) for pack in beside]
    for pack in packs:
        words = _asked(pack.ask, pack.language)
        for other, others in seen:
            if len(words & others) >= ALIKE * len(words | others):
                yield f"pack {pack.id}: asks nearly the same as {other}; drop or change one"
        seen.append((pack.id, words))


@lru_cache(maxsize=ASKS)
def _asked(ask: str, language: str) -> frozenset[str]:
    return read_once(ask, language).said


def names(pack: Pack, topics: Mapping[str, str]) -> Iterator[str]:
    if pack.topic not in topics:
        yield f"topic {pack.topic} has no label; add it to [topics]"
    if not 1 <= pack.difficulty <= 5:
        yield f"difficulty {pack.difficulty}; give 1 to 5"
    if not 1 <= pack.minutes <= 15:
        yield f"minutes {pack.minutes}; give 1 to 15"
    if not pack.levels or not pack.roles:
        yield "no role or no level; name at least one of each"


def lengths(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    texts = {"ask": pack.ask, "rephrase": pack.rephrase, "hint": pack.hint, "strong": pack.strong}
    for field, text in texts.items():
        yield from _length(field, text, LENGTHS[field])
    for example in pack.examples:
        yield from _length(f"{example.grade} example", example.text, EXAMPLE_LENGTHS[example.grade])


def _length(field: str, text: str, bounds: tuple[int, int]) -> Iterator[str]:
    low, high = bounds
    if not low <= (count := len(text.split())) <= high:
        yield f"{field} has {count} words; write {low} to {high}"


def concepts(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    if len(pack.concepts) < 4:
        yield f"{len(pack.concepts)} concepts; write at least 4"
    for id, count in Counter(concept.id for concept in pack.concepts).items():
        if count > 1:
            yield f"concept {id} is there {count} times; rename all but one"
    for concept in pack.concepts:
        for line in _concept(pack, concept):
            yield f"concept {concept.id}: {line}"


def _concept(pack: Pack, concept: Concept) -> Iterator[str]:
    if not 1 <= concept.weight <= 3:
        yield f"weight {concept.weight}; give 1 to 3"
    if len(concept.says) < 2:
        yield f"{len(concept.says)} wordings; write at least 2"
    if len(set(concept.says)) < len(concept.says):
        yield "a wording is there twice; take one out"
    if not concept.probe.strip():
        yield "no probe; write what a curious colleague would ask next"
    if not 1 <= len(concept.label.split()) <= 7:
        yield f"label {concept.label!r}; write a noun phrase of 2 to 6 words"
    asked = set(read(pack.ask, pack.language).stems)
    for say in concept.says:
        reading = read_once(say, pack.language)
        content = [stem for stem, counts in zip(reading.stems, reading.content, strict=True) if counts]
        if content and asked.issuperset(content):
            yield f"wording {say!r} holds only words of the question; an echo would satisfy it"
        if not content:
            yield f"wording {say!r} has no content word; say what is distinctive"


def ids_of_concepts(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    """For packs nobody typed: people write ids with care."""
    for concept in pack.concepts:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", concept.id) or len(concept.id) > 40:
            yield f"concept id {concept.id[:40]!r}; write one or two words in small letters, joined by hyphens"
