"""The triggers called as the host calls them: an HttpRequest in, an HttpResponse out, storage on Azurite."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Mapping
from typing import Any

import azure.functions as func
import pytest

import function_app
from bench.in_process import Slot

FUNCTIONS = {f.get_function_name(): f for f in function_app.app.get_functions()}


class Said:
    """A response with its body read, and what went to the queue."""

    def __init__(self, response: func.HttpResponse, queued: str | None) -> None:
        self.status, self.headers, self.bytes = response.status_code, response.headers, response.get_body()
        self.queued = queued

    @property
    def json(self) -> Any:
        return json.loads(self.bytes)


class Client:
    """Calls functions by name."""

    async def __call__(
        self,
        name: str,
        body: Any = None,
        /,
        *,
        raw: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        query: Mapping[str, str] | None = None,
        **params: str,
    ) -> Said:
        sent = raw if raw is not None else b"" if body is None else json.dumps(body).encode()
        request = func.HttpRequest(
            method="POST" if sent else "GET",
            url=f"/api/{name}",
            headers=headers or {},
            params=query or {},
            route_params=params,
            body=sent,
        )
        call: Callable[..., Any] = FUNCTIONS[name].get_user_function()
        slot = Slot()
        outputs = {b.name: slot for b in FUNCTIONS[name].get_bindings() if b.type == "queue"}
        return Said(await call(request, **outputs), slot.value)

    async def start(self, candidate_token: str = "", key: str = "", **wish: Any) -> Said:
        headers = {"X-Candidate-Token": candidate_token, "Idempotency-Key": key}
        body = {"role": "backend-engineer", "level": "mid", **wish}
        return await self("post_interview", body, headers={k: v for k, v in headers.items() if v})

    async def turn(self, started: Any, number: int, action: str = "answer", **more: Any) -> Said:
        answer = {"answer": "I don't know."} if action == "answer" else {}
        body = {"number": number, "action": action, **answer, **more}
        return await self("post_turn", body, headers={"X-Interview-Token": started["token"]}, id=started["id"])

    async def of(self, name: str, started: Any) -> Said:
        return await self(name, headers={"X-Interview-Token": started["token"]}, id=started["id"])

    async def me(self, name: str, started: Any) -> Said:
        return await self(name, headers={"X-Candidate-Token": started["candidate_token"]})


@pytest.fixture
async def client(azurite: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Client]:
    monkeypatch.setenv("AzureWebJobsStorage", azurite)
    monkeypatch.setenv("TOKEN_SECRET", "only-for-tests-0123456789")
    function_app.services.cache_clear()
    yield Client()
    await function_app.services().close()
    function_app.services.cache_clear()
