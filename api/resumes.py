"""Résumés: a file comes in, a profile goes out, the person corrects it, and can erase it."""

from __future__ import annotations

from urllib.parse import unquote

from api import bodies
from api.answer import Answer, Ask, as_json
from api.candidates import known
from api.services import Services
from api.views import ResumesView, ResumeView, SuggestedView
from interview.profile import Profile, Resume
from interview.resume import suggested

NAME_LIMIT = 255
"""Characters of a file's name. Only its ending is looked at, and nothing of it is kept."""


async def take(services: Services, ask: Ask) -> Answer:
    candidate = await known(services, ask)
    if len(ask.body) > bodies.FILE_LIMIT:
        raise bodies.TooLarge(
            "", f"The file has {len(ask.body):,} bytes; {bodies.FILE_LIMIT:,} (5 MB) is the most. Send a smaller one."
        )
    name = unquote(ask.header("x-file-name"))[-NAME_LIMIT:]
    await services.admit.file(ask.came, candidate.id)
    resume = await services.take_resume(candidate.id, ask.body, name, ask.header("content-type"))
    return as_json(201, _view(services, resume))


async def held(services: Services, ask: Ask) -> Answer:
    candidate = await known(services, ask)
    now = services.clock()
    kept = [each for each in await services.resumes.of(candidate.id) if each.expires_at > now]
    return as_json(200, ResumesView(tuple(_view(services, resume) for resume in reversed(kept))))


async def correct(services: Services, ask: Ask) -> Answer:
    candidate = await known(services, ask)
    profile = bodies.read(ask, Profile)
    return as_json(200, _view(services, await services.correct_resume(candidate.id, _id(ask), profile)))


async def erase(services: Services, ask: Ask) -> Answer:
    candidate = await known(services, ask)
    await services.erase_resume(await services.resumes.load(candidate.id, _id(ask)))
    return Answer(204)


def _id(ask: Ask) -> str:
    return ask.params.get("id", "")


def _view(services: Services, resume: Resume) -> ResumeView:
    told = suggested(resume.profile, [offer.id for offer in services.catalog.roles])
    return ResumeView(
        resume.id, resume.profile, SuggestedView(told.near.role or None, told.level, told.near.fits), resume.expires_at
    )
