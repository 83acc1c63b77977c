"""One call from ask to answer: whatever goes wrong becomes a problem with a correlation id."""

from __future__ import annotations

import logging
import re
import secrets
import time
from collections.abc import Awaitable, Callable

from api import lines, problems
from api.answer import Answer, Ask
from api.gate import Gate, Overloaded
from api.interviews import Ended
from api.services import Services

log = logging.getLogger(lines.LOGGER)

CORRELATION_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")
OWN_ID = re.compile(r"[0-9a-f]{20}")

SLOW_SECONDS = 3.0
"""A call that takes longer is told of in the log, as the watch is about many."""

EVERY_ANSWER = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Strict-Transport-Security": "max-age=63072000; includeSubDomains",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""What is said here is data: no browser is to run, frame, keep or pass on any of it."""

REFUSALS = (401, 403, 429)
"""What an attack would be seen by. Of what was sent nothing is logged."""

GATE = Gate()

Call = Callable[[Services, Ask], Awaitable[Answer]]
EndingCall = Callable[[Services, Ask], Awaitable[tuple[Answer, Ended | None]]]


async def serve(services: Callable[[], Services], call: Call, ask: Ask) -> Answer:
    """The answer of a call that ends no interview."""

    async def ending_nothing(services: Services, ask: Ask) -> tuple[Answer, None]:
        return await call(services, ask), None

    return (await _serve(services, _name(call), ending_nothing, ask))[0]


async def serve_ending(services: Callable[[], Services], call: EndingCall, ask: Ask) -> tuple[Answer, Ended | None]:
    """The answer of a call, and what the queue has to know when it ended an interview."""
    return await _serve(services, _name(call), call, ask)


async def _serve(
    services: Callable[[], Services], name: str, call: EndingCall, ask: Ask
) -> tuple[Answer, Ended | None]:
    correlation_id, began = correlation_id_of(ask), time.perf_counter()
    ended: Ended | None = None
    with lines.about(call=name, correlation=correlation_id, **_whose(name, ask)):
        try:
            with GATE.inside(name):
                said, ended = await call(services(), ask)
            if ended is not None:
                log.info("a report is asked for: %s", ended.reason)
        except Exception as e:  # noqa: BLE001  (the edge: every fault is answered, an unforeseen one is logged whole)
            said = _problem(e, correlation_id)
        _count(services, name, said.status, time.perf_counter() - began)
    return for_one_person(said, correlation_id), ended


def _name(call: Call | EndingCall) -> str:
    """`interviews.turn`."""
    return f"{call.__module__.rpartition('.')[2]}.{call.__name__}"


def _whose(name: str, ask: Ask) -> dict[str, str]:
    """The interview or the résumé of the route; nothing where its id is none of ours."""
    id = ask.params.get("id", "")
    return {"resume" if name.startswith("resumes.") else "interview": id} if OWN_ID.fullmatch(id) else {}


def _count(services: Callable[[], Services], name: str, status: int, seconds: float) -> None:
    try:
        reporter = services().reporter
    except ValueError as e:
        log.error("the settings are wrong: %s", e)
        return  # there is nowhere to count
    reporter.counters.add("http", name, str(status))
    reporter.counters.add("region", reporter.counters.region or "here", f"{status // 100}xx")
    reporter.counters.time("http", name, seconds=seconds)
    if seconds > SLOW_SECONDS:
        log.warning("answered %d after %.1f s", status, seconds)
    reporter.soon()


def for_one_person(said: Answer, correlation_id: str) -> Answer:
    """With the headers every answer carries: for one person and one moment, unless it says otherwise."""
    headers = {**EVERY_ANSWER, **said.headers}
    return Answer(said.status, said.body, {**headers, "X-Correlation-Id": correlation_id})


def _problem(error: Exception, correlation_id: str) -> Answer:
    known = problems.problem_of(error, correlation_id)
    if known is None:
        log.error("unexpected fault", exc_info=error)
        return problems.internal(correlation_id)
    if known.status >= 500 and not isinstance(error, Overloaded):
        log.warning("%s: %s", type(error).__name__, error.__cause__ or error)
    elif known.status in REFUSALS:
        log.warning("refused with %d (%s)", known.status, type(error).__name__)
    return known


def correlation_id_of(ask: Ask) -> str:
    """The client's own where it is one, else a new one."""
    given = ask.header("x-correlation-id")
    return given if CORRELATION_ID.fullmatch(given) else secrets.token_hex(8)
