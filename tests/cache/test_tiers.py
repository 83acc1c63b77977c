"""What holds over all tiers: the nearest answers, one fetches for all, and what breaks is a miss."""

from __future__ import annotations

import asyncio

import pytest

from cache.keys import pool_key
from cache.policy import POLICIES
from cache.tiers import Make
from tests.cache.world import FOLLOW_UP, POOL, Far, World, settled

LATER = 1.2  # past any jitter


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
