"""The report a review by a model leads to: the offline report's own arithmetic over what judges credited. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from statistics import fmean

from msgspec.structs import replace

from interview.catalog import Rubric
from interview.model import Credit, Interview, Pack, Turn
from interview.reading import QuestionReview
from interview.report import SCALE, build
from interview.report_model import QuestionReport, Report, Review
from interview.verdict import Opinion, Standing
from interview.words import Words


def reviewed(
    interview: Interview,
    before: Report,
    standing: Mapping[int, Standing],
    opinions: Sequence[Opinion],
    rubric: Rubric,
    words: Words,
    now: datetime,
) -> Report:
    """The final report. `standing` are the scores by question; `opinions` those of the judges who are new to it.

    Questions no judge was asked about keep their offline score. Totals are computed as the offline report's are.
    """
    packs = {t.question.number: t.question.pack for t in interview.turns if not t.question.is_follow_up}
    by_pack = {packs[number]: stands for number, stands in standing.items()}
    after = build(
        replace(interview, turns=tuple(_credited(interview, turn, by_pack) for turn in interview.turns)),
        rubric,
        words,
        now,
        scores={pack: stands.score for pack, stands in by_pack.items()},
    )
    judges = (*before.judges, *(opinion.judge for opinion in opinions))
    old = {q.number: q.scores for q in before.questions}
    questions = tuple(_worded(q, standing.get(q.number), old.get(q.number, {}), opinions) for q in after.questions)
    return replace(
        after,
        review=Review("done"),
        scored_by=", ".join(dict.fromkeys(f"{judge.provider}/{judge.model}" for judge in judges)),
        confidence=_confidence(after, questions, rubric),
        summary=_summary(after.summary, standing, opinions[0]),
        questions=questions,
        flags=(*after.flags, *_notes(interview, standing, words)),
        judges=judges,
        offline_overall=before.offline_overall,
    )


def as_it_is(report: Report, words: Words) -> Report:
    """The offline report made final, because no model came to review it in time; it says so."""
    return replace(report, status="final", review=Review("none"), flags=(*report.flags, words.flags["late"]))


def _credited(interview: Interview, turn: Turn, by_pack: Mapping[str, Standing]) -> Turn:
    """The turn with what the judge credited in place of what the offline scorer did."""
    stands = by_pack.get(turn.question.pack)
    if turn.judgement is None or stands is None or stands.review is None:
        return turn
    credits = _credits(interview.pack(turn.question.pack), turn, stands.review)
    return replace(turn, judgement=replace(turn.judgement, credits=tuple(credits)))


def _credits(pack: Pack, turn: Turn, review: QuestionReview) -> Iterator[Credit]:
    for concept in pack.concepts:
        shown = [q for q in review.quotes if q.concept == concept.id and q.number == turn.question.number]
        yield from (Credit(concept.id, 1.0, quote.start, quote.end) for quote in shown)
        if not shown:
            yield Credit(concept.id, 0.0)


def _worded(
    question: QuestionReport, stands: Standing | None, old: Mapping[str, float], opinions: Sequence[Opinion]
) -> QuestionReport:
    given: dict[str, float] = {o.judge.sort: q.score for o in opinions if (q := o.of(question.number))}
    scores = {**old, **given}
    if stands is None or stands.review is None:
        return replace(question, scores=scores)
    review = stands.review
    return replace(
        question,
        scores=scores,
        strengths=review.strengths or question.strengths,
        gaps=review.gaps or question.gaps,
    )


def _confidence(report: Report, questions: Sequence[QuestionReport], rubric: Rubric) -> float:
    """Half rests on how well the offline scorer agrees with people, half on how near to each other all who scored
    these answers came; both count for the part of the interview that was answered."""
    spreads = [max(q.scores.values()) - min(q.scores.values()) for q in questions if q.scores]
    if not spreads:
        return report.confidence
    near = 1 - fmean(spreads) / (SCALE - 1)
    answered = report.confidence / rubric.agreement
    return round(answered * (rubric.agreement + near) / 2, 2)


def _summary(figures: str, standing: Mapping[int, Standing], opinion: Opinion) -> str:
    """A judge's own words only where all it said stands."""
    trusted = all(stands.review is not None and stands.note != "not-confirmed" for stands in standing.values())
    return f"{figures} {opinion.graded.summary}".strip() if trusted else figures


def _notes(interview: Interview, standing: Mapping[int, Standing], words: Words) -> Iterator[str]:
    """What was decided and how: by question, or once where it was for all of them."""
    places = {pack.id: place for place, pack in enumerate(interview.plan, start=1)}
    asked = {turn.question.number: places[turn.question.pack] for turn in interview.turns}
    where = {number: words.report.where.format(place=asked[number]) for number in standing}
    said = (words.flags[stands.note].format(where=where[n]) for n, stands in sorted(standing.items()) if stands.note)
    yield from dict.fromkeys(said)
