"""How an answer says what it says: specificity and structure, each from 0 to 1. Pure."""

from __future__ import annotations

from interview.language import Language, in_small
from interview.text import Reading

FIGURES = 4.5  # figures, names and cases that make an answer as specific as can be
LINKS = 5.0  # ordering and reasoning words that make it as ordered as can be
HEDGE = 0.5  # how many figures a hedge outweighs
CASE = 1.5
NAME = 0.5
OPENERS = ".!?:\"'“(¿¡«„"  # a capital after one of these is no name's


def specificity(reading: Reading, known: Language) -> float:
    """Figures (1 each, 1.5 with a unit), cases ("for example", "last year": 1.5), names and terms written like
    names (0.5), less 0.5 a hedge ("maybe", "stuff"); four and a half make it full. Repeats count once."""
    figures = set()
    names = set()
    for here, form in enumerate(reading.forms):
        raw = reading.text[reading.starts[here] : reading.ends[here]]
        if form[0].isdigit() or form in known.number_words:
            after = reading.forms[here + 1] if here + 1 < len(reading) else ""
            figures.add((form, 1.5 if after in known.units or form.endswith("%") else 1.0))
        elif _is_name(raw, here, reading, known):
            names.add(form)
    small = in_small(reading.text)
    cases = set(known.examples.findall(small))
    hedges = len(known.hedges.findall(small))
    total = sum(weight for _, weight in figures) + CASE * len(cases) + NAME * len(names) - HEDGE * hedges
    return round(min(1.0, max(0.0, total / FIGURES)), 3)


def _is_name(raw: str, here: int, reading: Reading, known: Language) -> bool:
    if len(raw) < 2 or not raw[0].isalpha():
        return False
    if raw[1:] != raw[1:].lower():
        return True
    if not (known.names_by_capital and raw[0].isupper() and reading.content[here]):
        return False
    return reading.starts[here] > 0 and reading.text[: reading.starts[here]].rstrip()[-1:] not in OPENERS


def structure(reading: Reading, known: Language, parts: int, whole: int) -> float:
    """Different words that order or reason ("first", "because", "so that"), five make it full; where a story is
    asked for, half of it is the share of the story's parts that are there."""
    small = in_small(reading.text)
    links = {*known.order.findall(small), *known.reasons.findall(small)}
    linked = min(1.0, len(links) / LINKS)
    return round(linked if not whole else (linked + parts / whole) / 2, 3)
