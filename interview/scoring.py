"""The offline scorer: what an answer covers, how it says it, and a score from 1.0 to 5.0. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from interview.coverage import credit
from interview.language import Language, language
from interview.model import Credit, Flag, Judgement, Pack
from interview.reference import recall
from interview.story import part
from interview.text import Reading, read

COVERED = 0.6  # a concept with this share counts as covered
FLOOR = 1.0
TOP = 5.0
# Weighted coverage and the score it stands for.
ANCHORS = ((0.0, 1.0), (0.08, 1.0), (0.2, 1.8), (0.5, 3.0), (0.75, 4.1), (0.9, 4.6), (1.0, 4.8))
STYLE = 0.3  # how far specificity and structure may move a score, at most
LIST_CAP = 0.3  # shares of a heap of keywords
REFUSED: frozenset[Flag] = frozenset({"blank", "no-answer", "echo", "off-topic"})


def judge(pack: Pack, question: str, answer: str) -> Judgement:
    """What the answer to this question (the ask, or a follow-up's probe) covers of the pack."""
    name = pack.language
    known = language(name)
    heard = _without_instructions(answer, known)
    reading = read(heard, name)
    asked = frozenset(read(pack.ask, name).stems)
    credits = tuple(_credit(pack, nth, reading, asked) for nth in range(len(pack.concepts)))
    relevance = _relevance(pack, reading)
    flags = _flags(pack, question, answer, heard, reading, credits, known)
    factor = 0.0 if REFUSED & set(flags) else LIST_CAP if "keyword-list" in flags else 1.0
    return Judgement(
        credits=tuple(
            Credit(c.concept, round(c.share * factor, 3), c.start, c.end)
            if c.share * factor
            else Credit(c.concept, 0.0)
            for c in credits
        ),
        specificity=_specificity(reading, known),
        structure=_structure(reading, known),
        relevance=relevance,
        words=len(reading),
        flags=flags,
    )


def _credit(pack: Pack, nth: int, reading: Reading, asked: frozenset[str]) -> Credit:
    concept = pack.concepts[nth]
    said = credit(concept, reading, asked, pack.language)
    if concept.detect is None:
        return said
    told = part(concept.detect, concept.id, reading, pack.language)
    return max(said, told, key=lambda credit: credit.share)


def _without_instructions(answer: str, known: Language) -> str:
    """The answer with sentences that address a grader blanked out, so that offsets stay."""
    heard = answer
    for start, end in read(answer, "en").sentences:
        if known.instructions.search(answer, start, end):
            heard = heard[:start] + " " * (end - start) + heard[end:]
    return heard


def _relevance(pack: Pack, reading: Reading) -> float:
    words = {stem for stem, content in zip(reading.stems, reading.content, strict=True) if content}
    if not words:
        return 0.0
    told = " ".join([pack.ask, pack.rephrase, pack.strong, *(say for c in pack.concepts for say in c.says)])
    return round(len(words & set(read(told, pack.language).stems)) / len(words), 3)


def _flags(
    pack: Pack,
    question: str,
    answer: str,
    heard: str,
    reading: Reading,
    credits: tuple[Credit, ...],
    known: Language,
) -> tuple[Flag, ...]:
    flags: list[Flag] = []
    words = [s for s, form, content in zip(reading.stems, reading.forms, reading.content, strict=True) if content]
    covered = sum(credit.share for credit in credits)
    if not len(read(answer, pack.language)):
        return ("blank",)
    if heard != answer:
        flags.append("instruction")
    rest = read(known.no_answer.sub(" ", heard), pack.language)
    if sum(rest.content) < 3 and covered < 0.5:
        flags.append("no-answer")
    asked = set(read(question, pack.language).stems) | set(read(pack.ask, pack.language).stems)
    if words and sum(word in asked for word in words) >= 0.8 * len(words):
        flags.append("echo")
    if len(reading) >= 8 and sum(reading.content) > 0.85 * len(reading):
        flags.append("keyword-list")
    if not covered and not flags:
        flags.append("off-topic")
    return tuple(flags)


def _specificity(reading: Reading, known: Language) -> float:
    if not len(reading):
        return 0.0
    figures = sum(form[0].isdigit() or form in known.number_words for form in reading.forms)
    cases = len(known.examples.findall(reading.text))
    hedges = len(known.hedges.findall(reading.text))
    return round(min(1.0, max(0.0, 0.3 + 0.2 * figures + 0.2 * cases - 0.1 * hedges)), 3)


def _structure(reading: Reading, known: Language) -> float:
    if not len(reading):
        return 0.0
    links = len(known.order.findall(reading.text)) + len(known.reasons.findall(reading.text))
    return round(min(1.0, links / 5), 3)


def score(pack: Pack, judgements: Sequence[Judgement]) -> float:
    """1.0 to 5.0 for a main answer with its follow-ups: each concept counts with its best credit."""
    top = best(judgements)
    whole = sum(concept.weight for concept in pack.concepts)
    coverage = (
        sum(concept.weight * top.get(concept.id, Credit(concept.id, 0.0)).share for concept in pack.concepts) / whole
    )
    base = _anchored(coverage)
    if base == FLOOR:
        return FLOOR
    style = max((0.5 * (j.specificity + j.structure) for j in judgements), default=0.5)
    return round(min(TOP, max(FLOOR, base + STYLE * (2 * style - 1) * min(1.0, 2 * coverage))), 1)


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


def _anchored(coverage: float) -> float:
    for (low, score), (high, more) in pairwise(ANCHORS):
        if coverage <= high:
            return score + (more - score) * (coverage - low) / (high - low)
    return TOP


def judge_reference(question: str, reference: str, answer: str, language: str = "en") -> float:
    """1.0 to 5.0 for an answer, from one reference answer alone."""
    return round(_anchored(recall(question, reference, answer, language)), 2)
