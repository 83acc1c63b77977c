"""What the models were asked for in a run: counted by the simulator, and read off the reports."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import aiohttp

from bench.crowd.visit import Log
from bench.load.running import Product

AT_ONCE = 16
SETTLE_SECONDS = 45.0
"""Real time for the last reviews where there is quota for all: a model is tried twice, and a fault is rested from."""
TRIES = 10


async def after(http: aiohttp.ClientSession, running: Product, log: Log, quotas: str, rate: float) -> dict[str, Any]:
    """Calls, violations, and which interviews were deeply reviewed, in which order. `rate`: of the app's time."""
    async with http.get(f"{running.simulator}/_counters") as said:
        counters = await said.json()
    reports = await _reports(http, running, log.visits, SETTLE_SECONDS if quotas == "plan" else 0.0)
    by_own = sum(report["own_model"] is not None for report in reports)
    visits = [each for each in zip(log.visits, reports, strict=True) if not each[0]["own_model"]]
    reports = [report for _, report in visits]
    reviewed = [report for report in reports if report["review"]["state"] == "done"]
    judges = Counter(judge["sort"] for report in reports for judge in report["judges"])
    bar = 100.0 if quotas == "plan" else None
    return {
        "calls": counters["granted"],
        "calls_per_interview": round(counters["granted"] / max(1, log.begun), 3),
        "calls_by_use": counters["uses"],
        "faults": _faults(counters["models"]),
        "judges": dict(judges),
        "violations": counters["violations"],
        "grantable_used_percent": round(100 * (counters["share"] or 0.0), 2),
        "reviewed": len(reviewed),
        "reviewed_percent": round(100 * len(reviewed) / len(reports), 2) if reports else None,
        "reviews_bar_percent": bar,
        "unfair": unfair(visits, rate),
        "reviewed_by_own": by_own,
    }


def _faults(models: dict[str, Any]) -> dict[str, int]:
    """Of all models: calls that met each fault."""
    found: Counter[str] = Counter()
    for model in models.values():
        found.update(model["faults"])
    return dict(found.most_common())


async def _reports(
    http: aiohttp.ClientSession, running: Product, visits: Sequence[Any], patience_s: float
) -> list[Any]:
    """All reports. Reviews of the interviews that ended last are still under way: so long they are waited for."""
    gate, until = asyncio.Semaphore(AT_ONCE), time.monotonic() + patience_s
    reports = list(await asyncio.gather(*(_report(http, running, visit, gate) for visit in visits)))
    while waiting := [nth for nth, report in enumerate(reports) if report["review"]["state"] == "waiting"]:
        if time.monotonic() > until:
            break
        await asyncio.sleep(1)
        for nth in waiting:
            reports[nth] = await _report(http, running, visits[nth], gate)
    return reports


async def _report(http: aiohttp.ClientSession, running: Product, visit: Any, gate: asyncio.Semaphore) -> Any:
    url, headers = f"{running.url}/interviews/{visit['id']}/report", {"X-Interview-Token": visit["token"]}
    for _ in range(TRIES):
        async with gate, http.get(url, headers=headers) as said:
            if said.status == 200:
                return await said.json()
        await asyncio.sleep(1)
    raise RuntimeError(f"the report of interview {visit['id']} could not be read again")


LINE_SECONDS = 2.0
"""Real time within which an interview whose report was seen has joined the line, and all processes know."""


def unfair(reports: list[tuple[Any, Any]], rate: float) -> int:
    """Reviews that were begun, of a candidate who had one, while somebody else waited for their first. `rate`: how fast
    the app's time ran."""
    late = timedelta(seconds=LINE_SECONDS * rate)
    first_waits: dict[int, datetime] = {}
    first_done: dict[int, datetime] = {}
    begun: list[tuple[datetime, int]] = []
    for visit, report in reports:
        who, finished = visit["candidate"], datetime.fromisoformat(visit["finished_at"])
        first_waits[who] = min(finished, first_waits.get(who, finished))
        if report["review"]["state"] == "done":
            done = datetime.fromisoformat(report["scored_at"])
            first_done[who] = min(done, first_done.get(who, done))
            begun.append((datetime.fromisoformat(report["judges"][0]["at"]), who))
    count, served = 0, set[int]()
    for at, who in sorted(begun):
        waiting = (each for each, since in first_waits.items() if since + late < at and each != who)
        count += who in served and any(each not in first_done or at < first_done[each] for each in waiting)
        served.add(who)
    return count
