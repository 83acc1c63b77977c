"""What a request to Table Storage costs the app, over the SDK and over its own client: python -m bench.tables [--json].

CPU of this process only, Azurite in memory; the two take turns, and the median of the rounds counts. Exits 1 where our
own client takes more than half of what the SDK does."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from collections.abc import Awaitable, Callable
from statistics import median
from typing import Any

from bench.local_app import storage
from storage import tables
from storage.rows import at
from storage.table_port import Change, Service, Table
from storage.table_sdk import SdkService

ROUNDS, TIMES = 9, 40
BAR = 0.5
"""Of the SDK's CPU for a read and a guarded write together."""

Call = Callable[[Table], Awaitable[object]]

PLAN = {f"p{nth}": bytes(range(256)) * 64 for nth in range(1)}
"""16 KB, as an interview's row holds."""


async def merge(table: Table) -> None:
    await table.change(Change("merge", {**at("bench", "row"), "turn": b"x" * 600}))


async def transact(table: Table) -> None:
    await table.transact([Change("put", {**at("bench", f"t{nth}"), "p0": b"x" * 300}) for nth in range(4)])


async def query(table: Table) -> None:
    await tables.partition(table, "bench-empty")


CALLS: dict[str, Call] = {
    "get": lambda table: table.get("bench", "row"),
    "merge": merge,
    "transaction of 4": transact,
    "query, nothing found": query,
}


async def cpu_ms(call: Call, table: Table) -> float:
    began = time.process_time()
    for _ in range(TIMES):
        await call(table)
    return (time.process_time() - began) * 1000 / TIMES


async def measure(connection_string: str) -> dict[str, dict[str, float]]:
    """CPU-ms of each call, by way and call."""
    ways: dict[str, Service] = {
        "sdk": SdkService(connection_string, connect_s=1, read_s=5),
        "own": tables.connect(connection_string, read_seconds=5),
    }
    told: dict[str, dict[str, list[float]]] = {way: {name: [] for name in CALLS} for way in ways}
    for service in ways.values():
        await service.table("quota").change(Change("put", {**at("bench", "row"), **PLAN}))
    for _ in range(ROUNDS):
        for name, call in CALLS.items():
            for way, service in ways.items():
                told[way][name].append(await cpu_ms(call, service.table("quota")))
    for service in ways.values():
        await service.close()
    return {way: {name: round(median(each), 3) for name, each in found.items()} for way, found in told.items()}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.tables", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    with storage() as connection_string:
        ways = asyncio.run(measure(connection_string))
    share = sum(ways["own"][name] for name in ("get", "merge")) / sum(ways["sdk"][name] for name in ("get", "merge"))
    found: dict[str, Any] = {"cpu_ms": ways, "share": round(share, 2), "holds": share <= BAR}
    for name in CALLS:
        print(f"{name:22} {ways['sdk'][name]:7.2f} CPU-ms over the SDK {ways['own'][name]:7.2f} over our own")
    print(f"a read and a write take {share:.0%} of the SDK's (bar {BAR:.0%})")
    if given.json:
        print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
