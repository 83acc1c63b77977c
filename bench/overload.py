"""Far more people at once than a machine can serve: python -m bench.overload [--people N] [--seconds S] [--json].

A few take their time before, while and after a crowd pushes in which does not, a part of it without regard to what it
is told; with it come clients that send a byte now and then, and heads that are far too large. Exit code 1 unless who is
let in is served within two seconds, everybody else is told at once when to come again, memory stays flat, and all is as
before within five seconds of its end. Bounded: S seconds and about a minute."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import aiohttp
from msgspec import Struct

from bench.fleet import Fleet, fleet
from bench.load.sampling import Usage, watch
from bench.local_app import Worker, storage
from bench.machine import machine

PROCESSES = 2
CALM_PEOPLE, CALM_SECONDS = 30, 15.0
RUDE = 0.05
"""Of the crowd: who comes again at once, whatever they are told."""

SLOW_CLIENTS, LARGE_HEADS = 200, 50
THINK_CALM_S, THINK_CROWD_S = 2.0, 0.5
SERVED_P99_MS, TOLD_P99_MS, RECOVERY_S, GROWTH_MB = 2000.0, 2000.0, 5.0, 10.0
TURNED_AWAY = (429, 503)
SLEEP_RUDE_S = 0.05
ANSWER = "I would measure first, then change the slowest part, and measure again. It took a week and halved the time."


class Call(Struct, frozen=True):
    """`at` when it was answered, by the monotonic clock; `told`: it said when to come again."""

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
        self._calls.append(Call(now, now - began, status, told))
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


async def run(app: Fleet, people: int, seconds: float) -> dict[str, Any]:
    port = int(app.url.split(":")[2].split("/")[0])
    calm, crowd, refused, usage = list[Call](), list[Call](), Counter[str](), Usage()
    limits = aiohttp.ClientTimeout(total=30)
    sampled = asyncio.create_task(watch([Worker(pid, app.url) for pid in app.pids], usage))
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=limits) as http:
        quiet = [Person(http, app.url, calm, THINK_CALM_S, rude=False).live() for _ in range(CALM_PEOPLE)]
        calm_tasks = [asyncio.create_task(each) for each in quiet]
        await asyncio.sleep(CALM_SECONDS)
        began = time.monotonic()
        pushing = [
            Person(http, app.url, crowd, THINK_CROWD_S, rude=nth < people * RUDE).live() for nth in range(people)
        ]
        pushing += [trickle(port) for _ in range(SLOW_CLIENTS)]
        pushing += [large_head(port, refused) for _ in range(LARGE_HEADS)]
        tasks = [asyncio.create_task(each) for each in pushing]
        await asyncio.sleep(seconds)
        await _end(tasks)
        ended = time.monotonic()
        await asyncio.sleep(CALM_SECONDS)
        await _end([*calm_tasks, sampled])
    found = figures(crowd, [call for call in calm if began <= call.at < ended], seconds)
    before, after = [c for c in calm if c.at < began], [c for c in calm if c.at >= ended]
    found["calm_p99_ms"], found["after_p99_ms"] = p99(before), p99(after)
    found["recovery_s"] = recovery(after, ended)
    found["large_heads"] = dict(refused)
    found["peak_mb"], found["growth_mb"] = round(usage.peak_mb, 1), round(usage.growth_mb(), 1)
    return found


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def figures(crowd: Sequence[Call], calm: Sequence[Call], seconds: float) -> dict[str, Any]:
    """While the crowd was there."""
    calls = [*crowd, *calm]
    served = [call for call in calls if 200 <= call.status < 300]
    away = [call for call in calls if call.status in TURNED_AWAY]
    return {
        "calls": len(calls),
        "statuses": dict(Counter(call.status for call in calls)),
        "served_a_second": round(len(served) / seconds, 1),
        "turned_away_a_second": round(len(away) / seconds, 1),
        "served_p99_ms": p99(served),
        "turned_away_p99_ms": p99(away),
        "not_told_when": sum(not call.told for call in away),
        "other": len(calls) - len(served) - len(away),
    }


def p99(calls: Sequence[Call]) -> float:
    """Milliseconds; 0 where there was none."""
    took = sorted(call.seconds for call in calls)
    return round(1000 * took[int(len(took) * 0.99)], 1) if took else 0.0


def recovery(after: Sequence[Call], ended: float) -> float:
    """Seconds after the crowd left until the last call that was turned away, failed, or took over a second."""
    bad = [call.at - ended for call in after if not 200 <= call.status < 300 or call.seconds > 1.0]
    return round(max(bad, default=0.0), 1)


def holds(found: dict[str, Any]) -> bool:
    return bool(
        found["served_p99_ms"] <= SERVED_P99_MS
        and found["turned_away_p99_ms"] <= TOLD_P99_MS
        and not found["not_told_when"]
        and not found["other"]
        and found["recovery_s"] <= RECOVERY_S
        and found["growth_mb"] <= GROWTH_MB
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.overload", description=__doc__)
    parser.add_argument("--people", type=int, default=1000)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--log", type=Path, help="add what the app says to this file")
    parser.add_argument("--save", type=Path, help="write the figures to this JSON file")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    with storage() as connection, fleet(connection, PROCESSES, {"ADDRESS_DAILY": "1000000"}, given.log) as app:
        found = asyncio.run(run(app, given.people, given.seconds))
    found |= {"people": given.people, "seconds": given.seconds, "holds": holds(found), "machine": machine()}
    for name, value in found.items():
        print(f"{name:22} {value}", flush=True)
    if given.save:
        given.save.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    if given.json:
        print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
