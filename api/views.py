"""What clients get: structs, and how the core's values become them."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from api.candidate_views import HistoryView
from interview import engine
from interview.model import (
    Action,
    Aid,
    AidKind,
    Interview,
    Kind,
    Level,
    Mode,
    OwnModel,
    Progress,
    Question,
    Shaped,
    Status,
    Turn,
)
from interview.profile import Profile
from interview.report_model import Report


class QuestionView(Struct, frozen=True):
    """`because` says what of the person's own brought a question in; null for one of the role and for a follow-up."""

    number: int
    id: str
    text: str
    kind: Kind
    topic: str
    difficulty: int
    minutes: int
    is_follow_up: bool
    hints_left: int
    rephrases_left: int
    because: Literal["resume", "job_description"] | None = None


class AidView(Struct, frozen=True):
    kind: AidKind
    nth: int
    text: str
    left: int


class TurnView(Struct, frozen=True):
    """Exactly one of: the next `question`, an `aid` on the same one, or `report_url` when finished."""

    status: Status
    question: QuestionView | UnsetType = UNSET
    acknowledgement: str | UnsetType = UNSET
    progress: Progress | UnsetType = UNSET
    aid: AidView | UnsetType = UNSET
    report_url: str | UnsetType = UNSET


class PastTurnView(Struct, frozen=True):
    number: int
    question: QuestionView
    action: Action
    answer: str
    seconds: float
    acknowledgement: str


class ShapedView(Struct, frozen=True):
    """How many questions of the plan are there for each; null where the person gave nothing of the kind."""

    resume: int | None
    job_description: int | None


class StateView(Struct, frozen=True):
    """The whole state: what a closed tab needs to go on."""

    id: str
    candidate_id: str
    expires_at: datetime
    mode: Mode
    status: Status
    role: str
    level: Level
    kind: str
    language: str
    voice: bool
    started_at: datetime
    question: QuestionView | None
    aids: tuple[AidView, ...]
    progress: Progress
    turns: tuple[PastTurnView, ...]
    shaped: ShapedView
    own_model: OwnModel | None = None
    report_url: str | UnsetType = UNSET


class StartView(Struct, frozen=True):
    """`recovery_code` only where a candidate was made by this call; it is shown once."""

    id: str
    token: str
    candidate_id: str
    candidate_token: str
    expires_at: datetime
    mode: Mode
    question: QuestionView | None
    progress: Progress
    shaped: ShapedView
    recovery_code: str | UnsetType = UNSET


class SuggestedView(Struct, frozen=True):
    """What on offer comes nearest to a profile; `role` is null where nothing points to one. `fits`: it is that work, as
    far as can be told."""

    role: str | None
    level: Level
    fits: bool = True


class ResumeView(Struct, frozen=True):
    """The profile is kept until `expires_at`; the file itself goes earlier."""

    resume_id: str
    profile: Profile
    suggested: SuggestedView
    expires_at: datetime


class ResumesView(Struct, frozen=True):
    """All of a candidate, the newest first."""

    resumes: tuple[ResumeView, ...]


class HeldResumeView(Struct, frozen=True):
    """`file` as it came, in base64; null once it is erased."""

    resume_id: str
    created_at: datetime
    expires_at: datetime
    profile: Profile
    file: bytes | None


class HeldRecordingView(Struct, frozen=True):
    """`url` can be read for an hour; `size` in bytes."""

    interview_id: str
    number: int
    size: int
    url: str


class HeldShareView(Struct, frozen=True):
    """A link to a report that works now."""

    interview_id: str
    made_at: datetime
    expires_at: datetime


class ExportView(Struct, frozen=True):
    """Everything that is held about a candidate."""

    candidate_id: str
    created_at: datetime
    history: HistoryView
    interviews: tuple[StateView, ...]
    reports: tuple[Report, ...]
    resumes: tuple[HeldResumeView, ...]
    recordings: tuple[HeldRecordingView, ...] = ()
    shares: tuple[HeldShareView, ...] = ()


class HealthView(Struct, frozen=True):
    """`uptime` in seconds."""

    status: Literal["ok"]
    version: str
    build: str
    uptime: float


class ReadyView(Struct, frozen=True):
    """`detail` only for those who hold a function key."""

    status: Literal["ok", "degraded", "down"]
    detail: str | UnsetType = UNSET


def report_url(id: str) -> str:
    return f"/api/interviews/{id}/report"


def question_view(interview: Interview, question: Question, given: tuple[Aid, ...] = ()) -> QuestionView:
    """The question, with the aids left after those `given`."""
    left = {
        kind: len(engine.aids_for(interview.pack(question.pack), question, kind))
        - sum(1 for aid in given if aid.kind == kind)
        for kind in ("hint", "rephrase")
    }
    return QuestionView(
        number=question.number,
        id=question.pack if question.concept is None else f"{question.pack}.{question.concept}",
        text=question.text,
        kind=question.kind,
        topic=question.topic,
        difficulty=question.difficulty,
        minutes=question.minutes,
        is_follow_up=question.is_follow_up,
        hints_left=left["hint"],
        rephrases_left=left["rephrase"],
        because=_because(interview.shaped, question),
    )


def _because(shaped: Shaped, question: Question) -> Literal["resume", "job_description"] | None:
    if question.is_follow_up:
        return None
    if question.pack in (shaped.resume or ()):
        return "resume"
    return "job_description" if question.pack in (shaped.job_description or ()) else None


def shaped_view(shaped: Shaped) -> ShapedView:
    resume, job = shaped.resume, shaped.job_description
    return ShapedView(None if resume is None else len(resume), None if job is None else len(job))


def turn_view(interview: Interview, said: Turn | Aid) -> TurnView:
    """The reply to a post. It rests on what was said then, so it stays the same when the interview has gone on."""
    if isinstance(said, Aid):
        given = tuple(aid for aid in interview.aids_on(said.number) if aid.nth <= said.nth)
        question = question_view(interview, _question(interview, said.number), given)
        return TurnView("in_progress", aid=AidView(said.kind, said.nth, said.text, said.left), question=question)
    if said.next is None:
        return TurnView(
            "finished",
            acknowledgement=said.acknowledgement,
            progress=said.progress,
            report_url=report_url(interview.id),
        )
    return TurnView(
        "in_progress",
        question=question_view(interview, said.next),
        acknowledgement=said.acknowledgement,
        progress=said.progress,
    )


def state_view(interview: Interview) -> StateView:
    current = interview.question
    aids = interview.aids_on(current.number) if current else ()
    return StateView(
        id=interview.id,
        candidate_id=interview.candidate_id,
        expires_at=interview.expires_at,
        mode=interview.mode,
        status=interview.status,
        role=interview.role,
        level=interview.level,
        kind=interview.kind,
        language=interview.language,
        voice=interview.voice,
        started_at=interview.created_at,
        question=question_view(interview, current, aids) if current else None,
        aids=tuple(AidView(aid.kind, aid.nth, aid.text, aid.left) for aid in aids),
        progress=interview.progress,
        turns=tuple(_past(interview, turn) for turn in interview.turns),
        shaped=shaped_view(interview.shaped),
        own_model=interview.own_model,
        report_url=UNSET if interview.status == "in_progress" else report_url(interview.id),
    )


def _past(interview: Interview, turn: Turn) -> PastTurnView:
    question = question_view(interview, turn.question, interview.aids_on(turn.question.number))
    return PastTurnView(turn.question.number, question, turn.action, turn.answer, turn.seconds, turn.acknowledgement)


def _question(interview: Interview, number: int) -> Question:
    asked = [turn.question for turn in interview.turns]
    if interview.question is not None:
        asked.append(interview.question)
    return next(question for question in asked if question.number == number)
