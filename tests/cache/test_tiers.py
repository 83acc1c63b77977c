"""One contract for every tier, and what holds when tiers break."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
from collections.abc import AsyncIterator

import pytest

from cache.keys import pool_key
from cache.memory_tier import MemoryTier
from cache.pools import TieredPools
from cache.redis_tier import RedisTier
from cache.tiers import Tier, Tiers
from interview.errors import StorageDown
from interview.packs import PackFile
from storage.blobs import BlobTier
from tests.conftest import free_port
from tests.factories import packs


class Ticks:
    """A clock in seconds, moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Broken:
    """A tier that answers nothing, and counts how often it was asked."""

    name = "broken"

    def __init__(self) -> None:
        self.asked = 0

    async def get(self, key: str) -> bytes | None:
        self.asked += 1
        raise ConnectionError("no")

    async def put(self, key: str, value: bytes) -> bool:
        self.asked += 1
        raise ConnectionError("no")


class Slow(MemoryTier):
    """A tier that takes its time, and counts how often it was asked."""

    name = "slow"
    asked = 0

    async def get(self, key: str) -> bytes | None:
        self.asked += 1
        await asyncio.sleep(0.01)
        return await super().get(key)


def memory(max_bytes: int = 1000, clock: Ticks | None = None) -> MemoryTier:
    return MemoryTier(max_bytes, 60.0, clock or Ticks())


@pytest.fixture(params=["memory", "redis", "blob"])
async def tier(request: pytest.FixtureRequest) -> AsyncIterator[Tier]:
    if request.param == "memory":
        yield memory()
    elif request.param == "redis":
        redis = RedisTier(request.getfixturevalue("redis_url"), 60)
        yield redis
        await redis.close()
    else:
        blob = BlobTier(request.getfixturevalue("azurite"), "packs")
        yield blob
        await blob.close()


async def test_a_tier_gives_back_what_was_put_and_none_for_the_rest(tier: Tier) -> None:
    key = pool_key("role", "mid", "technical", "en")
    assert await tier.get(key + "-absent") is None
    await tier.put(key, b"\x00one")
    assert await tier.get(key) == b"\x00one"
    await tier.put(key, b"two")
    assert await tier.get(key) == b"two"


async def test_an_origin_says_whether_anything_changed(azurite: str) -> None:
    blob = BlobTier(azurite, "packs")
    assert await blob.put("changes", b"a")
    assert not await blob.put("changes", b"a")
    assert await blob.put("changes", b"b")
    await blob.close()


async def test_memory_stays_within_its_bytes_and_drops_what_was_least_used() -> None:
    tier = memory(max_bytes=30)
    for key in "abc":
        await tier.put(key, key.encode() * 10)
    await tier.get("a")
    await tier.put("d", b"d" * 10)
    assert [await tier.get(key) is not None for key in "abcd"] == [True, False, True, True]
    await tier.put("huge", b"h" * 31)
    assert await tier.get("huge") is None


async def test_memory_forgets_in_time() -> None:
    clock = Ticks()
    tier = memory(clock=clock)
    await tier.put("k", b"v")
    clock.now = 59.9
    assert await tier.get("k") == b"v"
    clock.now = 60.0
    assert await tier.get("k") is None


async def test_a_far_hit_is_kept_nearer() -> None:
    near, far = memory(), memory()
    await far.put("k", b"v")
    assert await Tiers([near, far], Ticks()).get("k") == b"v"
    assert await near.get("k") == b"v"


async def test_many_who_ask_at_once_cause_one_look_up() -> None:
    far = Slow(1000, 60.0, Ticks())
    await far.put("k", b"v")
    tiers = Tiers([memory(), far], Ticks())
    assert await asyncio.gather(*(tiers.get("k") for _ in range(20))) == [b"v"] * 20
    assert far.asked == 1


async def test_a_broken_tier_is_a_miss_and_is_left_alone_for_a_while() -> None:
    clock, broken, origin = Ticks(), Broken(), memory()
    await origin.put("k", b"v")
    tiers = Tiers([memory(0), broken, origin], clock)
    assert await tiers.get("k") == b"v"
    asked = broken.asked
    assert await tiers.get("k") == b"v"
    assert broken.asked == asked
    clock.now = 6.0
    await tiers.get("k")
    assert broken.asked > asked


async def test_writing_reaches_the_origin_first_and_its_fault_is_raised() -> None:
    near = memory()
    with pytest.raises(ConnectionError):
        await Tiers([near, Broken()], Ticks()).put("k", b"v")
    assert await near.get("k") is None


async def test_a_frozen_redis_costs_a_moment_and_no_error(tmp_path: object) -> None:
    port = free_port()
    server = subprocess.Popen(  # noqa: ASYNC220  (starts at once)
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""], stdout=subprocess.DEVNULL
    )
    redis = RedisTier(f"redis://127.0.0.1:{port}/0", 60)
    origin = memory()
    await origin.put("k", b"v")
    try:
        os.kill(server.pid, signal.SIGSTOP)
        async with asyncio.timeout(1):
            assert await Tiers([memory(0), redis, origin], Ticks()).get("k") == b"v"
    finally:
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        await redis.close()


async def test_pools_survive_the_way_through_the_tiers(azurite: str) -> None:
    blob = BlobTier(azurite, "packs")
    pool = PackFile({"apis": "APIs"}, packs(3))
    writing = TieredPools(Tiers([memory(100_000), blob], Ticks()))
    assert await writing.put("r", "mid", "technical", "en", pool)
    cold = TieredPools(Tiers([memory(100_000), blob], Ticks()))
    assert await cold.get("r", "mid", "technical", "en") == pool
    assert await cold.get("r", "mid", "screening", "en") is None
    await blob.close()


async def test_an_origin_that_is_away_is_a_miss_for_who_reads() -> None:
    class Away(Broken):
        async def get(self, key: str) -> bytes | None:
            raise StorageDown

    assert await TieredPools(Tiers([memory(), Away()], Ticks())).get("r", "mid", "technical", "en") is None
