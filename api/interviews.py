"""Interviews: started, answered turn by turn, ended, reported, erased."""

from __future__ import annotations

import asyncio
import hashlib
import logging

from msgspec import UNSET, Struct, json

from api import bodies, lines, tokens
from api.answer import Answer, Ask, as_json
from api.candidates import known, token_for
from api.services import Services
from api.views import StartView, TurnView, question_view, report_url, shaped_view, state_view, turn_view
from interview import engine
from interview.catalog import Catalog, Offer
from interview.errors import InvalidRequest, StorageDown
from interview.house import with_roles
from interview.model import Interview, OwnModel, Post
from interview.use_cases.lend import Lend
from interview.use_cases.start import Wish

log = logging.getLogger(lines.LOGGER)

TURN_SECONDS = 1.9
"""A turn answers within two seconds, or says that it could not."""


KEY_LIMIT = 200
"""Characters of an Idempotency-Key."""


class Ended(Struct, frozen=True):
    """An interview that has just ended asks for its report on the queue. Never personal data in a message."""

    interview_id: str
    reason: str
    schema: int = 1


async def start(services: Services, ask: Ask) -> Answer:
    wish = _wish(ask, with_roles(services.catalog, (await services.beside()).roles), services.tasks.lend)
    code: str | None = None
    if ask.header("x-candidate-token"):
        candidate = await known(services, ask)
    else:
        services.admit.group(ask.came)  # before anybody is made for nothing
        await services.admit.candidate(ask.came)
        candidate, code = await services.enrol()
    interview = await services.start(candidate.id, wish, candidate)
    log.info("an interview began", extra={lines.FIELDS: {"interview": interview.id, "mode": interview.mode}})
    view = StartView(
        id=interview.id,
        token=tokens.sign(services.token_secrets, "interview", interview.id, interview.expires_at),
        candidate_id=candidate.id,
        candidate_token=token_for(services, candidate.id),
        expires_at=interview.expires_at,
        mode=interview.mode,
        question=question_view(interview, engine.ask(interview.plan[0], 1)),
        progress=interview.progress,
        shaped=shaped_view(interview.shaped),
        recovery_code=code or UNSET,
    )
    return as_json(201, view)


async def state(services: Services, ask: Ask) -> Answer:
    return as_json(200, state_view(await load(services, ask)))


async def turn(services: Services, ask: Ask) -> tuple[Answer, Ended | None]:
    """The reply, and what the queue has to know when this was the last turn."""
    id = proven_id(services, ask)
    post = _post(bodies.read(ask, bodies.TurnBody))
    try:
        async with asyncio.timeout(TURN_SECONDS):
            taken = await services.take_turn(id, post)
    except TimeoutError as e:
        raise StorageDown from e
    view: TurnView = turn_view(taken.interview, taken.said)
    # A repeated last turn asks again: the report is made once however often it is asked for.
    return as_json(200, view), Ended(id, "completed") if view.status == "finished" else None


async def finish(services: Services, ask: Ask) -> tuple[Answer, Ended]:
    interview = await services.finish(proven_id(services, ask))
    url = report_url(interview.id)
    view = TurnView("finished", progress=interview.progress, report_url=url)
    return as_json(202, view, Location=url), Ended(interview.id, "ended-early")


async def disagree(services: Services, ask: Ask) -> tuple[Answer, Ended]:
    """Asks for a blind second review; the report shows where it stands."""
    id = proven_id(services, ask)
    await services.disagree(id)
    report = await services.score(id)
    return as_json(202, report.review, Location=report_url(id)), Ended(id, "disagreed")


async def report(services: Services, ask: Ask) -> Answer:
    return as_json(200, await services.score(proven_id(services, ask)))


async def erase(services: Services, ask: Ask) -> Answer:
    await services.erase_interview(proven_id(services, ask))
    return Answer(204)


async def load(services: Services, ask: Ask) -> Interview:
    """The interview of the route, for whoever has its token. Raises Unauthorised, Forbidden, NotFound."""
    return (await services.interviews.load(proven_id(services, ask))).value


def proven_id(services: Services, ask: Ask) -> str:
    """The interview of the route, which the token must be for. Raises Unauthorised, Forbidden."""
    id = tokens.check(services.token_secrets, "interview", ask.header("x-interview-token"), services.clock())
    if id != ask.params.get("id"):
        raise tokens.Forbidden("This X-Interview-Token is for another interview; send the one its start returned.")
    return id


def _wish(ask: Ask, catalog: Catalog, lend: Lend) -> Wish:
    """Raises InvalidRequest for what is not on offer."""
    body = bodies.read(ask, bodies.StartBody)
    for field, given, offers in (
        ("role", body.role, catalog.roles),
        ("kind", body.kind, catalog.kinds),
        ("language", body.language, catalog.languages),
    ):
        _offered(field, given, offers)
    if body.resume_id and not ask.header("x-candidate-token"):
        raise InvalidRequest(
            "resume_id", "A résumé belongs to a candidate: send the X-Candidate-Token it was sent with."
        )
    return Wish(
        role=body.role,
        level=body.level,
        kind=body.kind,
        language=body.language,
        questions=body.questions,
        focus=tuple(dict.fromkeys(body.focus)),
        voice=body.voice,
        job_description=bodies.limited("job_description", body.job_description or "", bodies.JOB_LIMIT),
        digest=hashlib.sha256(json.encode(body)).hexdigest()[:32],
        key=_key(ask),
        resume_id=body.resume_id or "",
        own_model=_own_model(body.own_model, lend),
        came=ask.came,
    )


def _own_model(body: bodies.OwnModelBody | None, lend: Lend) -> OwnModel | None:
    if body is None:
        return None
    if wrong := lend.fault(body.provider, body.model, body.base):
        raise InvalidRequest(f"own_model.{wrong[0]}", wrong[1])
    return OwnModel(body.provider, body.model, body.base)


def _key(ask: Ask) -> str:
    """The Idempotency-Key; empty where no candidate token comes with it, for then nobody's repeat can be told."""
    key = ask.header("idempotency-key") if ask.header("x-candidate-token") else ""
    if len(key) > KEY_LIMIT:
        raise InvalidRequest("Idempotency-Key", f"This key has {len(key)} characters; {KEY_LIMIT} is the most.")
    return key


def _offered(field: str, given: str, offers: tuple[Offer, ...]) -> None:
    if given not in {offer.id for offer in offers}:
        raise InvalidRequest(field, f"Choose one of: {', '.join(offer.id for offer in offers)}.")


def _post(body: bodies.TurnBody) -> Post:
    if body.action == "answer" and body.answer is None:
        raise InvalidRequest("answer", "An answer needs its text here; to pass on the question, send action skip.")
    answer = bodies.limited("answer", body.answer or "", bodies.ANSWER_LIMIT)
    return Post(
        number=body.number,
        action=body.action,
        nth=body.nth,
        # Only an answer has a text: what a client sends along with a skip or a hint is not kept.
        answer=answer if body.action == "answer" else "",
        seconds=body.seconds,
        input=body.input,
        speech=bodies.speech(body.speech),
    )
