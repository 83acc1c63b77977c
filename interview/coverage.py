"""Which concepts an answer covers, how well, and in which of its words. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from interview.language import Language, language
from interview.model import Pack
from interview.text import Reading, read

ASKED = 0.3  # what is left of a word's weight when the question itself holds it
SYNONYM = 0.85
SLIP = 0.9  # a word of five letters or more with one letter wrong
OUT_OF_ORDER = 0.93
NEXT_SENTENCE = 0.85
DENIED = 0.1  # what a denied idea is worth
UNDENIED = 0.4  # what "charge twice" is worth to a wording that says "never charge twice"
OPPOSED = 0.2  # what is left of a concept when the answer also says its opposite
ENOUGH = 1.3  # weight of the words that make a wording distinctive; one with less earns less
LOOSE = 1.25  # how many times a wording's weight must be found when words of several wordings are mixed
LOOSE_TOP = 0.8
# How much of a wording was found, and the share of the concept it earns.
SHARES = ((0.0, 0.0), (0.45, 0.0), (0.6, 0.3), (0.75, 0.65), (0.9, 1.0), (1.0, 1.0))


class Wording(Struct, frozen=True):
    """One way to say an idea: its content words in order, with weights that add up to `distinct`.

    `distinct` is below 1 for a wording of everyday words; it earns the rest where its very phrases (pairs of
    neighbours, little words included) are heard. A loose one holds the words of all wordings of its idea.
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


class Found(Struct, frozen=True):
    """How much of an idea an answer holds, 0 to 1, and the first and last word of the passage."""

    share: float
    first: int = 0
    last: int = 0


NOTHING = Found(0.0)
Spot = tuple[int, int, float]  # word of the answer, word of the wording, quality


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
        hits={stem: tuple((*place, quality) for place, quality in found.items()) for stem, found in hits.items()},
        slips={variant: stem for stem in hits if len(stem) >= 5 for variant in _variants(stem)},
    )


def _weight(stem: str, asked: frozenset[str], known: Language) -> float:
    return known.common.get(stem, 1.0) * (ASKED if stem in asked else 1.0)


def _strict(idea: int, text: str, asked: frozenset[str], known: Language, name: str) -> Wording | None:
    reading = read(text, name)
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
        phrases=frozenset(pairwise(reading.stems)),
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


def _variants(stem: str) -> list[str]:
    """The stem, and all it can be with one letter left out; the first letter is always right."""
    return [stem, *(stem[:here] + stem[here + 1 :] for here in range(1, len(stem)))]


def find(matcher: Matcher, reading: Reading, name: str) -> dict[int, Found]:
    """By idea, the passage that holds most of it."""
    known = language(name)
    top: dict[int, Found] = {}
    for nth, spots in _spots(matcher, reading).items():
        wording = matcher.wordings[nth]
        so_far = top.get(wording.idea, NOTHING)
        reachable = sum({term: wording.weights[term] for _, term, _ in spots}.values()) / wording.distinct
        if reachable > max(so_far.share, SHARES[1][0]):
            found = _best(wording, spots, reading, known)
            if found.share > so_far.share:
                top[wording.idea] = found
    return top


def _spots(matcher: Matcher, reading: Reading) -> dict[int, list[Spot]]:
    found: dict[int, list[Spot]] = {}
    hits, slips = matcher.hits, matcher.slips
    for here, stem in enumerate(reading.stems):
        if not reading.content[here]:
            continue
        direct, factor = hits.get(stem), 1.0
        if direct is None:
            if len(stem) < 5:
                continue
            near = next((slips[variant] for variant in _variants(stem) if variant in slips), None)
            if near is None or abs(len(near) - len(stem)) > 1:
                continue
            direct, factor = hits[near], SLIP
        for nth, term, quality in direct:
            found.setdefault(nth, []).append((here, term, quality * factor))
    return found


def _best(wording: Wording, spots: Sequence[Spot], reading: Reading, known: Language) -> Found:
    top = NOTHING
    for nth, (first, _, _) in enumerate(spots):
        gained: dict[int, tuple[float, int]] = {}
        sentence = reading.sentence[first]
        for here, term, quality in spots[nth:]:
            if here - first > wording.width or reading.sentence[here] > sentence + 1:
                break
            value = wording.weights[term] * quality
            if term not in gained or value > gained[term][0]:
                gained[term] = (value, here)
        total = sum(value for value, _ in gained.values())
        if total / wording.distinct <= top.share:
            continue
        total = _passage(wording, total, gained, reading, known)
        if total > top.share:
            top = Found(total, first, max(here for _, here in gained.values()))
    return top


def _passage(
    wording: Wording, total: float, gained: dict[int, tuple[float, int]], reading: Reading, known: Language
) -> float:
    at = [here for _, (_, here) in sorted(gained.items())]
    if wording.distinct < 1:
        near = reading.stems[max(0, min(at) - 3) : max(at) + 4]
        heard = len(wording.phrases.intersection(pairwise(near))) / max(1, len(wording.phrases))
        total *= 1 + (1 / wording.distinct - 1) * heard
    if wording.loose:
        total = 0.0 if len(at) < 2 else min(LOOSE_TOP, total)
    elif at != sorted(at):
        total *= OUT_OF_ORDER
    if reading.sentence[min(at)] != reading.sentence[max(at)]:
        total *= NEXT_SENTENCE
    denied = sum(reading.denied[here] for here in at) / len(at)
    if wording.denies:
        around = reading.forms[max(0, min(at) - 4) : max(at) + 4]
        undone = denied > 0 or any(form in known.negators or form in known.preventers for form in around)
        return total if undone else total * UNDENIED
    return total * DENIED if denied > 0.5 else total


def share(found: float) -> float:
    """What finding this much of a wording earns: nothing for a stray word, all for nearly the whole."""
    for (low, earned), (high, more) in pairwise(SHARES):
        if found <= high:
            return earned + (more - earned) * (found - low) / (high - low)
    return 1.0


@lru_cache(maxsize=64)
def _of_pack(pack: Pack) -> Matcher:
    ideas = [concept.says for concept in pack.concepts] + [concept.not_if for concept in pack.concepts]
    asked = read(pack.ask, pack.language)
    return compile(ideas, frozenset(asked.stems), pack.language)


def cover(pack: Pack, reading: Reading) -> tuple[Found, ...]:
    """What each concept of the pack earns, and by which passage; saying the opposite takes most of it away."""
    found = find(_of_pack(pack), reading, pack.language)
    count = len(pack.concepts)
    earned = []
    for nth in range(count):
        top = found.get(nth, NOTHING)
        value = share(top.share)
        if share(found.get(count + nth, NOTHING).share) > 0.8:
            value *= OPPOSED
        earned.append(Found(value, top.first, top.last))
    return tuple(earned)
