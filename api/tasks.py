"""What a model that a candidate brings may do next, and what came of it."""

from __future__ import annotations

from api import bodies
from api.answer import Answer, Ask, as_json
from api.interviews import proven_id
from api.services import Services
from interview.use_cases.lend import Came


async def next_task(services: Services, ask: Ask) -> Answer:
    """204 where there is nothing to do. `again`: also what has failed too often to be handed out by itself."""
    task = await services.tasks.next(proven_id(services, ask), again=ask.query.get("again") == "1")
    return Answer(204) if task is None else as_json(200, task)


async def take(services: Services, ask: Ask) -> Answer:
    id = proven_id(services, ask)
    body = bodies.read(ask, bodies.TaskBody)
    return as_json(
        200, await services.tasks.take(id, ask.params.get("nonce", ""), Came(body.status, body.body, body.failed))
    )
