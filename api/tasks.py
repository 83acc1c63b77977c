"""What a model that a candidate brings may do next, and what came of it."""

from __future__ import annotations

from contextlib import suppress

from msgspec.structs import replace

from api import bodies
from api.answer import Answer, Ask, as_json
from api.interviews import proven_id
from api.services import Services
from interview.errors import StorageDown
from interview.use_cases.lend import Came


async def next_task(services: Services, ask: Ask) -> Answer:
    """204 where there is nothing to do. `again`: also what has failed too often to be handed out by itself."""
    task = await services.tasks.next(proven_id(services, ask), again=ask.query.get("again") == "1")
    return Answer(204) if task is None else as_json(200, task)


async def take(services: Services, ask: Ask) -> Answer:
    """What became of an answer, with the next task where there is one: a request less for each."""
    id = proven_id(services, ask)
    body = bodies.read(ask, bodies.TaskBody)
    told = await services.tasks.take(id, ask.params.get("nonce", ""), Came(body.status, body.body, body.failed))
    if told.outcome != "dropped":
        with suppress(StorageDown):  # what was taken is taken
            told = replace(told, next=await services.tasks.next(id, again=False))
    return as_json(200, told)
