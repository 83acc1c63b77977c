"""Runs the two parts of a load test: people at their real pace, and a day in a fraction of its time."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

import aiohttp

from bench.crowd.day import arrivals
from bench.crowd.people import Wish, wishes
from bench.crowd.postings import COUNT, postings
from bench.crowd.visit import Browser, Helper, Log, visit
from bench.load.running import Product
from bench.load.sampling import Usage, watch
from interview.catalog import catalog

LIMIT = aiohttp.ClientTimeout(total=30)

Progress = Callable[[str], None]


def session() -> aiohttp.ClientSession:
    return aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0), timeout=LIMIT)


async def at_real_pace(product: Product, people: int, ramp_s: float, seconds: float, progress: Progress) -> Log:
    """So many candidates at once who think as long as people do; the log holds only what came after the ramp."""
    who, texts = wishes(people * 2, catalog(), COUNT, seed=7), postings(catalog(), seed=7)
    async with session() as http:
        browser = Browser(http, product.url, Log())

        async def come(nth: int) -> None:
            await asyncio.sleep(nth * ramp_s / people)
            # Whoever is done makes room for the next.
            for wish in (who[nth], who[people + nth]):
                await visit(browser, wish, texts, asyncio.sleep)

        tasks = [asyncio.create_task(come(nth)) for nth in range(people)]
        until = time.monotonic() + ramp_s + seconds
        while time.monotonic() < until:
            progress(f"{people} candidates at their real pace: {len(browser.log.calls)} calls")
            await asyncio.sleep(1)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    log = browser.log
    log.calls = [call for call in log.calls if call.at >= ramp_s]
    return log


async def a_day(
    product: Product,
    interviews: int,
    *,
    rate: float,
    hours: float,
    seed: int,
    progress: Progress,
    beside: Sequence[Any] = (),
    helper: Helper | None = None,
) -> tuple[Log, Usage]:
    """A day's interviews with the app's clock running `rate` times as fast; `beside` are awaitables run meanwhile."""
    who, texts = wishes(interviews, catalog(), COUNT, seed), postings(catalog(), seed)
    times = [at * hours / 24 for at in arrivals(interviews, seed)]
    log, usage = Log(), Usage()
    watching = asyncio.create_task(watch(product.workers, usage))
    others = [asyncio.ensure_future(other) for other in beside]
    async with session() as http:
        browser = Browser(http, product.url, log)

        async def pause(seconds: float) -> None:
            await asyncio.sleep(seconds / rate)

        async def come(wish: Wish, at: float) -> None:
            await asyncio.sleep(max(0.0, log.began + at / rate - time.monotonic()))
            await visit(browser, wish, texts, pause, helper)

        tasks = {asyncio.create_task(come(wish, at)) for wish, at in zip(who, times, strict=True)}
        while tasks:
            done, tasks = await asyncio.wait(tasks, timeout=1)
            for task in done:
                task.result()
            progress(f"{interviews - len(tasks)} of {interviews} interviews over, {log.reported} reports")
        for other in others:
            await other
    watching.cancel()
    with suppress(asyncio.CancelledError):
        await watching
    return log, usage
