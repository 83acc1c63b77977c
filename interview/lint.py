"""Checks question packs, those that ship and others: `python -m interview.lint FILE_OR_FOLDER...`"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from heapq import nsmallest
from itertools import pairwise
from zlib import crc32

from interview.catalog import catalog
from interview.model import ANY_ROLE, Concept, Grade, Pack
from interview.scoring import judge, score
from interview.text import read, read_once

GRADES: tuple[Grade, ...] = ("weak", "fair", "strong")
STEP = 0.5  # between the scores of two grades
OUTLINE = 4.0
FOREIGN = 2.0  # the most for another pack's strong example
FOREIGN_SAMPLE = 8
SAME_OPENING = 3
ALIKE = 0.6
ASKS = 1024  # questions whose words are at hand: a new pack is held against a whole bank
LEAK = 0.6  # a hint or probe with this share gives its concept away
LENGTHS = {"ask": (8, 60), "rephrase": (8, 60), "hint": (6, 50), "strong": (70, 200)}
EXAMPLE_LENGTHS = {"weak": (15, 80), "fair": (30, 120), "strong": (60, 190)}


def lint(
    packs: Sequence[Pack], topics: Mapping[str, str], *, beside: Sequence[Pack] = (), roles: Collection[str] = ()
) -> list[str]:
    """Every problem, one line each, in the order of the packs. `beside`: packs that are there already and must be told
    apart from these. `roles` are known beside those of the catalogue."""
    return [
        *_ids(packs),
        *_openings(packs),
        *_alike(packs, beside),
        *_unknown_roles(packs, {*(offer.id for offer in catalog().roles), *roles}),
        *(line for pack in packs for line in (*_pack(pack, topics), *_foreign(pack, (*packs, *beside)))),
    ]


def newcomer(pack: Pack, others: Sequence[Pack], topics: Mapping[str, str], *, examples: bool = True) -> list[str]:
    """What stands against one more pack, or another version of one, beside these. `examples`: whether it needs any."""
    beside = [other for other in others if other.id != pack.id]
    checks = (_names, _lengths, _concepts, _ids_of_concepts, _leaks, _outline, *((_ranks,) if examples else ()))
    own = [f"pack {pack.id}: {line}" for check in checks for line in check(pack, topics)]
    return [*own, *_alike([pack], beside), *_beside(pack, beside[:: max(1, len(beside) // FOREIGN_SAMPLE)])]


def _pack(pack: Pack, topics: Mapping[str, str]) -> Iterator[str]:
    for check in (_names, _lengths, _concepts, _leaks, _outline, _ranks):
        for line in check(pack, topics):
            yield f"pack {pack.id}: {line}"


def _ids(packs: Sequence[Pack]) -> Iterator[str]:
    for id, count in Counter(pack.id for pack in packs).items():
        if count > 1:
            yield f"pack {id}: the id is there {count} times; rename all but one"


def _names(pack: Pack, topics: Mapping[str, str]) -> Iterator[str]:
    if pack.topic not in topics:
        yield f"topic {pack.topic} has no label; add it to [topics]"
    if not 1 <= pack.difficulty <= 5:
        yield f"difficulty {pack.difficulty}; give 1 to 5"
    if not 1 <= pack.minutes <= 15:
        yield f"minutes {pack.minutes}; give 1 to 15"
    if not pack.levels or not pack.roles:
        yield "no role or no level; name at least one of each"


def _unknown_roles(packs: Sequence[Pack], known: Collection[str]) -> Iterator[str]:
    for pack in packs:
        for role in pack.roles:
            if role != ANY_ROLE and role not in known:
                there = ", ".join(sorted(known))
                yield f"pack {pack.id}: role {role} is not in the catalog; use one of {there} or any"


def _lengths(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    texts = {"ask": pack.ask, "rephrase": pack.rephrase, "hint": pack.hint, "strong": pack.strong}
    for field, text in texts.items():
        yield from _length(field, text, LENGTHS[field])
    for example in pack.examples:
        yield from _length(f"{example.grade} example", example.text, EXAMPLE_LENGTHS[example.grade])


def _length(field: str, text: str, bounds: tuple[int, int]) -> Iterator[str]:
    low, high = bounds
    if not low <= (count := len(text.split())) <= high:
        yield f"{field} has {count} words; write {low} to {high}"


def _concepts(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
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


def _leaks(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    texts = [("ask", pack.ask), ("rephrase", pack.rephrase), ("hint", pack.hint)]
    texts += [(f"probe of {concept.id}", concept.probe) for concept in pack.concepts]
    for field, text in texts:
        for credit in judge(pack, "", text).credits:
            if credit.share >= LEAK and pack.concept(credit.concept).detect is None:
                said = text[credit.start : credit.end]
                yield f"{field} gives concept {credit.concept} away; say it without {said!r}"


def _ids_of_concepts(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    """For packs nobody typed: people write ids with care."""
    for concept in pack.concepts:
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", concept.id) or len(concept.id) > 40:
            yield f"concept id {concept.id[:40]!r}; write one or two words in small letters, joined by hyphens"


def _outline(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    outline = score(pack, [judge(pack, pack.ask, pack.strong)])
    if outline < OUTLINE:
        yield f"the outline scores {outline}, below {OUTLINE}; {_uncovered(pack, pack.strong)}"


def _ranks(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    grades = [example.grade for example in pack.examples]
    if sorted(grades) != sorted(GRADES):
        yield f"examples are {', '.join(grades) or 'none'}; write one weak, one fair, one strong"
        return
    texts = {example.grade: example.text for example in pack.examples}
    scores = {grade: score(pack, [judge(pack, pack.ask, texts[grade])]) for grade in GRADES}
    for lower, higher in pairwise(GRADES):
        if scores[higher] - scores[lower] < STEP - 1e-9:
            told = ", ".join(f"{grade} {scores[grade]}" for grade in GRADES)
            gap = _uncovered(pack, texts[higher])
            yield f"{lower} and {higher} are not {STEP} apart ({told}); in the {higher} one {gap}"


def _uncovered(pack: Pack, text: str) -> str:
    weak = [f"{c.concept} {c.share:.1f}" for c in judge(pack, pack.ask, text).credits if c.share < 0.9]
    nothing = pack.kind in ("behavioural", "values") and not pack.about
    hint = "; give `about` single words that an answer can hardly do without" if nothing else ""
    return f"hardly covered: {', '.join(weak)}{hint}" if weak else "every concept is covered"


def _openings(packs: Sequence[Pack]) -> Iterator[str]:
    openings: dict[str, list[str]] = {}
    for pack in packs:
        openings.setdefault(" ".join(pack.ask.lower().split()[:3]), []).append(pack.id)
    for opening, ids in openings.items():
        if len(ids) > SAME_OPENING:
            yield f"packs {', '.join(ids)}: all open with {opening!r}; open some another way"


def _alike(packs: Sequence[Pack], beside: Sequence[Pack] = ()) -> Iterator[str]:
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


def _foreign(pack: Pack, packs: Sequence[Pack]) -> Iterator[str]:
    """Another pack's strong example must not do well. Each pack meets a few others, by a draw that depends on the two
    ids alone, so that a new pack brings trouble to nobody but itself and those it meets."""
    drawn = nsmallest(FOREIGN_SAMPLE, packs, key=lambda other: crc32(f"{other.id} for {pack.id}".encode()))
    yield from _beside(pack, drawn)


def _beside(pack: Pack, others: Iterable[Pack]) -> Iterator[str]:
    for other in others:
        text = next((example.text for example in other.examples if example.grade == "strong"), other.strong)
        if other.id == pack.id:
            continue
        got = score(pack, [judge(pack, pack.ask, text)])
        if got > FOREIGN:
            given = ", ".join(c.concept for c in judge(pack, pack.ask, text).credits if c.share >= LEAK)
            told = f"the strong example of {other.id} scores {got}"
            yield f"pack {pack.id}: {told}; make {given} more distinctive"


if __name__ == "__main__":
    from interview.lint_command import main

    sys.exit(main(sys.argv[1:]))
