"""What an answer may have said in words that are not known here. Pure.

A full answer that covers something of a pack has most likely said more of it than is found: of ten ideas that were not
found in answers of 45 different words or more, nine had been said. So what was not found is told apart by how likely it
was said; it counts in part, and only what was surely left out is called missing and asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import exp

from interview.backdrop import knows
from interview.coverage import NOTHING, Found, opposed
from interview.model import Credit, Pack
from interview.text import Reading

COVERED = 0.3  # a concept with this share counts as covered
UNSURE = 0.03  # one with this share may have been said
# How likely that is: by how much of its words was found, and by how full the answer is (different words of content, up
# to so many). Fitted on twenty interviews.
NOT_FOUND, FOUND, FULL, FULLEST, MOST = -3.67, 3.2, 0.079, 60, 0.8
MAYBE = 0.29  # what is left of that as a share; less than what is covered
EVEN = 0.25  # from there on an idea may have been said
# Of the concepts, what an answer covers before anything is thought to be said unheard; more where it is held against no
# other packs, so that an answer to another question gains nothing.
SHOWN, SHOWN_ALONE = (0.02, 0.1), (0.35, 0.5)


def unheard(
    pack: Pack, reading: Reading, found: Mapping[int, Found], credits: Sequence[Credit], near: float
) -> Iterator[Credit]:
    """The credits, with what may have been said unheard; `near` is how surely the answer is one to the question."""
    covers = coverage(pack, {credit.concept: credit for credit in credits})
    none, whole = SHOWN if knows(pack) else SHOWN_ALONE
    shown = min(1.0, max(0.0, (covers / near - none) / (whole - none))) if near else 0.0
    full = NOT_FOUND + FULL * min(FULLEST, len(reading.said))
    for nth, credit in enumerate(credits):
        likely = shown / (1 + exp(-full - FOUND * min(MOST, found.get(nth, NOTHING).share)))
        # In doubt whether it is one to the question an answer earns little, and leaves out no more for that.
        maybe = round(max(UNSURE, MAYBE * likely * near), 3) if likely >= EVEN else 0.0
        heard = credit.share >= max(COVERED, maybe) or opposed(pack, found, nth)
        yield credit if heard else Credit(credit.concept, max(credit.share, maybe))


def coverage(pack: Pack, top: Mapping[str, Credit]) -> float:
    """The weighted share of the concepts that credits by concept cover."""
    whole = sum(concept.weight for concept in pack.concepts)
    return sum(concept.weight * top[concept.id].share for concept in pack.concepts if concept.id in top) / whole
