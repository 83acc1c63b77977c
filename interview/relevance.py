"""How far an answer speaks of what a pack asks, so that a good answer to something else earns nothing. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import sqrt

from msgspec import Struct

from interview.backdrop import fit
from interview.coverage import Found
from interview.language import language
from interview.model import Kind, Pack
from interview.packs import KEPT
from interview.text import Reading, read

PLAIN = 0.2  # part of an answer's content that speaks of the question's matter when all of it is on topic
# How much of the pack an answer says, how much of the answer is the pack's matter, and how much its theme comes up:
# full measure from the second bound, none up to the first. Most answers to other packs are below,
# most fresh answers to this one above.
VOCABULARY, THEME = 2.5, 2.0
ALONE = (0.9, 1.35)
# With how well it fits this pack beside all others, where people answer in words of their own world.
SAID, LEAD = 3.0, 0.25
BESIDE = (3.2, 5.2)
OWN_WORLD: frozenset[Kind] = frozenset({"behavioural", "screening", "values", "case"})


class Matter(Struct, frozen=True):
    """What a pack is about: its question, the stems of that and of all wordings of its concepts, and its theme's."""

    question: Reading
    words: frozenset[str]
    theme: frozenset[str]


@lru_cache(maxsize=KEPT)
def matter(pack: Pack) -> Matter:
    known = language(pack.language)
    said = " . ".join(say for concept in pack.concepts for say in concept.says)
    words = frozenset(read(f"{pack.ask} . {pack.rephrase} . {said}", pack.language).stems)
    theme = read(" . ".join(pack.about), pack.language).said
    return Matter(read(pack.ask, pack.language), words.union(*(known.synonyms.get(stem, ()) for stem in words)), theme)


def shared(pack: Pack, reading: Reading) -> float:
    """The weight of the answer's different words that belong to the pack's matter, by that of all: 0 to 1."""
    known = language(pack.language)
    words = reading.said
    whole = sum(known.common.get(word, 1.0) for word in words)
    return sum(known.common.get(word, 1.0) for word in words & matter(pack).words) / whole if whole else 0.0


def relevance(part: float) -> float:
    """From 0 to 1, what a share of the pack's matter means: a fifth is as much as anybody needs."""
    return round(min(1.0, part / PLAIN), 3)


def theme(pack: Pack, reading: Reading) -> float:
    """The weight of the theme's words that come up, by the root of all that could."""
    known = language(pack.language)
    heard = sum(known.common.get(word, 1.0) for word in reading.said & matter(pack).theme)
    return heard / sqrt(max(1, len(reading.said)))


def about(pack: Pack, reading: Reading, said: Sequence[Found]) -> float:
    """From 0 to 1, how surely the answer is one to this question: by what it says of the pack, and in whose words."""
    whole = sum(concept.weight for concept in pack.concepts)
    covered = sum(concept.weight * found.share for concept, found in zip(pack.concepts, said, strict=True)) / whole
    signs = covered + VOCABULARY * shared(pack, reading) + THEME * theme(pack, reading)
    fits = fit(pack, reading) if pack.kind in OWN_WORLD else None
    if fits is None:
        return _between(ALONE, signs)
    return _between(BESIDE, fits.above + LEAD * fits.lead + SAID * signs)


def _between(bounds: tuple[float, float], signs: float) -> float:
    stray, full = bounds
    return min(1.0, max(0.0, (signs - stray) / (full - stray)))
