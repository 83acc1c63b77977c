"""A far tier: any Redis by URL, asked in batches, within short time limits, a size and a number of commands."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from typing import Any

from cache.entry import Entry, pack, unpack
from cache.redis_address import TIMEOUT_SECONDS, Credentials, connect, entra_credentials, is_cluster

log = logging.getLogger("quiet-room")

SIZE_SECONDS = 60.0
"""How long an answer about the size of the server is believed."""

PREFIX = "quiet-room:"

Spend = Callable[[int], Awaitable[bool]]
"""Takes so many commands from a budget; False when they are not to be had."""


async def unlimited(commands: int) -> bool:
    return True


class RedisTier:
    """Raises what its client raises when Redis does not answer well; the tiers above make it a miss.

    `rate` is how fast the injected clock runs: entries expire on the server in real seconds. Nothing is written while
    the server holds more than `max_bytes`, whoever filled it.
    """

    def __init__(
        self,
        url: str,
        *,
        name: str = "redis",
        max_bytes: int,
        rate: float = 1.0,
        spend: Spend = unlimited,
        credentials: Credentials = entra_credentials,
        timeout: float = TIMEOUT_SECONDS,
    ) -> None:
        self.name = name
        self._redis = connect(url, credentials, timeout)
        self._cluster = is_cluster(url)
        self._max, self._rate, self._spend = max_bytes, rate, spend
        self._full, self._looked = False, float("-inf")
        self._wanted: dict[str, None] = {}
        self._reading: asyncio.Task[dict[str, bytes | None]] | None = None
        self._given: dict[str, tuple[bytes, int]] = {}
        self._writing: asyncio.Task[None] | None = None

    async def get(self, name: str) -> Entry | None:
        """None also for what cannot be read. Look-ups made in the same moment travel in one command."""
        self._wanted[name] = None
        if self._reading is None:
            self._reading = asyncio.create_task(self._read())
        packed = (await asyncio.shield(self._reading)).get(name)
        try:
            return None if packed is None else unpack(packed)
        except ValueError:
            log.warning("%s holds something unreadable under %s; it is taken as absent", self.name, name)
            return None

    async def put(self, name: str, entry: Entry, now: float) -> None:
        """`now` on the injected clock. What is written in the same moment travels together."""
        self._given[name] = (pack(entry), max(1, round((entry.keep_until - now) / self._rate)))
        if self._writing is None:
            self._writing = asyncio.create_task(self._write())
        await asyncio.shield(self._writing)

    async def ping(self) -> None:
        if await self._spend(1):
            await self._redis.ping()

    async def close(self) -> None:
        await self._redis.aclose()

    async def _read(self) -> dict[str, bytes | None]:
        await asyncio.sleep(0)  # whoever else asks in this moment joins
        names, self._wanted, self._reading = list(self._wanted), {}, None
        # In a cluster keys are asked for slot by slot, and hardly two share one.
        if not await self._spend(len(names) if self._cluster else 1):
            return {}
        keys = [PREFIX + name for name in names]
        found = await (self._redis.mget_nonatomic(keys) if self._cluster else self._redis.mget(keys))
        return {name: _bytes(value) for name, value in zip(names, found, strict=True)}

    async def _write(self) -> None:
        await asyncio.sleep(0)
        given, self._given, self._writing = self._given, {}, None
        if await self._is_full() or not await self._spend(len(given)):
            return
        pipeline = self._redis.pipeline() if self._cluster else self._redis.pipeline(transaction=False)
        for name, (packed, seconds) in given.items():
            pipeline.set(PREFIX + name, packed, ex=seconds)
        await pipeline.execute()

    async def _is_full(self) -> bool:
        if self._looked + SIZE_SECONDS < time.monotonic() and await self._spend(1):
            self._looked = time.monotonic()
            held = await self._held()
            self._full = held > self._max
            if self._full:
                log.warning("%s holds %d bytes, more than %d: nothing is written there", self.name, held, self._max)
        return self._full

    async def _held(self) -> int:
        """Bytes in the server, or in all primaries of a cluster together."""
        if not self._cluster:
            return int((await self._redis.info("memory"))["used_memory"])
        await self._redis.initialize()
        nodes = self._redis.get_primaries()
        parts = await asyncio.gather(*(self._redis.info("memory", target_nodes=[node]) for node in nodes))
        return sum(int(each["used_memory"]) for each in parts)


def _bytes(value: Any) -> bytes | None:
    return value.encode() if isinstance(value, str) else value
