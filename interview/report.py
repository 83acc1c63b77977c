"""From an interview that has ended to its report: pure arithmetic and wording over what each turn earned."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import datetime
from statistics import fmean

from msgspec.structs import replace

from interview import scoring
from interview.catalog import Competency, Rubric
from interview.delivery import delivery
from interview.engine import puts_again
from interview.model import Concept, Flag, Interview, Pack, Turn
from interview.next_steps import Scored, next_steps, still_open
from interview.report_model import CompetencyReport, Evidence, QuestionReport, Report, Review
from interview.unheard import COVERED
from interview.words import Words

SCALE = 5
SPECIFIC = 0.6
VAGUE = 0.2
"""Specificity from which an answer is called specific, and below which it is called vague."""

SILENT: frozenset[Flag] = frozenset({"blank", "no-answer"})
"""Flags of an answer that says nothing, and so cannot be vague."""


def build(
    interview: Interview, rubric: Rubric, words: Words, now: datetime, scores: Mapping[str, float] | None = None
) -> Report:
    """The offline report: one value for the same interview, whoever builds it.

    `scores` by pack stand in for the offline scorer's where somebody else scored; all arithmetic stays the same.
    """
    scored = tuple(_scored(interview, scores or {}))
    found = (_competency(c, scored, interview.level, rubric) for c in rubric.competencies)
    competencies = tuple(c for c in found if c is not None)
    overall = round(fmean(s.score for s in scored), 1) if scored else None
    not_covered = tuple(_not_covered(interview, words))
    return Report(
        id=interview.id,
        status="final",
        review=Review("none"),
        scored_by="offline",
        rubric_version=rubric.version,
        scored_at=now,
        role=interview.role,
        level=interview.level,
        kind=interview.kind,
        language=interview.language,
        overall=overall,
        overall_meaning=rubric.meaning(interview.level, overall),
        scale=SCALE,
        confidence=round(rubric.agreement * len(scored) / len(interview.plan), 2),
        summary=_summary(interview, scored, overall, competencies, rubric, words),
        competencies=competencies,
        questions=tuple(_question(interview, turn, scored, rubric, words) for turn in interview.turns),
        not_covered=not_covered,
        delivery=delivery(interview.turns, interview.language),
        plan=next_steps(scored, competencies, _open_topics(interview), interview.topics, words),
        flags=tuple(_flags(interview, words)),
        offline_overall=overall,
    )


def _scored(interview: Interview, scores: Mapping[str, float]) -> Iterator[Scored]:
    for pack in interview.plan:
        turns = tuple(t for t in interview.turns if t.question.pack == pack.id)
        if turns and turns[0].judgement is not None:
            judgements = tuple(t.judgement for t in turns if t.judgement is not None)
            score = scores[pack.id] if pack.id in scores else scoring.score(pack, judgements)
            yield Scored(pack, turns, judgements, score)


def with_answers(report: Report, interview: Interview) -> Report:
    """The report with each answer put back in: they are kept once, with the interview."""
    answers = {turn.question.number: turn.answer for turn in interview.turns}
    return replace(report, questions=tuple(replace(q, answer=answers.get(q.number, "")) for q in report.questions))


def without_answers(report: Report) -> Report:
    """The report as it is stored."""
    return replace(report, questions=tuple(replace(q, answer="") for q in report.questions))


def _competency(
    competency: Competency, scored: Sequence[Scored], level: str, rubric: Rubric
) -> CompetencyReport | None:
    """None where the interview held no question of its kinds that was answered."""
    own = [s for s in scored if s.pack.kind in competency.kinds]
    if not own:
        return None
    if competency.measure == "content":
        score = fmean(s.score for s in own)
    else:
        score = fmean(1 + 4 * max(getattr(j, competency.measure) for j in s.judgements) for s in own)
    score = round(score, 1)
    meaning = rubric.meaning(level, score) if competency.measure == "content" else ""
    return CompetencyReport(competency.id, competency.label, score, meaning, competency.why(score))


def _question(
    interview: Interview, turn: Turn, scored: Sequence[Scored], rubric: Rubric, words: Words
) -> QuestionReport:
    pack = interview.pack(turn.question.pack)
    whole = next((s for s in scored if s.pack.id == pack.id), None)
    follow_up = turn.question.is_follow_up
    # A main question is reported with what its follow-ups added; a follow-up only with what it brought itself.
    judgements = (turn.judgement,) if follow_up and turn.judgement else whole.judgements if whole else ()
    main = whole if not follow_up and turn.judgement else None
    covered = [pack.concept(id) for id in scoring.covered(judgements)]
    missed = still_open(pack, judgements) if main else ()
    first = next(t.question.number for t in interview.turns if t.question.pack == pack.id)
    return QuestionReport(
        number=turn.question.number,
        text=turn.question.text,
        kind=turn.question.kind,
        topic=turn.question.topic,
        is_follow_up=follow_up,
        follow_up_to=first if follow_up else None,
        skipped=turn.action == "skip",
        answer=turn.answer,
        score=main.score if main else None,
        meaning=rubric.meaning(interview.level, main.score) if main else "",
        strengths=_strengths(turn, covered, words) if main else (),
        gaps=_gaps(turn, missed, _asked_for(interview, pack), words) if main else (),
        evidence=_evidence(pack, turn),
        strong_answer="" if follow_up else pack.strong,
        covered=tuple(c.label for c in covered),
        missed=tuple(c.label for c in missed),
        unsure=tuple(pack.concept(id).label for id in scoring.unsure(judgements)) if main else (),
        scores={"offline": main.score} if main else {},
    )


def _strengths(turn: Turn, covered: Sequence[Concept], words: Words) -> tuple[str, ...]:
    said = [words.report.strength.format(label=words.inside(concept.label)) for concept in covered]
    specific = turn.judgement is not None and turn.judgement.specificity >= SPECIFIC
    return (*said, words.report.specific) if specific else tuple(said)


def _asked_for(interview: Interview, pack: Pack) -> set[str | None]:
    """The concepts of a pack that a follow-up asked for and that was answered."""
    answered = (t.question for t in interview.turns if t.question.pack == pack.id and t.action == "answer")
    return {q.concept for q in answered if q.is_follow_up and not puts_again(pack, q)}


def _gaps(turn: Turn, missed: Sequence[Concept], asked: Set[str | None], words: Words) -> tuple[str, ...]:
    say = words.report
    said = [
        (say.gap_asked if c.id in asked else say.gap).format(label=words.inside(c.label), probe=c.probe) for c in missed
    ]
    judged = turn.judgement
    vague = judged is not None and judged.specificity < VAGUE and not SILENT & set(judged.flags)
    return (*said, say.vague) if vague else tuple(said)


def _evidence(pack: Pack, turn: Turn) -> tuple[Evidence, ...]:
    """Verbatim spans of this very answer, in its order, one for each concept it covers."""
    if turn.judgement is None:
        return ()
    given = (credit for credit in turn.judgement.credits if credit.share >= COVERED)
    spans = sorted(given, key=lambda credit: (credit.start, credit.end))
    return tuple(
        Evidence(turn.answer[c.start : c.end], c.start, c.end, pack.concept(c.concept).label)
        for c in spans
        if c.end > c.start
    )


def _not_covered(interview: Interview, words: Words) -> Iterator[str]:
    """Planned questions that were skipped or never reached."""
    first = {t.question.pack: t for t in reversed(interview.turns)}
    for pack in interview.plan:
        topic = interview.topics.get(pack.topic, pack.topic)
        turn = first.get(pack.id)
        if turn is None:
            yield words.report.unasked_question.format(topic=topic)
        elif turn.action == "skip":
            yield words.report.skipped_question.format(topic=topic)


def _open_topics(interview: Interview) -> tuple[str, ...]:
    answered = {t.question.pack for t in interview.turns if t.judgement is not None}
    return tuple(dict.fromkeys(pack.topic for pack in interview.plan if pack.id not in answered))


def _summary(
    interview: Interview,
    scored: Sequence[Scored],
    overall: float | None,
    competencies: Sequence[CompetencyReport],
    rubric: Rubric,
    words: Words,
) -> str:
    say = words.report
    if overall is None:
        return say.summary_none
    parts = [
        say.summary.format(answered=len(scored), planned=len(interview.plan)),
        say.summary_overall.format(
            overall=words.figure(overall), scale=SCALE, meaning=rubric.meaning(interview.level, overall)
        ),
    ]
    ranked = sorted((c for c in competencies if c.score is not None), key=lambda c: c.score or 0)
    if len(ranked) > 1 and ranked[-1].score != ranked[0].score:
        parts += [
            say.summary_best.format(best=words.inside(ranked[-1].label)),
            say.summary_gain.format(gain=words.inside(ranked[0].label)),
        ]
    return " ".join(parts)


def _flags(interview: Interview, words: Words) -> Iterator[str]:
    """Questions are counted here as the person saw them: main questions only."""
    places = {pack.id: place for place, pack in enumerate(interview.plan, start=1)}
    for turn in interview.turns:
        where = words.report.where_follow_up if turn.question.is_follow_up else words.report.where
        for flag in turn.judgement.flags if turn.judgement else ():
            if flag in words.flags:
                yield words.flags[flag].format(where=where.format(place=places[turn.question.pack]))
