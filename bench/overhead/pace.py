"""CPU and latency of many calls. Standard library only, so that any environment can import it."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import Awaitable, Callable

QUESTION = "Tell me how this answer to an interview question could be better. " * 45
"""About 3 KB, as a follow-up's prompt has."""

MOST_TOKENS = 300
WARM_UP = 3
"""Calls in each line before anything is counted."""


async def pace(call: Callable[[int], Awaitable[object]], at_once: int, calls: int) -> dict[str, float]:
    """CPU-ms a call of this process (user and system), and ms within which half and 99 % of the calls ended."""
    took: list[float] = []

    async def line(numbers: range) -> None:
        for number in numbers:
            began = time.perf_counter()
            await call(number)
            took.append((time.perf_counter() - began) * 1000)

    async def lines(calls: int) -> None:
        await asyncio.gather(*(line(range(nth, calls, at_once)) for nth in range(at_once)))

    await lines(WARM_UP * at_once)
    took.clear()
    before = time.process_time()
    await lines(calls)
    cpu = (time.process_time() - before) * 1000 / calls
    ranked = sorted(took)
    return {
        "cpu_ms": round(cpu, 3),
        "p50_ms": round(ranked[len(ranked) // 2], 2),
        "p99_ms": round(ranked[int(len(ranked) * 0.99)], 2),
    }


def told(found: dict[str, float]) -> None:
    print(json.dumps(found), flush=True)
