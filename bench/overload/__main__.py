"""Far more people at once than a machine can serve: python -m bench.overload [--people N] [--seconds S] [--json].

A few take their time before, while and after a crowd pushes in which does not, a part of it without regard to what it
is told; with it come clients that send a byte now and then, and heads that are far too large. Exit code 1 unless who is
let in is served within two seconds, everybody else is told at once when to come again, memory stays flat, and all is as
before within five seconds of its end. Bounded: S seconds and about a minute."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import aiohttp

from bench.fleet import Fleet, fleet
from bench.load.sampling import Usage, watch
from bench.local_app import Worker, storage
from bench.machine import machine
from bench.overload.figures import figures, holds, p99, recovery
from bench.overload.people import Call, Person, large_head, trickle

PROCESSES = 2
CALM_PEOPLE, CALM_SECONDS = 30, 15.0
RUDE = 0.05
"""Of the crowd: who comes again at once, whatever they are told."""

SLOW_CLIENTS, LARGE_HEADS = 200, 50
THINK_CALM_S, THINK_CROWD_S = 2.0, 0.5


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
        tasks, seen = [asyncio.create_task(each) for each in pushing], len(usage.rows)
        await asyncio.sleep(seconds)
        growth_mb = Usage(usage.rows[seen:]).growth_mb()
        await _end(tasks)
        ended = time.monotonic()
        await asyncio.sleep(CALM_SECONDS)
        await _end([*calm_tasks, sampled])
    found = figures(crowd, [call for call in calm if began <= call.at < ended], seconds)
    before, after = [c for c in calm if c.at < began], [c for c in calm if c.at >= ended]
    found["calm_p99_ms"], found["after_p99_ms"] = p99(before), p99(after)
    found["recovery_s"] = recovery(after, ended)
    found["large_heads"] = dict(refused)
    found["peak_mb"], found["growth_mb"] = round(usage.peak_mb, 1), round(growth_mb, 1)
    return found


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


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
