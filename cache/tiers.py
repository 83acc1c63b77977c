"""Tiers in order, nearest first. A broken tier is a miss, rests for a while, and reaches nobody as an error."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Sequence
from typing import Protocol

log = logging.getLogger(__name__)

REST_SECONDS = 5.0
"""How long a tier that failed is left alone."""


class Tier(Protocol):
    name: str

    async def get(self, key: str) -> bytes | None: ...

    async def put(self, key: str, value: bytes) -> bool: ...


class Tiers:
    """The last tier is the origin: it is written first, and its faults are raised to who writes."""

    def __init__(self, tiers: Sequence[Tier], clock: Callable[[], float]) -> None:
        self._tiers, self._clock = tuple(tiers), clock
        self._resting: dict[str, float] = {}
        self._asking: dict[str, asyncio.Task[bytes | None]] = {}

    async def get(self, key: str) -> bytes | None:
        """The value from the nearest tier that has it, which is then kept in all nearer ones. One look-up at a time."""
        nearest = await self._get(self._tiers[0], key)
        if nearest is not None:
            return nearest
        if key not in self._asking:
            task = asyncio.create_task(self._farther(key))
            self._asking[key] = task
            task.add_done_callback(lambda _: self._asking.pop(key, None))
        # Shielded: one caller who gives up must not take the value from the others.
        return await asyncio.shield(self._asking[key])

    async def put(self, key: str, value: bytes) -> bool:
        """Origin first, then every cache. False when the origin held the very same already."""
        *caches, origin = self._tiers
        changed = await origin.put(key, value)
        for tier in reversed(caches):
            await self._put(tier, key, value)
        return changed

    async def _farther(self, key: str) -> bytes | None:
        for nth, tier in enumerate(self._tiers[1:], 1):
            value = await self._get(tier, key)
            if value is not None:
                for nearer in self._tiers[:nth]:
                    await self._put(nearer, key, value)
                return value
        return None

    async def _get(self, tier: Tier, key: str) -> bytes | None:
        if self._rests(tier):
            return None
        try:
            return await tier.get(key)
        except Exception as e:  # noqa: BLE001  (whatever a cache does wrong, it is a miss)
            self._rest(tier, e)
            return None

    async def _put(self, tier: Tier, key: str, value: bytes) -> None:
        if self._rests(tier):
            return
        try:
            await tier.put(key, value)
        except Exception as e:  # noqa: BLE001  (a value that could not be cached is made again later)
            self._rest(tier, e)

    def _rests(self, tier: Tier) -> bool:
        return self._resting.get(tier.name, 0.0) > self._clock()

    def _rest(self, tier: Tier, e: Exception) -> None:
        log.warning("cache tier %s rests for %.0f s: %s: %s", tier.name, REST_SECONDS, type(e).__name__, e)
        self._resting[tier.name] = self._clock() + REST_SECONDS
