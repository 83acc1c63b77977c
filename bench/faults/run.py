"""A run from end to end: processes behind the proxy, people, trouble at the pace of the people, then the checker."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import aiohttp

from bench.faults import stores
from bench.faults.checker import Broken, check
from bench.faults.figures import cpu_seconds, figures
from bench.faults.people import Person
from bench.faults.scene import Options, Scene, scene
from interview.catalog import catalog

AT_ONCE = 12
AT_RANDOM, LETTERS, STILL = 0.3, 0.12, 0.01
"""Shares: of the kills, those at no fault point; of the faults, messages, and times in which storage stands still."""

JUMPS = (0.3, 0.7)
AHEAD = timedelta(hours=7)
"""From there on the clock is so much further: in each run a day ends, in one time zone of providers or another."""

DAY_AFTER = timedelta(hours=25)
"""Longer than anybody waits for a review."""

SETTLING_S, LOOK_S, LOOK_EACH_S = 300.0, 10.0, 0.005
"""How long the app has for what was left undone, and how often that is looked at; more with every interview."""

GRACE = timedelta(minutes=5)
"""By the clock: what was due before then has been done, for the sweep comes every minute."""


async def run(chosen: Options, tell: Callable[[str], None]) -> dict[str, Any]:
    """The figures of a run; `holds` where nothing is broken."""
    began, used = time.monotonic(), cpu_seconds()
    async with scene(chosen) as here:
        people = asyncio.create_task(crowd(here, chosen))
        await harm(here, chosen, people, tell)
        await people
        await calm(here)
        tell("the people are gone; what is left to do is done")
        broken = await settled(here)
        if chosen.to_the_end and all(each.promise == "reply" for each in broken):
            await here.trouble.jump(DAY_AFTER, here.providers)
            broken = await settled(here, waiting=False)
        found = figures(here, broken)
    return {**found, "seconds": round(time.monotonic() - began, 1), "cpu_seconds": round(cpu_seconds() - used, 1)}


async def crowd(here: Scene, chosen: Options) -> None:
    """People come one after the other, a few at once, until so many interviews were begun."""
    limits = aiohttp.ClientTimeout(total=30)
    connector = aiohttp.TCPConnector(limit=0, force_close=True)
    async with aiohttp.ClientSession(connector=connector, timeout=limits) as http:
        names = iter(range(chosen.interviews * 2))

        async def come() -> None:
            while here.book.begun < chosen.interviews:
                seed = chosen.seed * 1_000_003 + next(names)
                person = Person(http, here.app.url, catalog(), here.book, seed)
                await person.live(1 + seed % 6, chosen.interviews)

        await asyncio.gather(*(come() for _ in range(AT_ONCE)))


async def harm(here: Scene, chosen: Options, people: asyncio.Task[None], tell: Callable[[str], None]) -> None:
    """As much of everything as the people have got on with their interviews."""
    owed: Counter[str] = Counter()
    jumps = list(JUMPS)
    chance = here.mischief.chance
    while not people.done():
        share = min(1.0, here.book.begun / chosen.interviews)
        while owed["kill"] < share * chosen.kills:
            owed["kill"] += 1
            if chance.random() > AT_RANDOM or not here.trouble.kill_any():
                here.mischief.owe("kill")
        while owed["fault"] < share * chosen.faults:
            owed["fault"] += 1
            await fault(here, chance.random())
        if jumps and share >= jumps[0]:
            jumps.pop(0)
            await here.trouble.jump(AHEAD, here.providers)
        tell(f"{here.book.begun} interviews begun, {dict(here.trouble.counted)}, retried {here.book.retried}")
        await asyncio.sleep(0.1)


async def fault(here: Scene, chance: float) -> None:
    if chance < STILL:
        await here.trouble.still()
    elif chance < STILL + LETTERS:
        await here.letters.send()
    else:
        here.mischief.owe("fault")


async def calm(here: Scene) -> None:
    """Nothing goes wrong any more."""
    here.trouble.over = True
    here.mischief.forgive()
    await here.trouble.whole()


async def settled(here: Scene, *, waiting: bool = True) -> list[Broken]:
    """What is broken, once that is nothing or time is up. `waiting`: whether a report may still wait for its review."""
    more = LOOK_EACH_S * here.book.begun
    until = time.monotonic() + SETTLING_S + 10 * more
    while True:
        await asyncio.sleep(LOOK_S + more)
        violations = await asyncio.to_thread(here.providers.violations)
        held = await stores.read(here.storage.connection_string, here.trouble.clock.now() - GRACE)
        broken = check(here.book, held, violations=violations)
        if not waiting:
            broken += [Broken("stuck", each.interview_id, "it waits for its review for ever") for each in held.waiting]
        # What a client was told stays so.
        if time.monotonic() > until or all(each.promise == "reply" for each in broken):
            return broken
