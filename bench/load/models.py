"""What the models were asked for in a run: counted by the simulator, and read off the reports."""

from __future__ import annotations

import asyncio
from typing import Any

import aiohttp

from bench.crowd.visit import Log
from bench.load.running import Product

AT_ONCE = 16


async def after(http: aiohttp.ClientSession, running: Product, log: Log, quotas: str) -> dict[str, Any]:
    """Calls, violations, and which interviews were deeply reviewed, in which order."""
    async with http.get(f"{running.simulator}/_counters") as said:
        counters = await said.json()
    gate = asyncio.Semaphore(AT_ONCE)
    reports = await asyncio.gather(*(_report(http, running, visit, gate) for visit in log.visits))
    reviewed = [report for report in reports if report["review"]["state"] == "done"]
    bar = 100.0 if quotas == "plan" else None
    return {
        "calls": counters["granted"],
        "calls_per_interview": round(counters["granted"] / max(1, log.begun), 3),
        "violations": counters["violations"],
        "grantable_used_percent": round(100 * (counters["share"] or 0.0), 2),
        "reviewed": len(reviewed),
        "reviewed_percent": round(100 * len(reviewed) / max(1, len(reports)), 2),
        "reviews_bar_percent": bar,
        "unfair": unfair(list(zip(log.visits, reports, strict=True))),
    }


async def _report(http: aiohttp.ClientSession, running: Product, visit: Any, gate: asyncio.Semaphore) -> Any:
    url, headers = f"{running.url}/interviews/{visit['id']}/report", {"X-Interview-Token": visit["token"]}
    async with gate, http.get(url, headers=headers) as said:
        return await said.json()


def unfair(reports: list[tuple[Any, Any]]) -> int:
    """Second reviews of a candidate that were given while somebody else's first interview, finished before, waited."""
    done = sorted(
        (report["scored_at"], visit["candidate"]) for visit, report in reports if report["review"]["state"] == "done"
    )
    first_done: dict[int, str] = {}
    for at, candidate in done:
        first_done.setdefault(candidate, at)
    first_finished: dict[int, str] = {}
    for visit, _ in reports:
        first_finished.setdefault(visit["candidate"], visit["finished_at"])
    count, seen = 0, set[int]()
    for at, candidate in done:
        if candidate in seen:
            count += any(
                finished < at < first_done.get(other, "9")
                for other, finished in first_finished.items()
                if other != candidate
            )
        seen.add(candidate)
    return count
