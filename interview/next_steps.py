"""Three things to do next, from what was weakest and what was never reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from msgspec import Struct

from interview import scoring
from interview.model import Concept, Judgement, Pack, Turn
from interview.report_model import CompetencyReport, Step
from interview.words import Words

WEAK = 3.5
"""Below this score a question or a competency is worth practising again."""

STEPS = 3


class Scored(Struct, frozen=True):
    """A main question that was answered: its pack, its turns (follow-ups after it) and its score from 1 to 5."""

    pack: Pack
    turns: tuple[Turn, ...]
    judgements: tuple[Judgement, ...]
    score: float


def still_open(pack: Pack, judgements: Sequence[Judgement]) -> tuple[Concept, ...]:
    """The concepts that were not said, those first of which most is missing: they weigh much and nothing was heard."""
    heard = {id: credit.share for id, credit in scoring.best(judgements).items()}
    missed = (pack.concept(id) for id in scoring.missed(judgements))
    return tuple(sorted(missed, key=lambda concept: -concept.weight * (1 - heard[concept.id])))


def next_steps(
    scored: Sequence[Scored],
    competencies: Sequence[CompetencyReport],
    open_topics: Sequence[str],
    topics: dict[str, str],
    words: Words,
) -> tuple[Step, ...]:
    """The weakest question, the weakest competency and an open topic first; then whatever else there is to gain."""
    weakest = sorted(scored, key=lambda s: s.score)
    low = sorted((c for c in competencies if c.score is not None and c.score < WEAK), key=lambda c: c.score or 0)
    first = (
        *islice(_repeats(weakest, words), 1),
        *islice(_practice(low, weakest, words), 1),
        *islice(_untouched(open_topics, topics, words), 1),
    )
    rest = (
        *_repeats(weakest[1:], words),
        *_untouched(open_topics[1:], topics, words),
        # What stands well first: the others were named above, and twice is once too often.
        *_beyond(sorted(weakest, key=lambda s: s.score < WEAK), words),
    )
    return tuple(islice(dict.fromkeys((*first, *rest)), STEPS))


def _repeats(weakest: Sequence[Scored], words: Words) -> Iterator[Step]:
    for item in weakest:
        missed = still_open(item.pack, item.judgements)
        named = missed or _unsure(item)
        if item.score < WEAK and named:
            why = words.report.repeat_why if missed else words.report.plainer_why
            yield Step(
                words.report.repeat.format(ask=item.pack.ask),
                why.format(score=words.figure(item.score), labels=_named(named)),
                item.pack.topic,
            )


def _unsure(item: Scored) -> tuple[Concept, ...]:
    return tuple(map(item.pack.concept, scoring.unsure(item.judgements)))


def _named(missed: Sequence[Concept]) -> str:
    return "; ".join(concept.label for concept in missed[:2])


def _practice(low: Sequence[CompetencyReport], weakest: Sequence[Scored], words: Words) -> Iterator[Step]:
    for competency in low:
        yield Step(
            words.report.practise.format(label=competency.label),
            words.report.practise_why.format(why=competency.why, score=words.figure(competency.score or 0), scale=5),
            weakest[0].pack.topic,
        )


def _untouched(open_topics: Sequence[str], topics: dict[str, str], words: Words) -> Iterator[Step]:
    for topic in open_topics:
        yield Step(words.report.untouched.format(topic=topics.get(topic, topic)), words.report.untouched_why, topic)


def _beyond(ordered: Sequence[Scored], words: Words) -> Iterator[Step]:
    for item in ordered[:2]:
        missed = still_open(item.pack, item.judgements)
        named = missed or _unsure(item)
        do, why = (
            (words.report.again, words.report.again_why if missed else words.report.plainer_why)
            if named
            else (words.report.shorter, words.report.shorter_why)
        )
        yield Step(
            do.format(ask=item.pack.ask),
            why.format(score=words.figure(item.score), labels=_named(named)),
            item.pack.topic,
        )
    if ordered:
        yield Step(words.report.harder, words.report.harder_why, max(ordered, key=lambda s: s.score).pack.topic)
