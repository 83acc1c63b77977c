"""Which concepts an answer covers, how well, and in which of its words. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from msgspec import Struct

from interview.language import Language, language
from interview.model import Pack
from interview.packs import KEPT
from interview.text import Reading, read
from interview.wordings import Matcher, Wording, compile, variants

SLIP = 0.9  # a word of five letters or more with one letter wrong
LONGEST = 40  # letters; what is longer is no slip of a word, and trying each letter of it would take seconds
OUT_OF_ORDER = 0.93
NEXT_SENTENCE = 0.85
DENIED = 0.1  # what a denied idea is worth
UNDENIED = 0.4  # what "charge twice" is worth to a wording that says "never charge twice"
OPPOSED = 0.2  # what is left of a concept when the answer also says its opposite
LOOSE_TOP = 0.8
QUOTABLE = 0.6  # of one wording, that is the better quote even where words of several add up to more
ASKED_FOR = 0.15  # who was asked for this very idea is heard with so much less of a wording
ROOM, FULL = 0.12, (20, 50)  # so much less is enough in a full answer, by its different words of content
# How much of a wording was found, and the share of the concept it earns.
SHARES = ((0.0, 0.0), (0.45, 0.0), (0.6, 0.3), (0.75, 0.65), (0.9, 1.0), (1.0, 1.0))


class Found(Struct, frozen=True):
    """How much of an idea an answer holds, 0 to 1, and the first and last word of the passage."""

    share: float
    first: int = 0
    last: int = 0


NOTHING = Found(0.0)
Spot = tuple[int, int, float]  # word of the answer, word of the wording, quality


def find(matcher: Matcher, reading: Reading, name: str) -> dict[int, Found]:
    """By idea, the passage that holds most of it."""
    known = language(name)
    strict: dict[int, Found] = {}
    loose: dict[int, Found] = {}
    for nth, spots in _spots(matcher, reading, known).items():
        wording = matcher.wordings[nth]
        top = loose if wording.loose else strict
        so_far = top.get(wording.idea, NOTHING)
        reachable = sum({term: wording.weights[term] for _, term, _ in spots}.values()) / wording.distinct
        if reachable > max(so_far.share, SHARES[1][0] - ASKED_FOR):
            found = _best(wording, spots, reading, known)
            if found.share > so_far.share:
                top[wording.idea] = found
    return {idea: _told(strict.get(idea, NOTHING), loose.get(idea, NOTHING)) for idea in {**strict, **loose}}


def _told(strict: Found, loose: Found) -> Found:
    """What one wording shows, or words of several, whichever is more; shown by the one wherever it says enough."""
    if loose.share <= strict.share:
        return strict
    shown = strict if strict.share >= QUOTABLE else loose
    return Found(loose.share, shown.first, shown.last)


def _spots(matcher: Matcher, reading: Reading, known: Language) -> dict[int, list[Spot]]:
    found: dict[int, list[Spot]] = {}
    hits, slips = matcher.hits, matcher.slips
    for here, stem in enumerate(reading.stems):
        if not reading.content[here]:
            continue
        direct, factor = hits.get(stem), 1.0
        if direct is None:
            if (
                not 5 <= len(stem) <= LONGEST or stem in known.common or stem in known.synonyms
            ):  # a word of its own, no slip
                continue
            near = next((slips[variant] for variant in variants(stem) if variant in slips), None)
            if near is None or abs(len(near) - len(stem)) > 1:
                continue
            direct, factor = hits[near], SLIP
        for nth, term, quality in direct:
            found.setdefault(nth, []).append((here, term, quality * factor))
    return found


def _best(wording: Wording, spots: Sequence[Spot], reading: Reading, known: Language) -> Found:
    top, most = NOTHING, 0.0
    for nth, (first, _, _) in enumerate(spots):
        gained: dict[int, tuple[float, int]] = {}
        used: set[int] = set()
        sentence = reading.sentence[first]
        for here, term, quality in spots[nth:]:
            if here - first > wording.width or reading.sentence[here] > sentence + 1:
                break
            value = wording.weights[term] * quality
            # A word stands for one word only: "reason" is not both "root" and "cause".
            if here not in used and (term not in gained or value > gained[term][0]):
                gained[term] = (value, here)
                used.add(here)
        total = sum(value for value, _ in gained.values())
        if total / wording.distinct <= most:
            continue
        told = _passage(wording, total, gained, reading, known)
        if told > most:
            # Words of several wordings may all be there, and still show less than one of them that is.
            share = told * min(1.0, LOOSE_TOP / total) if wording.loose else told
            top, most = Found(share, first, max(here for _, here in gained.values())), told
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
        total = 0.0 if len(at) < 2 else total
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


@lru_cache(maxsize=KEPT)
def _of_pack(pack: Pack) -> Matcher:
    ideas = [concept.says for concept in pack.concepts] + [concept.not_if for concept in pack.concepts]
    asked = read(pack.ask, pack.language)
    return compile(ideas, frozenset(asked.stems), pack.language)


def search(pack: Pack, reading: Reading) -> dict[int, Found]:
    """By the number of a concept, how much of its wordings an answer holds, and where; then what opposes each."""
    return find(_of_pack(pack), reading, pack.language)


def room(reading: Reading) -> float:
    """How much less of a wording is enough in an answer as full as this one: who speaks at length and to the question
    says more of what is looked for in words of their own than a short answer does."""
    low, high = FULL
    return ROOM * min(1.0, max(0.0, (len(reading.said) - low) / (high - low)))


def opposed(pack: Pack, found: Mapping[int, Found], nth: int) -> bool:
    """Whether the answer says the opposite of a concept."""
    return share(found.get(len(pack.concepts) + nth, NOTHING).share) > 0.8


def earned(pack: Pack, found: Mapping[int, Found], *, room: float = 0.0, asked: str | None = None) -> tuple[Found, ...]:
    """What each concept of the pack earns, and by which passage; saying the opposite takes most of it away. `asked`:
    the concept that the question asked for."""
    given = []
    for nth, concept in enumerate(pack.concepts):
        top = found.get(nth, NOTHING)
        less = max(room, ASKED_FOR if concept.id == asked else 0.0)
        value = share(top.share + (less if top.share else 0.0))
        if opposed(pack, found, nth):
            value *= OPPOSED
        given.append(Found(value, top.first, top.last))
    return tuple(given)
