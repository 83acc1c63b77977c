"""Measures an answer against one reference answer, where no pack is at hand. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, pairwise
from math import log

from msgspec import Struct

from interview.language import Language, language
from interview.text import Reading, read

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
UNTRUE = 0.3  # what is left of what is called untrue in so many words
HEAP = 6  # pairs of neighbours that tell sentences from a heap of words
ORDERED = 0.65  # share of such pairs to be neighbours in the reference too, of an answer made of nothing else
# What makes an answer close to its reference. Fitted to people's grades with whole questions left out.
RECALL, PRECISION, EXTENT = 0.41, 0.2, 0.05


class Reference(Struct, frozen=True):
    """A reference answer, ready to be compared: each different stem with its weight, and what it denies."""

    weights: dict[str, float]
    denied: frozenset[str]
    content: int
    kin: dict[str, str]
    neighbours: frozenset[tuple[str, str]]


@lru_cache(maxsize=256)
def prepare(question: str, reference: str, name: str) -> Reference:
    """Compiles a reference once for all the answers to its question."""
    known = language(name)
    asked = frozenset(read(question, name).stems)
    reading = read(reference, name)
    content = {stem for stem, counts in zip(reading.stems, reading.content, strict=True) if counts}
    return Reference(
        weights={
            stem: _weight(form, stem, stem in content, known) * (ASKED if stem in asked else 1.0)
            for form, stem in zip(reading.forms, reading.stems, strict=True)
        },
        denied=_heads(reading),
        content=len(content),
        kin={stem[:KIN_LETTERS]: stem for stem in content if len(stem) >= KIN_LETTERS},
        neighbours=frozenset(pairwise(reading.stems)),
    )


def _weight(form: str, stem: str, content: bool, known: Language) -> float:
    if form in known.negators or form in known.turning:
        return TURNING
    return known.common.get(stem, 1.0) if content else LITTLE


def _heads(reading: Reading) -> frozenset[str]:
    """The words that a "not" stands nearest to: what is denied of a thing, not the thing."""
    heads, denying = set(), False
    for stem, counts, denied in zip(reading.stems, reading.content, reading.denied, strict=True):
        if counts and denied and not denying:
            heads.add(stem)
        denying = denied and (denying or counts)
    return frozenset(heads)


def closeness(question: str, reference: str, answer: str, name: str = "en") -> float:
    """How close an answer comes to its reference, 0 to 1.

    Counts the weight of the reference's words that the answer's best passage has, of the answer's words that the
    reference has, and, beside a long reference, how much the sentences say that speak of its matter. Words in a
    heap, a statement turned round and one that is called untrue count for less.
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
    reached = RECALL * _sum(found) / _sum(wanted.weights)
    reached += PRECISION * _precision(reading, wanted, known) + EXTENT * long * log(1 + len(said))
    full = RECALL + PRECISION + EXTENT * long * log(1 + wanted.content)
    reached *= _order(reading, wanted) * (UNTRUE if known.denials.search(answer) else 1.0)
    if reached > full / 2 and len(wanted.weights) <= SHORT and _turned(reading, found, wanted, known):
        reached *= TURNED
    return min(1.0, reached / full)


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


def _order(reading: Reading, wanted: Reference) -> float:
    """1 for sentences; less for the reference's words in a heap: few neighbours there are neighbours here."""
    pairs = [(a, b) for a, b in pairwise(reading.stems) if a in wanted.weights and b in wanted.weights]
    if len(pairs) < HEAP:
        return 1.0
    dense = len(pairs) / len(reading)
    kept = sum(pair in wanted.neighbours for pair in pairs) / len(pairs)
    return min(1.0, kept / (ORDERED * dense * dense))


def _turned(reading: Reading, found: dict[str, float], wanted: Reference, known: Language) -> bool:
    """An odd number of "not"s and opposites lies between answer and reference."""
    said = set(reading.stems)
    turns = len({stem for stem in found if stem in said and stem in wanted.denied ^ _heads(reading)})
    opposites = [stem for stem in wanted.weights if stem not in said and known.antonyms.get(stem, frozenset()) & said]
    return (turns + len(opposites)) % 2 == 1
