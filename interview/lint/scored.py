"""What the lint says by scoring: a pack's own examples, its hints, and answers that are none to it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from heapq import nsmallest
from itertools import pairwise
from zlib import crc32

from interview.model import Grade, Pack
from interview.scale import FLOOR
from interview.scoring import judge, score

GRADES: tuple[Grade, ...] = ("weak", "fair", "strong")
STEP = 0.5  # between the scores of two grades
OUTLINE = 4.0
FOREIGN = 2.0  # the most for another pack's strong example
FOREIGN_SAMPLE = 8
LEAK = 0.6  # a hint or probe with this share gives its concept away


def leaks(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    texts = [("ask", pack.ask), ("rephrase", pack.rephrase), ("hint", pack.hint)]
    texts += [(f"probe of {concept.id}", concept.probe) for concept in pack.concepts]
    for field, text in texts:
        for credit in judge(pack, "", text).credits:
            if credit.share >= LEAK and pack.concept(credit.concept).detect is None:
                said = text[credit.start : credit.end]
                yield f"{field} gives concept {credit.concept} away; say it without {said!r}"


def outline(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    outline = score(pack, [judge(pack, pack.ask, pack.strong)])
    if outline < OUTLINE:
        yield f"the outline scores {outline}, below {OUTLINE}; {_uncovered(pack, pack.strong)}"


def ranks(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
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


def floor(pack: Pack, _: Mapping[str, str]) -> Iterator[str]:
    """Who says nothing, or asks the question back, has earned nothing."""
    for what, text in (("an empty answer", ""), ("the question asked back", pack.ask)):
        if (got := score(pack, [judge(pack, pack.ask, text)])) > FLOOR:
            yield f"{what} scores {got}, above {FLOOR}; take words of the question out of the wordings"


def strangers(pack: Pack, packs: Sequence[Pack]) -> tuple[Pack, ...]:
    """Others whose strong examples must not do well here. Each pack meets a few, by a draw that depends on the two ids
    alone, so that a new pack brings trouble to nobody but itself and those it meets."""
    drawn = nsmallest(FOREIGN_SAMPLE, packs, key=lambda other: crc32(f"{other.id} for {pack.id}".encode()))
    return tuple(other for other in drawn if other.id != pack.id)


def best_answer(pack: Pack) -> str:
    return next((example.text for example in pack.examples if example.grade == "strong"), pack.strong)


def beside(pack: Pack, others: Iterable[Pack]) -> Iterator[str]:
    for other in others:
        text = best_answer(other)
        got = score(pack, [judge(pack, pack.ask, text)])
        if got > FOREIGN:
            given = ", ".join(c.concept for c in judge(pack, pack.ask, text).credits if c.share >= LEAK)
            told = f"the strong example of {other.id} scores {got}"
            yield f"pack {pack.id}: {told}; make {given} more distinctive"
