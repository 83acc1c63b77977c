"""Which score stands when judges and the offline scorer have each given theirs. Pure.

Every rule here lowers what a judge gave or takes a mean of judges; none lets words to a grader raise a score.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from statistics import fmean
from typing import Literal

from msgspec import Struct

from interview.catalog import Rubric
from interview.model import Interview
from interview.reading import Graded, QuestionReview
from interview.report_model import Judge, Report

FAR = 1.5
"""So much above the offline score, a score needs a second judge."""

BORDER = 0.1
"""So near to where another meaning begins, an overall score is at the border."""

Sort = Literal["fresh", "second", "blind"]
Note = Literal["second-judge", "not-confirmed", "border", "blind"]


class Opinion(Struct, frozen=True):
    """What a judge said, and who it was."""

    judge: Judge
    graded: Graded

    def of(self, number: int) -> QuestionReview | None:
        return next((q for q in self.graded.questions if q.number == number), None)


class Standing(Struct, frozen=True):
    """The score of one question that stands, whose words go with it (None: the offline scorer's), and why."""

    score: float
    review: QuestionReview | None
    note: Note | None = None


def hostile(interview: Interview, graded: Graded) -> frozenset[int]:
    """Numbers of the questions in whose answers something speaks to the grader, as the flags or the judge say."""
    flagged = {
        turn.question.pack for turn in interview.turns if turn.judgement and "instruction" in turn.judgement.flags
    }
    main = {turn.question.number: turn.question.pack for turn in interview.turns if not turn.question.is_follow_up}
    return frozenset(q.number for q in graded.questions if q.addresses_grader or main.get(q.number) in flagged)


def doubtful(offline: Mapping[int, float], graded: Graded) -> tuple[int, ...]:
    """Numbers of the questions that a second judge from another family has to decide."""
    return tuple(q.number for q in graded.questions if q.score - offline[q.number] >= FAR)


def at_border(rubric: Rubric, level: str, graded: Graded) -> bool:
    """Whether a little more or less would give the overall score another meaning."""
    overall = fmean(q.score for q in graded.questions)
    return any(abs(a.from_ - overall) <= BORDER for a in rubric.anchors if a.level == level and a.from_ > 1)


def decide(
    offline: Mapping[int, float], suspect: Collection[int], first: Opinion, second: Opinion | None = None
) -> dict[int, Standing]:
    """By question number.

    An answer that speaks to the grader keeps at most its offline score. One that seems far better than the offline
    scorer thought gets the lower of both judges' scores, or is held near the offline one where no second judge could
    be asked. Where the second judge looked at all questions because of a border, each gets the mean.
    """
    return {q.number: _stands(q, offline[q.number], q.number in suspect, second) for q in first.graded.questions}


def _stands(given: QuestionReview, offline: float, suspect: bool, second: Opinion | None) -> Standing:
    other = second.of(given.number) if second else None
    if suspect or (other is not None and other.addresses_grader):
        lowest = min(given.score, offline, *([other.score] if other else []))
        return Standing(lowest, None)
    if given.score - offline < FAR:
        return Standing(round(fmean((given.score, other.score)), 1), given, "border") if other else _as_given(given)
    if other is None:
        return Standing(round(offline + FAR, 1), given, "not-confirmed")
    return Standing(min(given.score, other.score), min(given, other, key=lambda q: q.score), "second-judge")


def _as_given(given: QuestionReview) -> Standing:
    return Standing(given.score, given)


def reconsider(
    stood: Mapping[int, float], offline: Mapping[int, float], suspect: Collection[int], blind: Opinion
) -> dict[int, Standing]:
    """By question number, after a blind second review: the mean of the score that stood and the new one, which
    counts with no more than a second judge could have confirmed."""
    found: dict[int, Standing] = {}
    for q in blind.graded.questions:
        most = offline[q.number] if q.number in suspect else max(stood[q.number], offline[q.number] + FAR)
        mean = round(fmean((stood[q.number], min(q.score, most))), 1)
        found[q.number] = Standing(mean, None if q.number in suspect else q, "blind")
    return found


def scores_of(report: Report, sort: str = "") -> dict[int, float]:
    """The scores of the main questions by number: those that stand, or what one who scored them gave."""
    if not sort:
        return {q.number: q.score for q in report.questions if q.score is not None}
    return {q.number: q.scores[sort] for q in report.questions if sort in q.scores}


def judge(
    sort: Sort, provider: str, model: str, family: str, versions: tuple[str, str], at: datetime, graded: Graded
) -> Judge:
    """`versions` of the prompt and the rubric."""
    return Judge(
        sort=sort,
        provider=provider,
        model=model,
        family=family,
        prompt_version=versions[0],
        rubric_version=versions[1],
        at=at,
        questions=tuple(q.number for q in graded.questions),
        overall=round(fmean(q.score for q in graded.questions), 1),
    )
