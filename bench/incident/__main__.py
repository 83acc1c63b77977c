"""A simulated incident of a quarter of an hour: python -m bench.incident [--json] [--rate N] [--keep FOLDER].

Providers, Redis and storage fail in the running app, and a webhook receives what the watch tells. Minutes are those of
the app, whose clock runs N times as fast; delays stay real, so that it bears N times what it would. Bounded: 70 of its
minutes, seven real ones at the usual rate. Exit code 1 unless each fault is told by an alert of its own within eleven
minutes, and every alert that fires does once, and resolves once."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from contextlib import suppress
from pathlib import Path

import aiohttp
import msgspec
from aiohttp import web

from bench.crowd.people import wishes
from bench.crowd.postings import COUNT, postings
from bench.crowd.visit import Browser, Log, visit
from bench.incident.picture import picture
from bench.incident.slow import SlowTables
from bench.incident.told import FAULTS, Telling, firsts, wrong
from bench.load.running import Product, RedisServer, product
from bench.local_app import storage
from bench.machine import machine
from interview.catalog import catalog
from localhost.door import listen

BEFORE, DURING, AFTER = 15.0, 15.0, 40.0
PEOPLE_A_MINUTE = 1.5
SLOW_SECONDS = 0.7


class Receiver:
    """A webhook: what was told, in the app's minutes since the run began."""

    def __init__(self, rate: float) -> None:
        self.got: list[Telling] = []
        self._rate, self._began = rate, time.monotonic()

    def minute(self) -> float:
        return (time.monotonic() - self._began) * self._rate / 60

    async def take(self, request: web.Request) -> web.Response:
        news = await request.json()
        minute = self.minute()
        self.got.append(Telling(round(minute, 1), news["alert"], news["state"]))
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


async def happen(running: Product, redis: RedisServer, tables: SlowTables, rate: float, keep: Path | None) -> None:
    """Before, during and after; all three at once, for the worst of it. A picture is taken at the end of each."""
    minute = 60 / rate
    await asyncio.sleep(BEFORE * minute)
    print("  ---  providers, Redis and storage fail", flush=True)
    await shut(running.simulator, "overloaded")
    redis.kill()
    tables.delay_s = SLOW_SECONDS
    await asyncio.sleep(DURING * minute)
    await show(running, keep, "during")
    tables.delay_s = 0.0
    redis.restart_empty()
    await shut(running.simulator, None)
    print("  ---  all is well again", flush=True)
    await asyncio.sleep(AFTER * minute)
    await show(running, keep, "after")


async def show(running: Product, keep: Path | None, when: str) -> None:
    if keep is not None:
        await picture(running.url.removesuffix("/api"), running.key, keep / f"{when}.png")


async def measured(connection_string: str, rate: float, keep: Path | None) -> tuple[list[Telling], float]:
    """What was told, and the minute at which the faults began."""
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
    running = product(workers=1, clock_rate=rate, simulate=True, env=env, log=keep and keep / "log")
    try:
        here = await asyncio.to_thread(running.__enter__)
        print(f"the operator's page: {here.url.removesuffix('/api')}/ops, key {here.key}", flush=True)
        people = asyncio.create_task(crowd(here.url, rate))
        began = receiver.minute() + BEFORE
        await happen(here, redis, tables, rate, keep)
        people.cancel()
        with suppress(asyncio.CancelledError):
            await people
    finally:
        await asyncio.to_thread(running.__exit__, None, None, None)
        await tables.stop()
        await hook.cleanup()
        redis.stop()
    return receiver.got, began


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.incident", description=__doc__)
    parser.add_argument("--rate", type=float, default=10.0, help="how much faster the app's clock runs")
    parser.add_argument("--keep", type=Path, help="a folder for the app's log and pictures of the operator's page")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    if given.keep is not None:
        given.keep.mkdir(parents=True, exist_ok=True)
    with storage() as connection_string:
        told, began = asyncio.run(measured(connection_string, given.rate, given.keep))
    faults = wrong(told, began)
    for fault in FAULTS:
        if (first := firsts(told, fault)) is not None:
            print(f"{fault.name}: told after {first - began:.1f} minutes")
    for what in faults:
        print(f"does not hold: {what}")
    if given.json:
        whole = {"machine": machine(), "rate": given.rate, "began": round(began, 1), "wrong": faults}
        print(json.dumps({**whole, "told": msgspec.to_builtins(told)}))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
