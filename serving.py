"""From an HTTP trigger to its answer: the request as a value, the services behind the call, the response."""

from __future__ import annotations

import gc
from functools import cache

import azure.functions as func
import msgspec

import settings
from api import lines
from api.answer import Answer, Ask
from api.edge import Call, EndingCall, correlation_id_of, for_one_person, serve, serve_ending
from api.services import Services

SELDOM = 10_000, 10, 10
"""Objects after which cycles are looked for, and how often older ones are: by Python's own numbers that took 6 % of the
CPU of an interview, and found next to nothing, for values hold no cycles."""

lines.as_json()


@cache
def services() -> Services:
    """Everything behind the triggers, built at the first call: importing this file neither fails nor waits."""
    from bootstrap import build, provider_settings

    gc.set_threshold(*SELDOM)
    return build(settings.current(provider_settings()))


def ask(req: func.HttpRequest) -> Ask:
    # A host may hand on bytes of a header that are no text as halves of letters, which nothing can encode again.
    headers = {name.lower(): value.encode("utf-8", "replace").decode() for name, value in req.headers.items()}
    return Ask(headers, req.route_params, req.get_body(), req.params)


def response(said: Answer) -> func.HttpResponse:
    return func.HttpResponse(body=said.body, status_code=said.status, headers=dict(said.headers))


def unasked(req: func.HttpRequest, said: Answer) -> func.HttpResponse:
    """What can be said without the services, which may be missing."""
    return response(for_one_person(said, correlation_id_of(ask(req))))


async def answer(req: func.HttpRequest, call: Call) -> func.HttpResponse:
    return response(await serve(services, call, ask(req)))


async def answer_ending(req: func.HttpRequest, call: EndingCall, scores: func.Out[str]) -> func.HttpResponse:
    """Where the call ended an interview, the host queues its scoring; if the host dies first, `due` has it."""
    said, ended = await serve_ending(services, call, ask(req))
    if ended is not None:
        scores.set(msgspec.json.encode(ended).decode())
    return response(said)
