"""Providers of the test's own: rows, and an upstream that answers by model as it is told."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import httpx

from providers.chat import Chat, Message, Task, Want
from providers.choice import Policy
from providers.gateway import Gateway
from providers.purse import Purse
from providers.quota import Quotas, State, left
from providers.wards import Wards
from providers.wire import Limit, Model, Row, Spec
from storage.memory import MemoryQuota

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)

SCHEMA = {
    "type": "object",
    "properties": {"word": {"type": "string"}},
    "required": ["word"],
    "additionalProperties": False,
}
NOBODY_IN_PARTICULAR = Policy(regions=())

ASKED = Chat((Message("user", "Say one word."),), 100)
FORMED = Chat((Message("user", "Say one word as JSON."),), 100, schema=SCHEMA)

Answer = httpx.Response | BaseException | float
"""What to give back, what to raise, or how many seconds to say nothing before a good answer."""


def a_spec(name: str = "acme", *, model: dict[str, Any] | None = None, **row: Any) -> Spec:
    one = Model(
        **{"id": f"{name}-1", "family": name, "context": 32_000, "structured": "schema", **(model or {})},
    )
    known: dict[str, Any] = {
        "label": name,
        "wire": "openai-chat",
        "base_url": f"https://{name}.example/v1",
        "scope": "model",
        "status": "free",
        "trains": "no",
        "as_of": "2026-11-24",
        "source": "a test",
        "key_env": f"{name.upper()}_KEY",
        "limits": (Limit("requests", 1000, "day", "fixed"),),
    }
    return Spec(name, Row(**{**known, "models": (one,), **row}), one, f"https://{name}.example/v1")


def says(text: str = "yes", *, headers: dict[str, str] | None = None, **changes: Any) -> httpx.Response:
    body = {
        "choices": [{"message": {"content": text}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 11, "completion_tokens": 3},
        **changes,
    }
    return httpx.Response(200, json=body, headers=headers)


def fails(status: int, message: str = "no", headers: dict[str, str] | None = None) -> httpx.Response:
    return httpx.Response(status, json={"error": {"message": message}}, headers=headers)


class Upstream:
    """Answers each provider's calls in the given order, the last one for good; keeps every request."""

    def __init__(self, **answers: list[Answer]) -> None:
        self._answers = answers
        self.requests: list[httpx.Request] = []

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        left = self._answers[request.url.host.removesuffix(".example")]
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, BaseException):
            raise answer
        if isinstance(answer, float):
            await asyncio.sleep(answer)
            return says()
        return httpx.Response(answer.status_code, headers=answer.headers, content=answer.content)

    @property
    def asked(self) -> list[str]:
        return [each.url.host.removesuffix(".example") for each in self.requests]

    def sent(self, nth: int) -> Any:
        return json.loads(self.requests[nth].content)


def a_gateway(
    upstream: Upstream,
    *specs: Spec,
    quotas: Quotas | None = None,
    clock: Callable[[], datetime] = lambda: NOON,
    policy: Policy = NOBODY_IN_PARTICULAR,
) -> Gateway:
    keys = {spec.row.key_env: f"k-{spec.name}" for spec in specs}
    return Gateway(specs, keys, Purse(quotas or MemoryQuota(), clock), policy, Wards(), httpx.MockTransport(upstream))


def a_want(task: Task = "review", deadline_s: float = 5.0, **changes: Any) -> Want:
    return Want(**{"task": task, "private": True, "deadline_s": deadline_s, **changes})


DAY = Limit("requests", 1000, "day", "fixed")


async def spent(quotas: MemoryQuota, spec: Spec, limit: Limit = DAY) -> float:
    """How much of the limit is gone, by what all processes counted."""
    state = (await quotas.all()).get(spec.scope, State())
    return limit.amount - left(state, [limit], NOON.timestamp())[0].left
