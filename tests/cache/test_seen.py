"""Until when a process sees what another one has changed."""

from __future__ import annotations

import asyncio
import random

from cache.memory_tier import MemoryTier
from cache.pools import TieredOffered, TieredPools
from cache.tiers import Tiers
from interview.house import Beside
from interview.packs import PackFile
from interview.use_cases.house import SEEN_SECONDS
from tests.fakes import HandClock, MemoryOrigin

POOL = ("museum-guide", "mid", "case", "en")
OLD, NEW = PackFile({"a": "Old"}, ()), PackFile({"a": "New"}, ())


async def test_what_one_process_takes_in_another_sees_within_the_time_that_is_told() -> None:
    clock, origin = HandClock(), MemoryOrigin()

    def process() -> tuple[TieredOffered, TieredPools]:
        now, silent = (lambda: clock().timestamp()), (lambda *_: None)
        tiers = Tiers(MemoryTier(10**6), [], origin, now=now, ticks=now, count=silent, chance=random.Random(1))
        return TieredOffered(tiers), TieredPools(tiers)

    (offers, pools), (other_offers, other_pools) = process(), process()
    await offers.put(Beside({"en": OLD}))
    await pools.put(*POOL, OLD)
    assert await other_offers.get() == Beside({"en": OLD})
    assert await other_pools.get(*POOL) == OLD
    await offers.put(Beside({"en": NEW}))
    await pools.put(*POOL, NEW)
    clock.move(seconds=SEEN_SECONDS)
    await asyncio.gather(other_offers.get(), other_pools.get(*POOL))  # what is past its time is used once more
    await asyncio.sleep(0.01)
    assert await other_offers.get() == Beside({"en": NEW})
    assert await other_pools.get(*POOL) == NEW
