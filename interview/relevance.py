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
from interview.scale import on_scale
from interview.text import Reading, read, read_once

PLAIN = 0.2  # part of an answer's content that speaks of the question's matter when all of it is on topic
# How far the pack fits the answer better than any other does, and a little how well it fits at all. In doubt an answer
# earns something, and all of it only where no other pack fits much better. What is the matter itself and not a story
# of one's own is covered by its own answers alone: there only what is plainly another pack's is turned away.
ABOVE = 0.3
STORY = ((-4.2, 0.0), (-3.6, 0.15), (-2.7, 0.15), (-1.9, 1.0))
MATTER = ((-3.2, 0.0), (-2.2, 1.0))
# Where nothing is known of other packs, or none of them is this one: how much of the pack an answer says, how much of
# the answer is the pack's matter, and how much its theme comes up.
VOCABULARY, THEME = 2.5, 2.0
ALONE = ((0.9, 0.0), (1.35, 1.0))
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
    words = frozenset(read_once(f"{pack.ask} . {pack.rephrase} . {said}", pack.language).stems)
    theme = read_once(" . ".join(pack.about), pack.language).said
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
    """From 0 to 1, how surely the answer is one to this question: by how it fits this pack beside all others. A pack
    that is not among those may be shown to be meant by what the answer says of it, too."""
    fits = fit(pack, reading)
    beside = 0.0
    if fits is not None:
        bounds = STORY if pack.kind in OWN_WORLD else MATTER
        beside = _between(bounds, fits.lead + ABOVE * fits.above)
        if fits.known:
            return beside
    whole = sum(concept.weight for concept in pack.concepts)
    covered = sum(concept.weight * found.share for concept, found in zip(pack.concepts, said, strict=True)) / whole
    alone = _between(ALONE, covered + VOCABULARY * shared(pack, reading) + THEME * theme(pack, reading))
    return max(beside, alone)


def _between(bounds: Sequence[tuple[float, float]], signs: float) -> float:
    (lowest, none), (highest, full) = bounds[0], bounds[-1]
    return none if signs <= lowest else full if signs >= highest else on_scale(bounds, signs)
