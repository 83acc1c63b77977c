"""The offline scorer: what an answer covers, how it says it, and a score from 1.0 to 5.0. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from math import log

from msgspec import Struct
from msgspec.structs import replace

from interview.coverage import NOTHING, Found, cover
from interview.flags import echoes, flags, is_list, is_shuffled, says_nothing, touches, without_instructions
from interview.language import Language, language
from interview.manner import specificity, structure
from interview.model import Credit, Flag, Judgement, Pack
from interview.reference import closeness, substance
from interview.story import tell
from interview.text import Reading, quote, read

COVERED = 0.6  # a concept with this share counts as covered
FLOOR = 1.0
TOP = 5.0
# Weighted coverage and the score it stands for.
ANCHORS = ((0.0, 1.0), (0.08, 1.0), (0.2, 1.8), (0.5, 3.0), (0.75, 4.1), (0.9, 4.6), (1.0, 4.8))
# Closeness to a single reference answer, and its score.
CLOSE = ((0.0, 1.0), (0.1, 1.1), (0.2, 1.5), (0.3, 2.2), (0.4, 3.0), (0.5, 3.7), (0.6, 4.2), (0.8, 4.7), (1.0, 5.0))
CERTAIN = 0.09  # misfits a word that make a heap of notes written in haste, too
DOUBT = 0.5  # words' weight of a reference beside which half the benefit of the doubt is left
BENEFIT = 0.5  # of the way to the top, for a reference that says nothing
UNCHECKED = 4.0  # the most for an answer that nothing can be held against
GROWTH, LEAST = 0.27, 0.12  # share of the scale by the logarithm of different content words. Fitted, as `CLOSE` is.
ASIDE = 0.5  # what is left of that when no word of the question comes up
SAID = 0.3  # closeness from which few words are an answer
STYLE = 0.3  # how far specificity and structure may move a score, at most
LIST_CAP = 0.3  # what is left of the shares of a heap of keywords
REFUSED: frozenset[Flag] = frozenset({"blank", "no-answer", "echo", "off-topic"})
PLAIN = 0.2  # part of an answer's content that speaks of the question's matter when all of it is on topic
STRAY = 0.5  # relevance at which a story is about something else
ON_TOPIC = 0.9
ANY_STORY = 0.25  # what a well told story about something else is worth


class Matter(Struct, frozen=True):
    """What a pack is about: its question, and the stems of that and of all wordings of its concepts."""

    question: Reading
    all: frozenset[str]


@lru_cache(maxsize=64)
def _matter(pack: Pack) -> Matter:
    known = language(pack.language)
    said = " . ".join(say for concept in pack.concepts for say in concept.says)
    words = frozenset(read(f"{pack.ask} . {pack.rephrase} . {said}", pack.language).stems)
    return Matter(read(pack.ask, pack.language), words.union(*(known.synonyms.get(stem, ()) for stem in words)))


def judge(pack: Pack, question: str, answer: str) -> Judgement:
    """What the answer to this question (the ask, or a follow-up's probe) covers of the pack."""
    known = language(pack.language)
    whole = read(answer, known.name)
    heard = without_instructions(whole, known)
    matter = _matter(pack)
    relevance = _relevance(heard, matter.all, known)
    credits = tuple(_credits(pack, heard, relevance))
    told = sum(c.share >= COVERED for c, concept in zip(credits, pack.concepts, strict=True) if concept.detect)
    found = flags(
        whole, heard, (matter.question, read(question, known.name)), sum(c.share for c in credits), relevance, known
    )
    return Judgement(
        credits=tuple(_allowed(credits, found)),
        specificity=specificity(heard, known),
        structure=structure(heard, known, told, sum(concept.detect is not None for concept in pack.concepts)),
        relevance=relevance,
        words=len(whole),
        flags=found,
    )


def _relevance(reading: Reading, matter: frozenset[str], known: Language) -> float:
    """The weight of the answer's different words that belong to the pack's matter, by that of all; a fifth is 1."""
    words = {stem for stem, counts in zip(reading.stems, reading.content, strict=True) if counts}
    whole = sum(known.common.get(word, 1.0) for word in words)
    near = sum(known.common.get(word, 1.0) for word in words & matter)
    return round(min(1.0, near / whole / PLAIN), 3) if whole else 0.0


def _credits(pack: Pack, reading: Reading, relevance: float) -> Iterator[Credit]:
    near = min(1.0, max(0.0, (relevance - STRAY) / (ON_TOPIC - STRAY)))
    for concept, said in zip(pack.concepts, cover(pack, reading), strict=True):
        told = tell(concept.detect, reading, pack.language) if concept.detect else NOTHING
        told = replace(told, share=told.share * (ANY_STORY + (1 - ANY_STORY) * near))
        best: Found = max(said, told, key=lambda found: found.share)
        yield Credit(concept.id, round(best.share, 3), *_span(best, reading))


def _span(found: Found, reading: Reading) -> tuple[int, int]:
    return quote(reading, found.first, found.last) if found.share else (0, 0)


def _allowed(credits: Sequence[Credit], found: Sequence[Flag]) -> Iterator[Credit]:
    """The credits that the flags leave."""
    for credit in credits:
        if REFUSED.intersection(found):
            yield Credit(credit.concept, 0.0)
        elif "keyword-list" in found:
            yield replace(credit, share=round(credit.share * LIST_CAP, 3))
        else:
            yield credit


def score(pack: Pack, judgements: Sequence[Judgement]) -> float:
    """1.0 to 5.0 for a main answer with its follow-ups: each concept counts with its best credit."""
    top = best(judgements)
    whole = sum(concept.weight for concept in pack.concepts)
    coverage = sum(concept.weight * top[concept.id].share for concept in pack.concepts if concept.id in top) / whole
    base = _on(ANCHORS, coverage)
    if base == FLOOR:
        return FLOOR
    style = max(0.5 * (judgement.specificity + judgement.structure) for judgement in judgements)
    return round(min(TOP, max(FLOOR, base + STYLE * (2 * style - 1) * min(1.0, 2 * coverage))), 1)


def _on(anchors: Sequence[tuple[float, float]], value: float) -> float:
    """The score that a value stands for, between its anchors."""
    for (low, score), (high, more) in pairwise(anchors):
        if value <= high:
            return score + (more - score) * (value - low) / (high - low)
    return TOP


def best(judgements: Sequence[Judgement]) -> dict[str, Credit]:
    """The best credit of each concept over an answer and its follow-ups."""
    top: dict[str, Credit] = {}
    for judgement in judgements:
        for given in judgement.credits:
            if given.concept not in top or given.share > top[given.concept].share:
                top[given.concept] = given
    return top


def covered(judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Ids of the concepts that an answer and its follow-ups covered, in the pack's order."""
    return tuple(id for id, credit in best(judgements).items() if credit.share >= COVERED)


def missed(judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Ids of the concepts that neither the answer nor its follow-ups covered, in the pack's order."""
    return tuple(id for id, credit in best(judgements).items() if credit.share < COVERED)


def source(judgements: Sequence[Judgement], concept: str) -> int | None:
    """Which of the judgements holds the best credit of a concept; None when none gives any."""
    shares = [next((c.share for c in j.credits if c.concept == concept), 0.0) for j in judgements]
    return shares.index(max(shares)) if any(shares) else None


def judge_reference(question: str, reference: str, answer: str, language_name: str = "en") -> float:
    """1.0 to 5.0 for an answer, from one reference answer alone; from the question alone where the reference is empty.

    A reference of a word or two cannot tell a wrong answer from one in other words: such an answer has the benefit of
    the doubt. Without any reference no more than `UNCHECKED` is given."""
    known = language(language_name)
    heard = without_instructions(read(answer, known.name), known)
    asked = read(question, known.name)
    if not len(heard) or echoes(heard, (asked,)):
        return FLOOR
    if not reference.strip():
        return FLOOR if says_nothing(heard, known) else _unchecked(heard, asked, known)
    close = closeness(question, reference, heard.text, known.name)
    if close < SAID and says_nothing(heard, known):
        return FLOOR
    score = _on(CLOSE, close * (LIST_CAP if is_shuffled(heard, known, CERTAIN) else 1.0))
    doubt = DOUBT / (DOUBT + substance(question, reference, known.name))
    return round(score + (TOP - score) * BENEFIT * doubt, 2)


def _unchecked(heard: Reading, asked: Reading, known: Language) -> float:
    """How much is said, where nothing tells whether it is right."""
    if is_list(heard) or is_shuffled(heard, known):
        return FLOOR
    share = max(0.0, GROWTH * log(1 + len(heard.said)) - LEAST) * (1.0 if touches(heard, asked) else ASIDE)
    return round(min(UNCHECKED, FLOOR + (TOP - FLOOR) * share), 2)
