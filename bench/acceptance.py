"""Interviews over HTTP while providers and processes fail, and what became of them."""

from __future__ import annotations

import argparse
import asyncio
import time
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import aiohttp
from msgspec.structs import replace

from bench.crowd.people import wishes
from bench.crowd.postings import COUNT, postings
from bench.crowd.visit import Browser, Log, visit
from bench.fleet import Fleet, fleet
from bench.load.models import unfair
from bench.local_app import storage
from bench.played import by_model, played
from interview.catalog import catalog

PROCESSES, KILLED = 4, (0, 2)
AT_ONCE = 8
QUESTIONS = 4
LONGEST_TURN_S = 2.0
SHARE_BAR = 0.9
NO_GROWTH = {"PREWARM_FLOOR_PERCENT": "0", "PREWARM_SCHEDULE": "0 0 0 1 1 *"}
"""A run is too short for the growing of packs to spend its share of a day, and one call of it to a provider that may
see nothing private would count all that this provider grants as left unused."""

DRAIN_SECONDS = 45.0
SPEND_SECONDS = 200.0
"""After the last interview: what is granted once and not by the minute is spent no faster than answers come. A million
tokens are some 560 reviews, which take 350 s by eight at once of five seconds each."""

DOWN_SECONDS = 3.0
TELLING_SECONDS = 45.0
"""Longer than a call that hangs is waited for."""


def clock(rate: float) -> dict[str, str]:
    return {"CLOCK_RATE": f"{rate:g}", "CLOCK_EPOCH": datetime.now(UTC).isoformat()}


def product(given: argparse.Namespace) -> dict[str, Any]:
    """Two processes are killed in the middle and replaced."""
    now = clock(given.rate)
    with (
        storage() as connection,
        played(clock=now) as providers,
        fleet(connection, PROCESSES, {**now, **NO_GROWTH, **providers.settings}, given.log) as app,
    ):
        log, reports = asyncio.run(crowd(app, given.interviews, KILLED, SPEND_SECONDS))
        counters = providers.counters()
    found = {**seen(log, reports), "unfair": unfair(list(zip(log.visits, reports, strict=True)), given.rate)}
    found |= {name: counters[name] for name in ("violations", "impatient", "share", "granted")}
    found["models"] = by_model(counters)
    found["used"] = not found["reviews"].get("waiting") or (found["share"] or 0.0) >= SHARE_BAR
    return {**found, "holds": whole(found) and not found["violations"] and not found["unfair"] and found["used"]}


FAULTS = ("hang", "overloaded", "bad_key", "quota_exhausted")


def outages(given: argparse.Namespace) -> dict[str, Any]:
    """Every provider hangs, fails, refuses its key, or has nothing left: four runs."""
    found: dict[str, Any] = {}
    for fault in FAULTS:
        now = clock(given.rate)
        with (
            storage() as connection,
            played("--weather", "calm", clock=now) as providers,
            fleet(connection, PROCESSES, {**now, **providers.settings}, given.log) as app,
        ):
            providers.wish(provider="*", fault=fault)
            log, reports = asyncio.run(crowd(app, max(8, given.interviews // 20), (), DRAIN_SECONDS))
            asked = {name.partition("/")[0] for name in providers.counters()["models"]}
            told = asyncio.run(wrong(app, asked))
        one = {**seen(log, reports), "told": told, "untold": sorted(asked - set(told))}
        found[fault] = {**one, "holds": whole(one) and not one["untold"] and bool(told)}
    return {**found, "holds": all(one["holds"] for one in found.values())}


async def crowd(
    app: Fleet, interviews: int, killed: tuple[int, ...], drain_s: float
) -> tuple[Log, list[dict[str, Any]]]:
    """That many interviews, a few at once, by people who do not think; then every report as it is in the end, or so
    many seconds later."""
    who = [replace(wish, questions=QUESTIONS, leaves_at=None) for wish in wishes(interviews, catalog(), COUNT, seed=1)]
    texts, log, enough = postings(catalog(), seed=1), Log(), asyncio.Event()
    async with aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=0), timeout=aiohttp.ClientTimeout(total=30)
    ) as http:
        browser = Browser(http, app.url, log)
        accidents = asyncio.create_task(_accident(app, killed, enough))

        async def come() -> None:
            while who:
                await visit(browser, who.pop(0), texts, _no_pause)
                if log.reported >= interviews // 3:
                    enough.set()

        await asyncio.gather(*(come() for _ in range(AT_ONCE)))
        enough.set()
        await accidents
        return log, await _settled(browser, drain_s)


async def _no_pause(seconds: float) -> None:
    return


async def _accident(app: Fleet, killed: tuple[int, ...], enough: asyncio.Event) -> None:
    await enough.wait()
    for nth in killed:
        app.kill(nth)
    await asyncio.sleep(DOWN_SECONDS if killed else 0)
    for nth in killed:
        app.replace(nth)


async def _settled(browser: Browser, drain_s: float) -> list[dict[str, Any]]:
    """The reports when none waits any more, or when it has been waited long enough."""
    ends = time.monotonic() + drain_s
    while True:
        gate = asyncio.Semaphore(AT_ONCE)
        reports = await asyncio.gather(*(_report(browser, each, gate) for each in browser.log.visits))
        if time.monotonic() > ends or all(report["review"]["state"] != "waiting" for report in reports):
            return list(reports)
        await asyncio.sleep(DRAIN_SECONDS / 5)


async def _report(browser: Browser, ticket: dict[str, Any], gate: asyncio.Semaphore) -> dict[str, Any]:
    async with gate:
        path = f"/interviews/{ticket['id']}/report"
        status, report = await browser("report again", "GET", path, X_Interview_Token=ticket["token"])
    if status != 200:
        raise RuntimeError(f"the report of {ticket['id']} answered {status}: {report}")
    found: dict[str, Any] = report
    return found


async def page(app: Fleet, path: str) -> Any:
    """A page of the operator's."""
    async with aiohttp.ClientSession() as http, http.get(f"{app.url}{path}", headers=app.key) as said:
        if said.status != 200:
            raise RuntimeError(f"{path} answered {said.status}: {await said.text()}")
        return await said.json()


async def wrong(app: Fleet, asked: set[str]) -> dict[str, str]:
    """What the operator is told is wrong, by provider, as soon as it is told of all that were asked."""
    found: dict[str, str] = {}
    ends = time.monotonic() + TELLING_SECONDS
    while asked - set(found) and time.monotonic() < ends:
        for row in (await page(app, "/ops/providers"))["providers"]:
            told = [row["wrong"], *(part["wrong"] for part in (*row["models"], *row["counters"]))]
            if any(told):
                found[row["name"]] = next(filter(None, told))
        await asyncio.sleep(0.5)
    return found


def seen(log: Log, reports: list[dict[str, Any]]) -> dict[str, Any]:
    """What the visitors met."""
    turns = sorted(call.seconds for call in log.calls if call.name == "turn" and 200 <= call.status < 300)
    return {
        "begun": log.begun,
        "reported": log.reported,
        "lost": log.lost[:5],
        "scored_by": dict(Counter(report["scored_by"] for report in reports).most_common(8)),
        "reviews": dict(Counter(report["review"]["state"] for report in reports)),
        "turns": len(turns),
        "turn_p50_ms": round(1000 * turns[len(turns) // 2], 1),
        "turn_p99_ms": round(1000 * turns[int(len(turns) * 0.99)], 1),
        "turn_longest_ms": round(1000 * turns[-1], 1),
        "turns_over_2_s": sum(took > LONGEST_TURN_S for took in turns),
        "no_answer": sum(call.status == 0 for call in log.calls),
        "server_errors": dict(Counter(call.status for call in log.calls if call.status >= 500)),
    }


def whole(found: dict[str, Any]) -> bool:
    """Every interview was finished and reported, and nobody waited."""
    return found["begun"] == found["reported"] and not found["lost"] and not found["turns_over_2_s"]
