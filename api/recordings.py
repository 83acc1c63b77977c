"""Recordings of answers: where the browser sends one, and where it finds those that are kept."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from api import bodies
from api.answer import Answer, Ask, as_json
from api.interviews import load
from api.services import Services
from interview.errors import NotFound
from interview.recordings import MOST_BYTES
from interview.use_cases.recordings import LISTEN, UPLOAD


class UploadView(Struct, frozen=True):
    """PUT the sound to `url` with these headers, once, before `expires_at`. More than `max_bytes` is erased."""

    url: str
    headers: dict[str, str]
    max_bytes: int
    expires_at: datetime


class RecordingView(Struct, frozen=True):
    number: int
    size: int
    url: str


class RecordingsView(Struct, frozen=True):
    """By number of the question; each `url` can be read until `expires_at`."""

    recordings: tuple[RecordingView, ...]
    expires_at: datetime


async def take(services: Services, ask: Ask) -> Answer:
    """Raises NotFound where recordings are not offered."""
    if services.take_recording is None:
        raise NotFound("Recordings are not kept here; the answer counts as it is written.")
    interview = await load(services, ask)
    body = bodies.read(ask, bodies.RecordingBody)
    url = await services.take_recording(interview, body.number)
    headers = {"x-ms-blob-type": "BlockBlob", "Content-Type": body.media}
    return as_json(201, UploadView(url, headers, MOST_BYTES, datetime.now(UTC) + UPLOAD))


async def listed(services: Services, ask: Ask) -> Answer:
    id = (await load(services, ask)).id
    found = await services.recordings.of(id)
    views = [
        RecordingView(each.number, each.size, await services.recordings.listen_url(id, each.number, LISTEN))
        for each in found
    ]
    return as_json(200, RecordingsView(tuple(views), datetime.now(UTC) + LISTEN))
