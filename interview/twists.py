"""What makes an answer wrong though it has the reference's words: a heap, a "not", an opposite, other figures. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from interview.language import Language
from interview.text import Reading

HEAP = 6  # pairs of neighbours that tell sentences from a heap of words
ORDERED = 0.65  # share of such pairs to be neighbours in the reference too, of an answer made of nothing else


def heads(reading: Reading) -> frozenset[str]:
    """The words that a "not" stands nearest to: what is denied of a thing, not the thing."""
    found, denying = set(), False
    for stem, counts, denied in zip(reading.stems, reading.content, reading.denied, strict=True):
        if counts and denied and not denying:
            found.add(stem)
        denying = denied and (denying or counts)
    return frozenset(found)


def figures(reading: Reading, known: Language) -> frozenset[str]:
    """The figures of a text, in digits where the language has digits for the word."""
    forms = (known.digits.get(form, form) for form in reading.forms)
    return frozenset(
        part for form in forms if form[0].isdigit() for part in known.figures_apart.split(form.rstrip("%"))
    )


def order(reading: Reading, wanted: Mapping[str, float], neighbours: frozenset[tuple[str, str]]) -> float:
    """1 for sentences; less for the reference's words in a heap: few neighbours there are neighbours here."""
    pairs = [(a, b) for a, b in pairwise(reading.stems) if a in wanted and b in wanted]
    if len(pairs) < HEAP:
        return 1.0
    dense = len(pairs) / len(reading)
    kept = sum(pair in neighbours for pair in pairs) / len(pairs)
    return min(1.0, kept / (ORDERED * dense * dense))


def turned(
    reading: Reading, found: Mapping[str, float], wanted: Mapping[str, float], denied: frozenset[str], known: Language
) -> bool:
    """An odd number of "not"s and opposites lies between answer and reference."""
    said = set(reading.stems)
    turns = len({stem for stem in found if stem in said and stem in denied ^ heads(reading)})
    opposites = [stem for stem in wanted if stem not in said and known.antonyms.get(stem, frozenset()) & said]
    return (turns + len(opposites)) % 2 == 1


def other_figures(reading: Reading, wanted: frozenset[str], asked: frozenset[str], known: Language) -> bool:
    """The reference gives figures that the question has not, and the answer gives others, but none of these."""
    given = figures(reading, known) - asked
    return bool(wanted and given and not given & wanted)
