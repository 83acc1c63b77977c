"""Who comes: people who take interviews at some pace, clients that dawdle, and heads that are far too large."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from contextlib import suppress
from typing import Any

import aiohttp
from msgspec import Struct

SLEEP_RUDE_S = 0.05
ANSWER = "I would measure first, then change the slowest part, and measure again. It took a week and halved the time."


class Call(Struct, frozen=True):
    """`at` when it was answered, by the monotonic clock; `told`: it said when to come again."""

    name: str
    at: float
    seconds: float
    status: int
    told: bool


class Person:
    """Takes one interview after the other. `pace`: seconds between calls. What is answered goes to `calls`."""

    def __init__(self, http: aiohttp.ClientSession, url: str, calls: list[Call], pace: float, *, rude: bool) -> None:
        self._http, self._url, self._calls, self._pace, self._rude = http, url, calls, pace, rude

    async def live(self) -> None:
        """Until cancelled."""
        while True:
            started = await self._ask("/interviews", {"role": "backend-engineer", "level": "mid", "questions": 3}, "")
            at, token = f"/interviews/{started['id']}", started["token"]
            question = started["question"]
            while question is not None:
                said = await self._ask(f"{at}/turns", _answer(question["number"]), token)
                question = said.get("question")
            await self._ask(f"{at}/report", None, token)

    async def _ask(self, path: str, body: Any, token: str) -> Any:
        """The answer, once there is one."""
        while True:
            await asyncio.sleep(self._pace * random.uniform(0.5, 1.5))
            status, said, again = await self._once(path, body, token)
            if 200 <= status < 300:
                return said
            await asyncio.sleep(SLEEP_RUDE_S if self._rude else again)

    async def _once(self, path: str, body: Any, token: str) -> tuple[int, Any, float]:
        began, status, said, again = time.monotonic(), 0, None, 1.0
        told = False
        try:
            headers = {"X-Interview-Token": token} if token else {}
            method = "GET" if body is None else "POST"
            async with self._http.request(method, f"{self._url}{path}", json=body, headers=headers) as answer:
                status, told = answer.status, "Retry-After" in answer.headers
                again = float(answer.headers.get("Retry-After", 1.0))
                said = await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ConnectionError, ValueError):
            status = 0
        now = time.monotonic()
        name = "start" if path == "/interviews" else path.rpartition("/")[2].removesuffix("s")
        self._calls.append(Call(name, now, now - began, status, told))
        return status, said, again


def _answer(number: int) -> dict[str, Any]:
    return {"number": number, "action": "answer", "answer": ANSWER}


async def trickle(port: int) -> None:
    """A head that comes a byte at a time and never ends."""
    with suppress(OSError):
        _, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"POST /api/interviews HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\nX-Slow: ")
        while True:
            writer.write(b"a")
            await writer.drain()
            await asyncio.sleep(1.0)


async def large_head(port: int, refused: Counter[str]) -> None:
    """Two megabytes of head, again and again."""
    while True:
        said = b"nothing"
        with suppress(OSError):
            reader, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.write(b"GET /api/health HTTP/1.1\r\nHost: x\r\nX-Large: ")
            with suppress(OSError):
                for _ in range(32):
                    writer.write(b"a" * 65_536)
                    await writer.drain()
            said = (await reader.read(12))[9:] or b"closed"
            writer.close()
        refused[said.decode()] += 1
        await asyncio.sleep(1.0)
