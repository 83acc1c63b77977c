"""A simulated incident of a quarter of an hour: python -m bench.incident [--json] [--rate N].

Providers, Redis and storage fail in the running app, each begins and ends, and a webhook receives what the watch tells.
Minutes are the app's, whose clock runs N times as fast; delays stay real. Bounded: 75 of those minutes, some five
real ones at the usual rate. Exit code 1 unless every alert that should fire does, once, and resolves, once."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections import Counter
from contextlib import suppress
from typing import Any

import aiohttp
from aiohttp import web

from bench.crowd.people import wishes
from bench.crowd.postings import COUNT, postings
from bench.crowd.visit import Browser, Log, visit
from bench.incident.slow import SlowTables
from bench.load.running import Product, RedisServer, product
from bench.local_app import storage
from bench.machine import machine
from interview.catalog import catalog
from localhost.door import listen

BEFORE, DURING, AFTER = 10.0, 15.0, 50.0
PEOPLE_A_MINUTE = 1.5
SLOW_SECONDS = 1.0
SHOULD = ("failed-dependencies", "error-rate")
"""Beside one or more of `provider-…`. Others may fire too, once each."""


class Receiver:
    """A webhook: what was told, in the app's minutes since the run began."""

    def __init__(self, rate: float) -> None:
        self.got: list[dict[str, Any]] = []
        self._rate, self._began = rate, time.monotonic()

    async def take(self, request: web.Request) -> web.Response:
        news = await request.json()
        minute = (time.monotonic() - self._began) * self._rate / 60
        self.got.append({"minute": round(minute, 1), "alert": news["alert"], "state": news["state"]})
        print(f"{minute:5.1f}  {news['text']}", flush=True)
        return web.Response()


async def crowd(url: str, rate: float) -> None:
    """People who come at a steady pace, until cancelled."""
    who, texts, log = wishes(400, catalog(), COUNT, 5), postings(catalog(), 5), Log()
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=20)) as http, asyncio.TaskGroup() as visits:
        browser = Browser(http, url, log)
        for wish in who:
            visits.create_task(visit(browser, wish, texts, lambda s: asyncio.sleep(s / rate)))
            await asyncio.sleep(60 / PEOPLE_A_MINUTE / rate)


async def shut(simulator: str, fault: str | None) -> None:
    async with aiohttp.ClientSession() as http, http.post(f"{simulator}/_control", json={"fault": fault}) as said:
        said.raise_for_status()


async def happen(running: Product, redis: RedisServer, tables: SlowTables, rate: float) -> None:
    """Before, during and after; all three at once, for the worst of it."""
    minute = 60 / rate
    await asyncio.sleep(BEFORE * minute)
    print(f"{BEFORE:5.1f}  -- providers, Redis and storage fail", flush=True)
    await shut(running.simulator, "overloaded")
    redis.kill()
    tables.delay_s = SLOW_SECONDS
    await asyncio.sleep(DURING * minute)
    tables.delay_s = 0.0
    redis.restart_empty()
    await shut(running.simulator, None)
    print(f"{BEFORE + DURING:5.1f}  -- all is well again", flush=True)
    await asyncio.sleep(AFTER * minute)


async def measured(connection_string: str, rate: float) -> list[dict[str, Any]]:
    receiver, tables, redis = Receiver(rate), SlowTables(connection_string), RedisServer()
    app = web.Application()
    app.router.add_post("/hook", receiver.take)
    hook = web.AppRunner(app, access_log=None)
    await hook.setup()
    door = listen(0)
    await web.SockSite(hook, door).start()
    env = {
        "AzureWebJobsStorage": await tables.start(),
        "REDIS_URL": redis.url,
        "ALERT_WEBHOOK": f"http://127.0.0.1:{door.getsockname()[1]}/hook",
        "DAILY_INTERVIEWS": "1000",
    }
    running = product(workers=1, clock_rate=rate, simulate=True, env=env)
    try:
        here = await asyncio.to_thread(running.__enter__)
        print(f"the operator's page: {here.url.removesuffix('/api')}/ops, key {here.key}", flush=True)
        people = asyncio.create_task(crowd(here.url, rate))
        await happen(here, redis, tables, rate)
        people.cancel()
        with suppress(asyncio.CancelledError):
            await people
    finally:
        await asyncio.to_thread(running.__exit__, None, None, None)
        await tables.stop()
        await hook.cleanup()
        redis.stop()
    return receiver.got


def wrong(told: list[dict[str, Any]]) -> list[str]:
    """What does not hold, in a line each."""
    counts = Counter((each["alert"], each["state"]) for each in told)
    fired = {alert for alert, _ in counts}
    found = [f"{name} did not fire" for name in SHOULD if name not in fired]
    if not any(name.startswith("provider-") for name in fired):
        found.append("no provider was given up on")
    for name in sorted(fired):
        for state in ("firing", "resolved"):
            if counts[name, state] != 1:
                found.append(f"{name}: {counts[name, state]} times {state}")
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.incident", description=__doc__)
    parser.add_argument("--rate", type=float, default=15.0, help="how much faster the app's clock runs")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    with storage() as connection_string:
        told = asyncio.run(measured(connection_string, given.rate))
    faults = wrong(told)
    for fault in faults:
        print(f"does not hold: {fault}")
    if given.json:
        print(json.dumps({"machine": machine(), "rate": given.rate, "told": told, "wrong": faults}))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
