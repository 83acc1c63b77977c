"""The ways to say the ideas of a pack, compiled for looking answers up word by word. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from sys import intern

from msgspec import Struct

from interview.language import Language, language
from interview.text import read_once

ASKED = 0.3  # what is left of a word's weight when the question itself holds it
SYNONYM = 0.85
ENOUGH = 1.3  # weight of the words that make a wording distinctive; one with less earns less
LOOSE = 1.5  # how many times a wording's weight must be found when words of several wordings are mixed


class Wording(Struct, frozen=True):
    """One way to say an idea: its content words in order, with weights that add up to `distinct`.

    `distinct` is below 1 for a wording of everyday words; it earns the rest where its very phrases (pairs of
    neighbours, little words included) are heard; others have none. A loose one holds the words of all wordings of its
    idea.
    """

    idea: int
    stems: tuple[str, ...]
    weights: tuple[float, ...]
    phrases: frozenset[tuple[str, str]]
    distinct: float
    denies: bool
    loose: bool
    width: int


class Matcher(Struct, frozen=True):
    """The wordings of several ideas, compiled for looking answers up word by word.

    `hits` says by stem which word of which wording it fills, and how well.
    """

    wordings: tuple[Wording, ...]
    hits: dict[str, tuple[tuple[int, int, float], ...]]
    slips: dict[str, str]


def compile(ideas: Sequence[Sequence[str]], asked: frozenset[str], name: str) -> Matcher:
    """A matcher for ideas, each given by its wordings; `asked` are the stems of the question, which say less."""
    known = language(name)
    wordings: list[Wording] = []
    for idea, texts in enumerate(ideas):
        strict = [wording for text in texts if (wording := _strict(idea, text, asked, known, name))]
        wordings += strict
        if len(strict) > 1:
            wordings.append(_loose(idea, strict, asked, known))
    hits: dict[str, dict[tuple[int, int], float]] = {}
    for nth, wording in enumerate(wordings):
        for term, stem in enumerate(wording.stems):
            hits.setdefault(stem, {})[nth, term] = 1.0
            for other in known.synonyms.get(stem, ()):
                hits.setdefault(other, {}).setdefault((nth, term), SYNONYM)
    return Matcher(
        wordings=tuple(wordings),
        hits={stem: tuple(_place(*at, quality) for at, quality in found.items()) for stem, found in hits.items()},
        # Packs share most of their words, and so the many ways to get one wrong.
        slips={intern(variant): stem for stem in hits if len(stem) >= 5 for variant in variants(stem)},
    )


@lru_cache(maxsize=10_000)
def _place(nth: int, term: int, quality: float) -> tuple[int, int, float]:
    """One for all packs: they have some thousand between them, and each of them as many."""
    return nth, term, quality


def _weight(stem: str, asked: frozenset[str], known: Language) -> float:
    return known.common.get(stem, 1.0) * (ASKED if stem in asked else 1.0)


def _strict(idea: int, text: str, asked: frozenset[str], known: Language, name: str) -> Wording | None:
    reading = read_once(text, name)
    stems = [stem for stem, counts in zip(reading.stems, reading.content, strict=True) if counts]
    if not stems:
        return None
    weights = [_weight(stem, asked, known) for stem in stems]
    whole = max(sum(weights), ENOUGH)
    denies = any(form in known.negators or form in known.preventers for form in reading.forms)
    return Wording(
        idea=idea,
        stems=tuple(stems),
        weights=tuple(weight / whole for weight in weights),
        phrases=frozenset(pairwise(reading.stems)) if sum(weights) < whole else frozenset(),
        distinct=sum(weights) / whole,
        denies=denies,
        loose=False,
        width=3 * len(stems) + 6,
    )


def _loose(idea: int, wordings: Sequence[Wording], asked: frozenset[str], known: Language) -> Wording:
    stems = tuple(dict.fromkeys(stem for wording in wordings for stem in wording.stems))
    weights = [_weight(stem, asked, known) for stem in stems]
    typical = sorted(sum(_weight(stem, asked, known) for stem in wording.stems) for wording in wordings)
    whole = LOOSE * max(typical[len(typical) // 2], ENOUGH)
    shares = tuple(weight / whole for weight in weights)
    return Wording(idea, stems, shares, frozenset(), distinct=1.0, denies=False, loose=True, width=20)


def variants(stem: str) -> list[str]:
    """The stem, and all it can be with one letter left out; the first letter is always right."""
    return [stem, *(stem[:here] + stem[here + 1 :] for here in range(1, len(stem)))]
