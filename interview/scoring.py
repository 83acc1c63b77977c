"""The offline scorer: what an answer covers, how it says it, and a score from 1.0 to 5.0. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from interview.backdrop import knows
from interview.coverage import NOTHING, Found, earned, room, search
from interview.flags import flags, without_instructions
from interview.language import language
from interview.manner import specificity, structure
from interview.model import Credit, Detect, Flag, Judgement, Kind, Pack
from interview.relevance import OWN_WORLD, about, matter, relevance, shared
from interview.scale import FLOOR, LIST_CAP, TOP, on_scale
from interview.story import tell
from interview.text import Reading, quote, read
from interview.unheard import COVERED, UNSURE, coverage, unheard

QUOTED = 0.5  # from this share on the passage that earned it shows it to a reader, too
PLAIN = 0.45  # a part of a story with this share is plainly told
# Weighted coverage and the score it stands for.
ANCHORS = ((0.0, 1.0), (0.08, 1.0), (0.2, 2.0), (0.35, 2.8), (0.5, 3.4), (0.7, 4.2), (0.9, 4.7), (1.0, 4.8))
# Where people answer in words of their own world, fewer of them are the pack's.
OWN_ANCHORS = ((0.0, 1.0), (0.06, 1.0), (0.15, 2.0), (0.28, 2.8), (0.5, 3.6), (0.7, 4.2), (0.9, 4.7), (1.0, 4.8))
STYLE = 0.3  # how far specificity and structure may move a score, at most
REFUSED: frozenset[Flag] = frozenset({"blank", "no-answer", "echo", "off-topic"})
CAPPED = REFUSED | {"keyword-list"}
# What a full answer holds besides the pack's own concepts, by what is asked for.
STORY: tuple[Detect, ...] = ("situation", "own-action", "reasoning", "result", "reflection")
STANCE: tuple[Detect, ...] = ("reasoning", "figure")
PARTS: dict[Kind, tuple[Detect, ...]] = {
    "behavioural": STORY,
    "screening": STANCE,
    "values": STANCE,
    "case": STANCE,
    "technical": STANCE,
    "system-design": STANCE,
}
# What they count.
TOLD: dict[Kind, float] = {
    "behavioural": 0.6,
    "screening": 0.6,
    "values": 0.6,
    "case": 0.3,
    "technical": 0.25,
    "system-design": 0.25,
}
# Where the matter is asked for they count from the first coverage on, and in full from the second: no figures for show.
SOME = (0.2, 0.4)
DOUBT = 0.5  # below that it is in doubt whether an answer is one to the question
MUCH = 20  # different words of content, from which on an answer beside the question is told to be one
EXTENT = 35  # different words of content, from which on an answer has room for all of them


def judge(pack: Pack, question: str, answer: str) -> Judgement:
    """What the answer to this question (the ask, or a follow-up's probe) covers of the pack."""
    known = language(pack.language)
    whole = read(answer, known.name)
    heard = without_instructions(whole, known)
    part = shared(pack, heard)
    found = search(pack, heard)
    # A follow-up, in the pack's words or in others, asks for less than the whole.
    near = about(pack, heard, earned(pack, found)) if question in ("", pack.ask, pack.rephrase) else 1.0
    asked = next((concept.id for concept in pack.concepts if concept.probe == question), None)
    # Where it is not sure which question an answer is to, its words have to be those of this pack.
    sure = near == 1.0 and knows(pack)
    said = earned(pack, found, room=room(heard) if sure else 0.0, asked=asked)
    credits = tuple(_credits(pack, heard, said, near))
    likely = tuple(unheard(pack, heard, found, credits, near))
    told = sum(c.share >= PLAIN for c, concept in zip(credits, pack.concepts, strict=True) if concept.detect)
    put = (matter(pack).question, read(question, known.name))
    # Much is said, and nothing of it is an answer to this question.
    astray = near == 0.0 and len(heard.said) >= MUCH
    seen = flags(whole, heard, put, sum(c.share for c in credits), 0.0 if astray else relevance(part), known)
    return Judgement(
        credits=tuple(_allowed(likely, seen)),
        specificity=specificity(heard, known),
        structure=structure(heard, known, told, sum(concept.detect is not None for concept in pack.concepts)),
        relevance=relevance(part),
        words=len(whole),
        flags=(*seen, *_doubt(near, heard, seen)),
        story=_told(pack, heard, near) if pack.kind in PARTS and not CAPPED.intersection(seen) else 0.0,
    )


def _doubt(near: float, reading: Reading, seen: Sequence[Flag]) -> Iterator[Flag]:
    """Whether it has to be said that a full answer counts in part, because it may be one to something else."""
    if 0.0 < near < DOUBT and len(reading.said) >= MUCH and not REFUSED.intersection(seen):
        yield "in-doubt"


def _told(pack: Pack, reading: Reading, near: float) -> float:
    """How fully the parts are told that such an answer has, as far as it is one to this question."""
    parts = PARTS[pack.kind]
    held = sum(tell(part, reading, pack.language).share for part in parts) / len(parts)
    return round(near * held * min(1.0, len(reading.said) / EXTENT), 3)


def _credits(pack: Pack, reading: Reading, said: Sequence[Found], near: float) -> Iterator[Credit]:
    """What each concept earns, by its own words or as part of a story, as far as it is the one asked for."""
    for concept, heard in zip(pack.concepts, said, strict=True):
        told = tell(concept.detect, reading, pack.language) if concept.detect else NOTHING
        best: Found = max(heard, told, key=lambda found: found.share)
        earned = round(best.share * near, 3)
        yield Credit(concept.id, earned, *(quote(reading, best.first, best.last) if earned >= QUOTED else ()))


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
    covers = coverage(pack, best(judgements))
    told = max(judgement.story for judgement in judgements)
    own = pack.kind in OWN_WORLD
    if told:
        counts = TOLD[pack.kind] * (1.0 if own else _between(SOME, covers))
        covers += counts * max(0.0, told - covers)
    base = on_scale(OWN_ANCHORS if told and own else ANCHORS, covers)
    if base == FLOOR:
        return FLOOR
    style = max(0.5 * (judgement.specificity + judgement.structure) for judgement in judgements)
    return round(min(TOP, max(FLOOR, base + STYLE * (2 * style - 1) * min(1.0, 2 * covers))), 1)


def _between(bounds: tuple[float, float], value: float) -> float:
    """0 up to the first bound, 1 from the second on."""
    low, high = bounds
    return min(1.0, max(0.0, (value - low) / (high - low)))


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


def unsure(judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Ids of the concepts that may have been said, in words not known here, in the pack's order."""
    return tuple(id for id, credit in best(judgements).items() if UNSURE <= credit.share < COVERED)


def missed(judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Ids of the concepts that most surely neither the answer nor its follow-ups spoke of, in the pack's order."""
    return tuple(id for id, credit in best(judgements).items() if credit.share < UNSURE)


def source(judgements: Sequence[Judgement], concept: str) -> int | None:
    """Which of the judgements holds the best credit of a concept; None when none gives any."""
    shares = [next((c.share for c in j.credits if c.concept == concept), 0.0) for j in judgements]
    return shares.index(max(shares)) if any(shares) else None
