"""The app's own triggers called in this process, with every call to storage counted."""

from __future__ import annotations

import json
import random
import time
from collections import Counter
from types import TracebackType
from typing import Any

import azure.functions as func

import bootstrap
import function_app
import serving
import settings
from bench.crowd import answers
from bench.crowd.people import Wish
from bench.prices import Use


class Slot(func.Out[str]):
    """A queue output."""

    def __init__(self) -> None:
        self.value: str | None = None

    def set(self, val: str) -> None:
        self.value = val

    def get(self) -> str:
        return self.value or ""


class Triggers:
    """`requests` counts storage requests by service. Executions and their seconds are counted since `reset`."""

    def __init__(self, requests: Counter[str]) -> None:
        self._requests = requests
        self._functions = {str(f.get_function_name()): f for f in function_app.app.get_functions()}
        self._executions, self._seconds = 0, 0.0

    async def __aenter__(self) -> Triggers:
        services = bootstrap.build(settings.current(), lambda *_: self._requests.update(["table"]))
        # The app's own way to its services, which now leads to those that count.
        function_app.services.cache_clear()
        function_app.services = serving.services = lambda: services  # type: ignore[assignment]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await function_app.services().close()

    @property
    def names(self) -> set[str]:
        return set(self._functions)

    def reset(self) -> None:
        self._executions, self._seconds = 0, 0.0
        self._requests.clear()

    def use(self, times: int) -> Use:
        """Of each of so many equal things since the last reset."""
        return Use(
            executions=self._executions / times,
            seconds=self._seconds / times,
            table=self._requests["table"] / times,
            queue=self._requests["queue"] / times,
        )

    async def interview(self, wish: Wish, postings: list[str]) -> None:
        """From the start to the report, the scoring by the queue included."""
        chance = random.Random(wish.seed)
        body: dict[str, Any] = {"role": wish.role, "level": wish.level, "kind": wish.kind, "questions": wish.questions}
        if wish.posting is not None:
            body["job_description"] = postings[wish.posting]
        started, _ = await self._call("post_interview", body)
        token, question, message = {"X-Interview-Token": started["token"]}, started["question"], None
        while question is not None:
            said = answers.say(question["id"], chance.choices(answers.GRADES, wish.skill)[0], chance)
            turn = {"number": question["number"], "action": "answer", "answer": said, "seconds": 60}
            reply, message = await self._call("post_turn", turn, token, id=started["id"])
            question = reply.get("question")
        # Put by the host, taken and deleted by it.
        self._requests.update(["queue"] * 3)
        await self._run("score_interview", func.QueueMessage(body=message))
        await self._call("get_report", None, token, id=started["id"])

    async def timer(self, name: str) -> None:
        await self._run(name, None)

    async def _call(
        self, name: str, body: Any, headers: dict[str, str] | None = None, **params: str
    ) -> tuple[Any, str | None]:
        sent = b"" if body is None else json.dumps(body).encode()
        request = func.HttpRequest(
            method="POST", url="/api", headers=headers or {}, params={}, route_params=params, body=sent
        )
        slot = Slot()
        outputs = {b.name: slot for b in self._functions[name].get_bindings() if b.type == "queue"}
        answer = await self._run(name, request, **outputs)
        return json.loads(answer.get_body() or b"{}"), slot.value

    async def _run(self, name: str, *arguments: Any, **outputs: Any) -> Any:
        began = time.perf_counter()
        try:
            return await self._functions[name].get_user_function()(*arguments, **outputs)
        finally:
            self._seconds += time.perf_counter() - began
            self._executions += 1
