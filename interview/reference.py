"""Measures an answer against one reference answer, where no pack is at hand. Pure.

The weights below were fitted to people's grades, whole questions left out; `docs/scoring.md` tells what each gives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise
from math import log

from msgspec import Struct

from interview.language import Language, in_small, language
from interview.letters import Letters, letters, likeness
from interview.text import Reading, read
from interview.twists import figures, heads, order, other_figures, turned

ASKED = 0.4  # what is left of a word's weight when the question itself holds it
LITTLE = 0.2  # weight of a word such as "the"
TURNING = 0.5  # weight of a little word that turns the meaning: "not", "same", "before"
SYNONYM = 0.85
KIN = 0.6  # words that share their first letters
KIN_LETTERS = 4
OWN = 0.3  # weight from which a word of the reference shows that a sentence speaks of its matter
PASSAGE = 50  # words in which a short reference is said at leisure
REACH = 3  # times the different words of a longer one
LONG = 25  # different content words from which a reference is a long one
SHORT = 12  # different words up to which a reference makes one statement, which one "not" turns round
TURNED = 0.7  # what is left of such a statement when it is turned round
UNTRUE = 0.25  # what is left of what is called untrue in so many words
MISTAKEN = 0.6  # what is left beside other figures than those of a short reference
# Shares of closeness. Fitted.
RECALL, PRECISION, LIKENESS, PHRASES, TOUCH = 0.41, 0.1, 0.2, 0.1, 0.1
EXTENT = 0.07  # for each natural logarithm of words, beside a long reference


class Reference(Struct, frozen=True):
    """A reference answer, ready to be compared: each different stem with its weight, and what it denies.

    `own` are its content words that the question has not; `figures` those of its figures that were asked for.
    """

    asked: frozenset[str]
    weights: dict[str, float]
    own: frozenset[str]
    denied: frozenset[str]
    content: int
    kin: dict[str, str]
    neighbours: frozenset[tuple[str, str]]
    letters: Letters
    figures: frozenset[str]
    asked_figures: frozenset[str]


@lru_cache(maxsize=256)
def prepare(question: str, reference: str, name: str) -> Reference:
    """Compiles a reference once for all the answers to its question."""
    known = language(name)
    put, reading = read(question, name), read(reference, name)
    asked, content = frozenset(put.stems), reading.said
    return Reference(
        asked=asked,
        weights={
            stem: _weight(form, stem, stem in content, known) * (ASKED if stem in asked else 1.0)
            for form, stem in zip(reading.forms, reading.stems, strict=True)
        },
        own=content - asked,
        denied=heads(reading),
        content=len(content),
        kin={stem[:KIN_LETTERS]: stem for stem in content if len(stem) >= KIN_LETTERS},
        neighbours=frozenset(pairwise(reading.stems)),
        letters=letters(reading, asked, known),
        figures=figures(reading, known) - figures(put, known)
        if known.amounts.search(in_small(question))
        else frozenset(),
        asked_figures=figures(put, known),
    )


def _weight(form: str, stem: str, content: bool, known: Language) -> float:
    if form in known.negators or form in known.turning:
        return TURNING
    return known.common.get(stem, 1.0) if content else LITTLE


def substance(question: str, reference: str, name: str = "en") -> float:
    """The weight of the reference's words that say more than little: how much it gives to judge by."""
    return sum(weight for weight in prepare(question, reference, name).weights.values() if weight > OWN)


def closeness(question: str, reference: str, answer: str, name: str = "en") -> float:
    """How close an answer comes to its reference, 0 to 1.

    Counts the weight of the reference's words that the answer's best passage has, of the answer's words that the
    reference has, how alike the two are letter by letter, the phrases they share, beside a short reference whether a
    word of its own is there at all, and beside a long one how much the sentences say that speak of its matter. Words in
    a heap, a statement turned round, one that is called untrue and other figures count for less.
    """
    known = language(name)
    wanted = prepare(question, reference, name)
    reading = read(answer, name)
    if not wanted.weights:
        return 0.0
    near = _near(reading, wanted)
    found = max((_found(heard, wanted, known) for heard in _passages(near, wanted)), key=_sum, default={})
    long = min(1.0, wanted.content / LONG)
    said = reading.said.intersection(chain.from_iterable(near))
    full = RECALL + PRECISION + LIKENESS + PHRASES + TOUCH * (1 - long) + EXTENT * long * log(1 + wanted.content)
    reached = RECALL * _sum(found) / _sum(wanted.weights)
    reached += PRECISION * _precision(reading, wanted, known)
    reached += LIKENESS * likeness(wanted.letters, letters(reading, wanted.asked, known))
    reached += PHRASES * len(wanted.neighbours.intersection(pairwise(reading.stems))) / max(1, len(wanted.neighbours))
    reached += TOUCH * (1 - long) * any(_match(stem, wanted, known)[0] in wanted.own for stem in reading.said)
    reached += EXTENT * long * log(1 + len(said))
    return min(1.0, reached / full * _trust(reading, found, wanted, known))


def _trust(reading: Reading, found: Mapping[str, float], wanted: Reference, known: Language) -> float:
    """What is left of an answer's closeness after all that may make it wrong."""
    left = order(reading, wanted.weights, wanted.neighbours)
    if known.denials.search(in_small(reading.text)):
        left *= UNTRUE
    one_statement = len(wanted.weights) <= SHORT and _sum(found) > _sum(wanted.weights) / 2
    if one_statement and turned(reading, found, wanted.weights, wanted.denied, known):
        left *= TURNED
    if wanted.content < LONG and other_figures(reading, wanted.figures, wanted.asked_figures, known):
        left *= MISTAKEN
    return left


def _sum(weights: Mapping[str, float]) -> float:
    return sum(weights.values())


def _near(reading: Reading, wanted: Reference) -> list[list[str]]:
    """The sentences that hold a content word of the reference, as stems."""
    sentences: dict[int, list[str]] = {}
    near = set()
    for stem, counts, place in zip(reading.stems, reading.content, reading.sentence, strict=True):
        sentences.setdefault(place, []).append(stem)
        if counts and wanted.weights.get(stem, 0.0) > OWN:
            near.add(place)
    return [stems for place, stems in sentences.items() if place in near]


def _passages(sentences: list[list[str]], wanted: Reference) -> Iterator[list[str]]:
    """Runs of sentences, each long enough for all of the reference to be said at leisure."""
    longest = max(PASSAGE, REACH * len(wanted.weights))
    for first in range(len(sentences)):
        passage: list[str] = []
        for sentence in sentences[first:]:
            passage += sentence
            if len(passage) >= longest:
                break
        yield passage
        if first + 1 < len(sentences) and sum(map(len, sentences[first:])) < longest:
            break


def _found(heard: Iterable[str], wanted: Reference, known: Language) -> dict[str, float]:
    """The weight found of each word of the reference."""
    found: dict[str, float] = {}
    for stem in dict.fromkeys(heard):
        match, quality = _match(stem, wanted, known)
        if match:
            found[match] = max(found.get(match, 0.0), quality * wanted.weights[match])
    return found


def _match(stem: str, wanted: Reference, known: Language) -> tuple[str, float]:
    """The reference's word that this one stands for, and how well; ("", 0) where there is none."""
    if stem in wanted.weights:
        return stem, 1.0
    for other in known.synonyms.get(stem, ()):
        if other in wanted.weights:
            return other, SYNONYM
    kin = wanted.kin.get(stem[:KIN_LETTERS]) if len(stem) >= KIN_LETTERS else None
    return (kin, KIN) if kin else ("", 0.0)


def _precision(reading: Reading, wanted: Reference, known: Language) -> float:
    whole = sum(known.common.get(stem, 1.0) for stem in reading.said)
    return sum(known.common.get(stem, 1.0) for stem in reading.said & wanted.weights.keys()) / whole if whole else 0.0
