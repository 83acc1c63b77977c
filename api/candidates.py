"""Candidates: made, recovered, shown what is held about them, erased."""

from __future__ import annotations

import logging
from datetime import timedelta

from msgspec import UNSET

from api import bodies, tokens
from api.answer import Answer, Ask, as_json
from api.candidate_views import (
    CandidateView,
    DeepReview,
    HistoryItem,
    HistoryView,
    MeView,
    OutlookView,
    daily_left,
)
from api.services import Services
from api.views import ExportView, HeldRecordingView, HeldResumeView, HeldShareView, state_view
from interview import budget
from interview.candidate import Candidate, Entry, day_of, next_day
from interview.errors import NotFound
from interview.model import Mode
from interview.recovery import hash_of
from interview.use_cases.recordings import LISTEN

log = logging.getLogger("quiet-room")

EXPECTED: dict[Mode, DeepReview] = {
    "rich": "expected",
    "standard": "expected",
    "lean": "possible",
    "offline": "none",
}
"""Whether an interview that starts now gets a review by a model."""


async def create(services: Services, ask: Ask) -> Answer:
    await services.admit.candidate(ask.came)
    candidate, code = await services.enrol()
    return as_json(201, CandidateView(candidate.id, token_for(services, candidate.id), code))


async def recover(services: Services, ask: Ask) -> Answer:
    body = bodies.read(ask, bodies.RecoverBody)
    try:
        id = await services.candidates.recover(hash_of(body.recovery_code))
    except NotFound as e:
        log.warning("a recovery code was refused")
        raise NotFound("No one has this recovery code. Check each character; it is shown when you first start.") from e
    return as_json(200, CandidateView(id, token_for(services, id), UNSET))


async def me(services: Services, ask: Ask) -> Answer:
    candidate = await known(services, ask)
    now = services.clock()
    left = daily_left(candidate, day_of(now), services.daily)
    expected, within = await _review(services, ask)
    return as_json(200, MeView(candidate.id, left, services.daily, next_day(now), expected, within))


async def outlook(services: Services, ask: Ask) -> Answer:
    """What anybody who starts now can expect; nobody is made by asking."""
    expected, within = await _review(services, ask)
    return as_json(200, OutlookView(services.daily, expected, within))


async def _review(services: Services, ask: Ask) -> tuple[DeepReview, int | None]:
    """Whether a review by a model can be expected, and in how many seconds."""
    if not services.admit.reviews(ask.came):
        return "none", None
    expected = EXPECTED[await services.look.mode()]
    seen = await services.look()
    by = budget.when(seen, len(seen.line) + seen.promised + 1) if expected != "none" else None
    return expected, None if by is None else round((by - seen.at).total_seconds())


async def history(services: Services, ask: Ask) -> Answer:
    return as_json(200, _history(services, await known(services, ask)))


async def export(services: Services, ask: Ask) -> Answer:
    held = await services.export_all((await known(services, ask)).id)
    view = ExportView(
        candidate_id=held.candidate.id,
        created_at=held.candidate.created_at,
        history=_history(services, held.candidate),
        interviews=tuple(state_view(interview) for interview in held.interviews),
        reports=held.reports,
        resumes=tuple(
            HeldResumeView(resume.id, resume.created_at, resume.expires_at, resume.profile, file)
            for resume, file in held.resumes
        ),
        recordings=tuple([each for one in held.interviews for each in await _recordings(services, one.id)]),
        shares=tuple([each for one in held.interviews for each in await _shares(services, one.id)]),
    )
    return as_json(200, view, Content_Disposition='attachment; filename="my-interviews.json"')


async def erase(services: Services, ask: Ask) -> Answer:
    await services.erase_candidate(await known(services, ask))
    return Answer(204)


async def _recordings(services: Services, id: str) -> list[HeldRecordingView]:
    return [
        HeldRecordingView(id, one.number, one.size, await services.recordings.listen_url(id, one.number, LISTEN))
        for one in await services.recordings.of(id)
    ]


async def _shares(services: Services, id: str) -> list[HeldShareView]:
    share = await services.shares.load(id)
    return [] if share is None else [HeldShareView(id, share.made_at, share.expires_at)]


def token_for(services: Services, id: str) -> str:
    expires = services.clock() + timedelta(days=services.candidate_days)
    return tokens.sign(services.token_secrets, "candidate", id, expires)


def proven_id(services: Services, ask: Ask) -> str:
    """The candidate the token is for. Raises Unauthorised."""
    return tokens.check(services.token_secrets, "candidate", ask.header("x-candidate-token"), services.clock())


async def known(services: Services, ask: Ask) -> Candidate:
    """The candidate who asks. Raises Unauthorised, also for one who has been erased."""
    try:
        return await services.candidates.load(proven_id(services, ask))
    except NotFound as e:
        raise tokens.Unauthorised("This candidate has been erased; nothing is held any more. Start anew.") from e


def _history(services: Services, candidate: Candidate) -> HistoryView:
    return HistoryView(tuple(_item(services, entry) for entry in candidate.entries))


def _item(services: Services, entry: Entry) -> HistoryItem:
    return HistoryItem(
        id=entry.interview_id,
        token=tokens.sign(services.token_secrets, "interview", entry.interview_id, entry.expires_at),
        role=entry.role,
        level=entry.level,
        kind=entry.kind,
        language=entry.language,
        status=entry.status,
        started_at=entry.started_at,
        finished_at=entry.finished_at,
        expires_at=entry.expires_at,
        overall=entry.overall,
        competencies=entry.competencies,
    )
