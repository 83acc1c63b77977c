"""What holds over all tiers: the nearest answers, one fetches for all, and what breaks is a miss."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from cache.entry import Entry
from cache.keys import Key, follow_up_key, pool_key
from cache.memory_tier import MemoryTier
from cache.policy import POLICIES
from cache.tier import FarTier
from cache.tiers import Make, Tiers

POOL = pool_key("role", "mid", "technical", "en")
FOLLOW_UP = follow_up_key("be-retries", "key", "en")
LATER = 1.2  # past any jitter


class Ticks:
    """A clock in seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Far:
    """A far tier in a dict. It can be broken or slow, and counts how often it was asked."""

    def __init__(self, name: str = "far") -> None:
        self.name = name
        self.kept: dict[str, Entry] = {}
        self.broken, self.asked = False, 0

    async def get(self, name: str) -> Entry | None:
        await self._answer()
        return self.kept.get(name)

    async def put(self, name: str, entry: Entry, now: float) -> None:
        await self._answer()
        self.kept[name] = entry

    async def _answer(self) -> None:
        self.asked += 1
        await asyncio.sleep(0)
        if self.broken:
            raise ConnectionError("no")


class Origin:
    """Values for good, in a dict."""

    name = "origin"

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self.broken, self.asked = False, 0

    async def get(self, name: str) -> bytes | None:
        self.asked += 1
        await asyncio.sleep(0)
        if self.broken:
            raise ConnectionError("no")
        return self.kept.get(name)

    async def put(self, name: str, value: bytes) -> bool:
        if self.broken:
            raise ConnectionError("no")
        changed = self.kept.get(name) != value
        self.kept[name] = value
        return changed


@dataclass
class World:
    """Tiers over parts a test can reach into, as one process sees them."""

    far: list[Far] = field(default_factory=lambda: [Far()])
    origin: Origin = field(default_factory=Origin)
    clock: Ticks = field(default_factory=Ticks)
    ticks: Ticks = field(default_factory=Ticks)
    counts: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def process(self) -> Tiers:
        far: list[FarTier] = [*self.far]
        return Tiers(
            MemoryTier(100_000),
            far,
            self.origin,
            now=self.clock,
            ticks=self.ticks,
            count=lambda *asked: self.counts.update([asked]),
            chance=random.Random(1),
        )


async def settled() -> None:
    """Lets what runs in the background come to its end."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_value_comes_from_the_nearest_tier_and_is_kept_in_all_nearer_ones() -> None:
    world = World()
    world.origin.kept[POOL.name] = b"v"
    tiers = world.process()
    assert await tiers.get(POOL) == b"v"
    assert world.far[0].kept[POOL.name].body == b"v"
    assert await tiers.get(POOL) == b"v"
    assert await world.process().get(POOL) == b"v"
    assert world.origin.asked == 1
    assert (world.counts["memory", "pool", "hit"], world.counts["far", "pool", "hit"]) == (1, 1)


async def test_many_who_ask_at_once_cause_one_look_up() -> None:
    world = World()
    world.origin.kept[POOL.name] = b"v"
    tiers = world.process()
    assert await asyncio.gather(*(tiers.get(POOL) for _ in range(20))) == [b"v"] * 20
    assert (world.far[0].asked, world.origin.asked) == (2, 1)


async def test_one_who_gives_up_does_not_take_the_value_from_the_others() -> None:
    world = World()
    world.origin.kept[POOL.name] = b"v"
    tiers = world.process()
    hasty, patient = (asyncio.create_task(tiers.get(POOL)) for _ in range(2))
    await asyncio.sleep(0)
    hasty.cancel()
    assert await patient == b"v"


async def test_an_old_entry_is_used_once_more_while_somebody_fetches_it_anew() -> None:
    world = World(far=[])
    world.origin.kept[POOL.name] = b"old"
    tiers = world.process()
    await tiers.get(POOL)
    world.origin.kept[POOL.name] = b"new"
    world.clock.now += LATER * POLICIES["pool"].near_fresh
    assert await tiers.get(POOL) == b"old"
    await settled()
    assert await tiers.get(POOL) == b"new"
    assert world.counts["memory", "pool", "stale"] == 1


async def test_an_old_entry_of_a_far_tier_is_replaced_in_the_background_too() -> None:
    world = World()
    world.origin.kept[POOL.name] = b"old"
    await world.process().get(POOL)
    world.origin.kept[POOL.name] = b"new"
    world.clock.now += LATER * POLICIES["pool"].far_fresh
    cold = world.process()
    assert await cold.get(POOL) == b"old"
    await settled()
    assert world.far[0].kept[POOL.name].body == b"new"
    assert await cold.get(POOL) == b"new"


async def test_past_its_time_an_entry_is_not_used_any_more() -> None:
    world = World(far=[])
    world.origin.kept[POOL.name] = b"old"
    tiers = world.process()
    await tiers.get(POOL)
    world.origin.kept[POOL.name] = b"new"
    world.clock.now += LATER * POLICIES["pool"].keep
    assert await tiers.get(POOL) == b"new"


async def test_that_there_is_none_is_remembered_for_a_while() -> None:
    world = World()
    tiers = world.process()
    assert await tiers.get(POOL) is None
    assert await tiers.get(POOL) is None
    assert world.origin.asked == 1
    assert world.counts["memory", "pool", "absent"] == 1
    world.origin.kept[POOL.name] = b"v"
    world.clock.now += LATER * POLICIES["pool"].absent
    assert await tiers.get(POOL) == b"v"


async def test_entries_written_together_expire_apart() -> None:
    world = World()
    tiers = world.process()
    keys = [pool_key("role", "mid", f"kind-{nth}", "en") for nth in range(30)]
    for key in keys:
        await tiers.put(key, b"v")
    until = [world.far[0].kept[key.name].fresh_until - world.clock.now for key in keys]
    middle = POLICIES["pool"].far_fresh
    assert max(until) - min(until) > 0.1 * middle
    assert all(0.9 * middle <= each <= 1.1 * middle for each in until)


async def test_a_broken_tier_is_a_miss_and_is_left_alone_longer_each_time() -> None:
    world = World()
    world.far[0].broken = True
    world.origin.kept[POOL.name] = b"v"
    tiers, asked = world.process(), []
    for second in range(40):
        world.ticks.now = 1000.0 + second
        world.clock.now += LATER * POLICIES["pool"].keep
        before = world.far[0].asked
        assert await tiers.get(POOL) == b"v"
        if world.far[0].asked > before:
            asked.append(second)
    assert asked == [0, 1, 3, 7, 15, 31]


async def test_a_tier_that_came_back_is_used_again_at_once() -> None:
    world = World()
    world.far[0].broken = True
    world.origin.kept[POOL.name] = b"v"
    tiers = world.process()
    await tiers.get(POOL)
    world.far[0].broken = False
    world.ticks.now += 1.0
    world.clock.now += LATER * POLICIES["pool"].keep
    await tiers.get(POOL)
    assert world.far[0].kept[POOL.name].body == b"v"


async def test_an_origin_that_is_away_is_a_miss_and_is_not_remembered_as_absent() -> None:
    world = World()
    world.origin.broken = True
    tiers = world.process()
    assert await tiers.get(POOL) is None
    world.origin.broken = False
    world.origin.kept[POOL.name] = b"v"
    world.ticks.now += 1.0
    assert await tiers.get(POOL) == b"v"


async def test_an_origin_that_is_away_does_not_take_an_old_entry() -> None:
    world = World(far=[])
    world.origin.kept[POOL.name] = b"v"
    tiers = world.process()
    await tiers.get(POOL)
    world.origin.broken = True
    world.clock.now += LATER * POLICIES["pool"].near_fresh
    for _ in range(3):
        assert await tiers.get(POOL) == b"v"
        await settled()


async def test_writing_reaches_the_origin_first_and_its_fault_is_raised() -> None:
    world = World()
    world.origin.broken = True
    with pytest.raises(ConnectionError):
        await world.process().put(POOL, b"v")
    assert world.far[0].kept == {}


async def test_writing_the_same_again_does_nothing() -> None:
    world = World()
    assert await world.process().put(POOL, b"v")
    asked = world.far[0].asked
    assert not await world.process().put(POOL, b"v")
    assert world.far[0].asked == asked


async def test_the_backup_is_asked_for_pools_only_while_the_primary_fails() -> None:
    primary, backup = Far("redis"), Far("redis-backup")
    world = World(far=[primary, backup])
    world.origin.kept[POOL.name] = b"v"
    await world.process().get(POOL)
    assert backup.asked == 0
    primary.broken = True
    await world.process().get(POOL)
    assert backup.kept[POOL.name].body == b"v"
    asked = world.origin.asked
    assert await world.process().get(POOL) == b"v"
    assert world.origin.asked == asked


async def test_the_backup_is_asked_before_a_model_is() -> None:
    primary, backup = Far("redis"), Far("redis-backup")
    world = World(far=[primary, backup])
    assert await world.process().get_or_make(FOLLOW_UP, _once("said")) == b"said"
    primary.kept.clear()
    assert await world.process().get_or_make(FOLLOW_UP, _never) == b"said"
    assert primary.kept[FOLLOW_UP.name].body == b"said"


async def test_what_cannot_be_made_is_told_to_all_who_wait_and_asked_for_again() -> None:
    tiers = World().process()

    async def fails() -> bytes | None:
        await asyncio.sleep(0)
        raise ValueError("no words")

    found = await asyncio.gather(*(tiers.get_or_make(FOLLOW_UP, fails) for _ in range(3)), return_exceptions=True)
    assert [str(each) for each in found] == ["no words"] * 3
    assert await tiers.get_or_make(FOLLOW_UP, _once("said")) == b"said"


def _once(text: str) -> Make:
    async def make() -> bytes | None:
        return text.encode()

    return make


async def _never() -> bytes | None:
    pytest.fail("made although it was kept")


@pytest.mark.parametrize("part", ["I led a team of five", "", "../reports", "UPPER", "a" * 81])
def test_free_text_cannot_stand_in_a_key(part: str) -> None:
    with pytest.raises(ValueError, match="cannot be part of a cache key"):
        pool_key("role", "mid", part, "en")


def test_keys_carry_their_schema() -> None:
    assert isinstance(POOL, Key)
    assert POOL.name == "v1/role/mid/technical/en.json"
