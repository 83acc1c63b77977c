"""Which concepts of a pack an answer covers, how well, and in which words. Pure."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from interview.language import Language, language
from interview.model import Concept, Credit
from interview.text import Reading, quote, read

LIGHT = 0.4  # weight of a word said about anything
ASKED = 0.3  # what is left of a word's weight when the question itself holds it
SYNONYM = 0.85
SLIP = 0.9  # a word of five letters or more with one letter wrong
OUT_OF_ORDER = 0.93
NEXT_SENTENCE = 0.85
DENIED = 0.1  # what a denied idea is worth
UNDENIED = 0.4  # what "charge twice" is worth to a wording that says "never charge twice"
OPPOSED = 0.2
# How much of a wording was found, and the share of the concept it earns.
SHARES = ((0.0, 0.0), (0.45, 0.0), (0.6, 0.3), (0.75, 0.65), (0.9, 1.0), (1.0, 1.0))


class Wording(Struct, frozen=True):
    """One way to say a concept: its content words in order, with weights that add up to 1."""

    stems: tuple[str, ...]
    weights: tuple[float, ...]
    denies: bool
    width: int


class Hit(Struct, frozen=True):
    """A place in a compiled concept that a word of an answer may fill."""

    wording: int
    term: int
    quality: float


class Matcher(Struct, frozen=True):
    """Wordings compiled for looking answers up, word by word."""

    wordings: tuple[Wording, ...]
    hits: dict[str, tuple[Hit, ...]]
    slips: dict[str, str]


class Found(Struct, frozen=True):
    """The best place for a wording in an answer: how much of it (0 to 1), and the first and last word."""

    share: float
    first: int = 0
    last: int = 0


@lru_cache(maxsize=512)
def matcher(wordings: tuple[str, ...], asked: frozenset[str], name: str) -> Matcher:
    """Compiles wordings; `asked` are the stems of the question, which say less."""
    known = language(name)
    compiled = tuple(filter(None, (_wording(text, asked, known, name) for text in wordings)))
    hits: dict[str, dict[tuple[int, int], float]] = {}
    for nth, wording in enumerate(compiled):
        for term, stem in enumerate(wording.stems):
            hits.setdefault(stem, {})[nth, term] = 1.0
            for other in known.synonyms.get(stem, ()):
                hits.setdefault(other, {}).setdefault((nth, term), SYNONYM)
    return Matcher(
        wordings=compiled,
        hits={stem: tuple(Hit(*place, quality) for place, quality in places.items()) for stem, places in hits.items()},
        slips={variant: stem for stem in hits if len(stem) >= 5 for variant in _deletes(stem)},
    )


def _wording(text: str, asked: frozenset[str], known: Language, name: str) -> Wording | None:
    reading = read(text, name)
    words = [here for here in range(len(reading)) if reading.content[here]] or list(range(len(reading)))
    weights = [
        (LIGHT if reading.forms[here] in known.light else 1.0) * (ASKED if reading.stems[here] in asked else 1.0)
        for here in words
    ]
    if not words:
        return None
    whole = sum(weights)
    return Wording(
        stems=tuple(reading.stems[here] for here in words),
        weights=tuple(weight / whole for weight in weights),
        denies=any(form in known.negators or form in known.preventers for form in reading.forms),
        width=3 * len(words) + 6,
    )


def _deletes(stem: str) -> list[str]:
    return [stem, *(stem[:here] + stem[here + 1 :] for here in range(1, len(stem)))]


def places(matcher: Matcher, reading: Reading) -> dict[int, list[tuple[int, int, float]]]:
    """By wording: (word of the answer, term of the wording, quality), in the answer's order."""
    found: dict[int, list[tuple[int, int, float]]] = {}
    hits, slips = matcher.hits, matcher.slips
    for here, stem in enumerate(reading.stems):
        if not reading.content[here]:
            continue
        direct = hits.get(stem)
        factor = 1.0
        if direct is None and len(stem) >= 5:
            near = next((slips[variant] for variant in _deletes(stem) if variant in slips), None)
            if near is None or abs(len(near) - len(stem)) > 1:
                continue
            direct, factor = hits[near], SLIP
        for hit in direct or ():
            found.setdefault(hit.wording, []).append((here, hit.term, hit.quality * factor))
    return found


def best(wording: Wording, spots: list[tuple[int, int, float]], reading: Reading, known: Language) -> Found:
    """The window of the answer that holds most of a wording."""
    top = Found(0.0)
    for nth, (first, _, _) in enumerate(spots):
        gained: dict[int, float] = {}
        last, at, sentence = first, [], reading.sentence[first]
        crossed = False
        for here, term, quality in spots[nth:]:
            if here - first > wording.width or reading.sentence[here] > sentence + 1:
                break
            value = wording.weights[term] * quality
            if value > gained.get(term, 0.0):
                gained[term] = value
                at.append((here, term))
                last = here
                crossed = crossed or reading.sentence[here] != sentence
        total = sum(gained.values())
        if total <= top.share:
            continue
        if crossed:
            total *= NEXT_SENTENCE
        order = [term for _, term in at]
        if order != sorted(order):
            total *= OUT_OF_ORDER
        total *= _polarity(wording, [here for here, _ in at], reading, known)
        if total > top.share:
            top = Found(total, first, last)
    return top


def _polarity(wording: Wording, at: list[int], reading: Reading, known: Language) -> float:
    denied = sum(reading.denied[here] for here in at) / len(at)
    if wording.denies:
        near = reading.forms[max(0, at[0] - 4) : at[-1] + 4]
        heard = denied > 0 or any(form in known.negators or form in known.preventers for form in near)
        return 1.0 if heard else UNDENIED
    return DENIED if denied > 0.5 else 1.0


def search(wordings: tuple[str, ...], reading: Reading, asked: frozenset[str], name: str) -> Found:
    """The wording that an answer carries best, and where."""
    compiled = matcher(wordings, asked, name)
    known = language(name)
    top = Found(0.0)
    for nth, spots in places(compiled, reading).items():
        found = best(compiled.wordings[nth], spots, reading, known)
        if found.share > top.share:
            top = found
    return top


def share(found: float) -> float:
    """What finding this much of a wording earns: nothing for a stray word, all for nearly the whole."""
    for (low, earned), (high, more) in pairwise(SHARES):
        if found <= high:
            return earned + (more - earned) * (found - low) / (high - low)
    return 1.0


def credit(concept: Concept, reading: Reading, asked: frozenset[str], name: str) -> Credit:
    """How well the answer covers a concept by its wordings; saying the opposite takes most of it away."""
    found = search(concept.says, reading, asked, name)
    earned = share(found.share)
    if earned and concept.not_if and share(search(concept.not_if, reading, frozenset(), name).share) > 0.8:
        earned *= OPPOSED
    if not earned:
        return Credit(concept.id, 0.0)
    start, end = quote(reading, found.first, found.last)
    return Credit(concept.id, round(earned, 3), start, end)
