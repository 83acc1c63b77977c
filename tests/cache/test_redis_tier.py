"""The tier on a real Redis: batches, a size, a number of commands, and a server that freezes or talks nonsense."""

from __future__ import annotations

import asyncio
import os
import random
import signal
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from redis.asyncio import Redis

from cache.entry import Entry
from cache.keys import pool_key
from cache.memory_tier import MemoryTier
from cache.redis_tier import PREFIX, RedisTier
from cache.tiers import Tiers
from storage.blobs import BlobTier
from tests.conftest import free_port, wait_for_port
from tests.fakes import MemoryOrigin

LARGE = 10**12
NOW = 1000.0
ENTRY = Entry(NOW + 60, NOW + 120, b"\x00one")
KEY = pool_key("role", "mid", "technical", "en")


@pytest.fixture
async def redis(redis_url: str) -> AsyncIterator[Redis]:
    """A client of the test's own, on an empty server."""
    client: Redis = Redis.from_url(redis_url)
    await client.flushall()
    yield client
    await client.aclose()


@pytest.fixture
async def tiers_on(redis_url: str) -> AsyncIterator[Callable[..., RedisTier]]:
    """Makes tiers on that server, and closes them whatever happens."""
    made: list[RedisTier] = []

    def make(**options: Any) -> RedisTier:
        made.append(RedisTier(redis_url, **{"max_bytes": LARGE, **options}))
        return made[-1]

    yield make
    for tier in made:
        await tier.close()


async def commands(redis: Redis) -> int:
    return int((await redis.info("stats"))["total_commands_processed"])


async def test_who_asks_hears_of_a_server_that_is_not_there(redis: Redis, tiers_on: Callable[..., RedisTier]) -> None:
    gone = RedisTier(f"redis://127.0.0.1:{free_port()}", name="redis-backup", max_bytes=LARGE)
    origin, chance = MemoryOrigin(), random.Random(1)
    tiers = Tiers(
        MemoryTier(1000),
        [tiers_on(), gone],
        origin,
        now=time.time,
        ticks=time.monotonic,
        count=lambda *_: None,
        chance=chance,
    )
    away = await tiers.away()
    assert away["redis"] == ""
    assert away["redis-backup"].startswith("ConnectionError")
    await gone.close()


async def test_an_entry_comes_back_as_it_was_put(redis: Redis, tiers_on: Callable[..., RedisTier]) -> None:
    tier = tiers_on()
    assert await tier.get("k") is None
    await tier.put("k", ENTRY, NOW)
    assert await tier.get("k") == ENTRY


async def test_entries_expire_on_the_server_in_real_seconds(redis: Redis, tiers_on: Callable[..., RedisTier]) -> None:
    tier = tiers_on(rate=60.0)
    await tier.put("k", Entry(NOW + 60, NOW + 7200, b"v"), NOW)
    assert 118 <= await redis.ttl(PREFIX + "k") <= 120


async def test_look_ups_of_one_moment_travel_in_one_command(redis: Redis, tiers_on: Callable[..., RedisTier]) -> None:
    tier = tiers_on()
    await asyncio.gather(*(tier.put(f"k{nth}", ENTRY, NOW) for nth in range(10)))
    before = await commands(redis)
    found = await asyncio.gather(*(tier.get(f"k{nth}") for nth in range(11)))
    assert found == [ENTRY] * 10 + [None]
    assert await commands(redis) - before == 2  # one MGET, and the INFO that counts


async def test_what_cannot_be_read_is_absent(redis: Redis, tiers_on: Callable[..., RedisTier]) -> None:
    tier = tiers_on()
    await redis.set(PREFIX + "k", b"\xff not an entry")
    assert await tier.get("k") is None


async def test_nothing_is_written_while_the_server_holds_too_much(
    redis: Redis, tiers_on: Callable[..., RedisTier]
) -> None:
    tier = tiers_on(max_bytes=1000)
    await tier.put("k", ENTRY, NOW)
    assert await redis.exists(PREFIX + "k") == 0


async def test_without_commands_left_it_is_a_miss_and_the_server_hears_nothing(
    redis: Redis, tiers_on: Callable[..., RedisTier]
) -> None:
    left = 4

    async def spend(wanted: int) -> bool:
        nonlocal left
        left -= wanted
        return left >= 0

    tier = tiers_on(spend=spend)
    await tier.put("k", ENTRY, NOW)  # one command, and one to learn the size
    assert await tier.get("k") == ENTRY
    assert await tier.get("k") == ENTRY
    before = await commands(redis)
    assert await tier.get("k") is None
    await tier.put("l", ENTRY, NOW)
    assert await commands(redis) - before == 1  # the INFO that counts


async def test_a_new_connection_costs_no_command_of_its_own(redis: Redis, tiers_on: Callable[..., RedisTier]) -> None:
    before = await commands(redis)
    tier = tiers_on()
    await tier.get("k")
    assert await commands(redis) - before == 2  # the MGET, and the INFO that counts


def over(tier: RedisTier, blob: BlobTier) -> Tiers:
    """Tiers in which every look-up passes the Redis."""
    ticks, now = time.monotonic, lambda: NOW
    return Tiers(MemoryTier(0), [tier], blob, now=now, ticks=ticks, count=lambda *_: None, chance=random.Random(1))


async def test_a_frozen_redis_costs_a_moment_and_no_error(azurite: str) -> None:
    port = free_port()
    server = subprocess.Popen(  # noqa: ASYNC220  (starts at once)
        ["redis-server", "--port", str(port), "--bind", "127.0.0.1", "--save", ""], stdout=subprocess.DEVNULL
    )
    tier, blob = RedisTier(f"redis://127.0.0.1:{port}/0", max_bytes=LARGE), BlobTier(azurite, "packs")
    try:
        wait_for_port(port)
        await blob.put(KEY.name, b"v")
        tiers = over(tier, blob)
        assert await tiers.get(KEY) == b"v"
        os.kill(server.pid, signal.SIGSTOP)
        async with asyncio.timeout(1.5):
            for _ in range(10):
                assert await tiers.get(KEY) == b"v"
    finally:
        os.kill(server.pid, signal.SIGKILL)
        server.wait()
        await tier.close()
        await blob.close()


async def test_a_server_that_talks_nonsense_is_a_miss(azurite: str) -> None:
    async def nonsense(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(4096):
            writer.write(b"HTTP/1.1 400 Bad Request\r\n\r\n<html>")
            await writer.drain()
        writer.close()

    port = free_port()
    server = await asyncio.start_server(nonsense, "127.0.0.1", port)
    tier, blob = RedisTier(f"redis://127.0.0.1:{port}/0", max_bytes=LARGE), BlobTier(azurite, "packs")
    async with server:
        await blob.put(KEY.name, b"v")
        assert await over(tier, blob).get(KEY) == b"v"
        await tier.close()
    await blob.close()
