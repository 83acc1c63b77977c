"""Runs functions: keeps count of what is under way, sends what they put out, lets them finish at the end."""

from __future__ import annotations

import asyncio
import json
import logging
import uuid
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import Any

from azure.functions.meta import Datum

from localhost.functions import Binding, Function

log = logging.getLogger("localhost")
Send = Callable[[str, str, str], Awaitable[None]]
# What an admin call or a timer gives in place of a queue message's own facts.
NO_MESSAGE = {
    "DequeueCount": Datum("1", "json"),
    "PopReceipt": Datum("", "string"),
    "ExpirationTime": Datum('"9999-12-31T23:59:59+00:00"', "json"),
    "InsertionTime": Datum('"2000-01-01T00:00:00+00:00"', "json"),
    "NextVisibleTime": Datum('"9999-12-31T23:59:59+00:00"', "json"),
}


class Runner:
    """`send(connection, queue, text)` puts a message on a queue."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self._under_way: set[asyncio.Task[Any]] = set()

    async def http(self, function: Function, request: Datum) -> Any:
        """The function's own answer; whatever it raises is raised here."""
        returned, sent = await function.invoke(request, {})
        if sent:
            await self._emit(sent)
        return returned

    async def timer(self, function: Function, past_due: bool = False) -> None:
        info = {"IsPastDue": past_due, "Schedule": {"AdjustForDST": True}, "ScheduleStatus": None}
        _, sent = await function.invoke(Datum(json.dumps(info), "json"), {})
        await self._emit(sent)

    async def message(self, function: Function, text: str, about: Mapping[str, Datum]) -> None:
        _, sent = await function.invoke(Datum(text, "string"), about)
        await self._emit(sent)

    def by_hand(self, function: Function, text: str) -> None:
        """Starts a timer or queue function at once, as an admin call asks; a fault goes to the log."""
        if function.trigger["type"] == "timerTrigger":
            work = self.timer(function)
        else:
            work = self.message(function, text, {"Id": Datum(str(uuid.uuid4()), "string"), **NO_MESSAGE})
        self.start(self._logged(function, work))

    def start(self, work: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Runs `work` on its own; `finish` waits for it."""
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def finish(self, seconds: float) -> None:
        """Waits for what is under way, cancels what takes longer than `seconds`."""
        if not self._under_way:
            return
        _, late = await asyncio.wait(self._under_way, timeout=seconds)
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _logged(self, function: Function, work: Awaitable[None]) -> None:
        try:
            await work
        except Exception:
            log.exception("%s failed", function.name)

    async def _emit(self, sent: list[tuple[Binding, Datum]]) -> None:
        for binding, datum in sent:
            for text in _texts(datum):
                await self._send(str(binding.get("connection") or ""), str(binding["queueName"]), text)


def _texts(datum: Datum) -> list[str]:
    """The messages of one output binding: a list of texts or of QueueMessages arrives as JSON."""
    if datum.type == "bytes":
        return [datum.value.decode("utf-8")]
    if datum.type != "json":
        return [datum.value]
    found = json.loads(datum.value)
    each = found if isinstance(found, list) else [found]
    return [item["body"] if isinstance(item, dict) else str(item) for item in each]
