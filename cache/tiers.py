"""Tiers in order, nearest first. A broken tier is a miss, rests for a while, and reaches nobody as an error."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from typing import NamedTuple, TypeVar

from cache import entry as entries
from cache.breaker import Breaker
from cache.entry import Entry
from cache.keys import Key
from cache.memory_tier import MemoryTier
from cache.policy import POLICIES, Policy
from cache.tier import Count, FarTier, Origin

log = logging.getLogger("quiet-room")

T = TypeVar("T")
Make = Callable[[], Awaitable[bytes | None]]


class Brought(NamedTuple):
    """A value, and whether a cache had it."""

    value: bytes | None
    cached: bool


class TierAway(Exception):
    """A tier did not answer, or rests because it did not answer before."""


class Tiers:
    """Memory, the far tiers in order, and an origin.

    A later far tier is asked only while an earlier one is failing, or for what is expensive to make again. `now` is
    the injected clock in seconds since the epoch, `ticks` real time for breakers.
    """

    def __init__(
        self,
        memory: MemoryTier,
        far: Sequence[FarTier],
        origin: Origin,
        *,
        now: Callable[[], float],
        ticks: Callable[[], float],
        count: Count,
        chance: random.Random,
    ) -> None:
        self._memory, self._far, self._origin = memory, tuple(far), origin
        self._now, self._count, self._chance = now, count, chance
        self._breakers = {name: Breaker(ticks) for name in [origin.name, *(tier.name for tier in far)]}
        self._making: dict[str, asyncio.Task[Brought]] = {}

    async def get(self, key: Key) -> bytes | None:
        """The value from the nearest tier that has it, or from the origin; None when none has it."""
        try:
            return await self.get_or_make(key, lambda: self._from_origin(key))
        except TierAway:
            return None

    async def get_or_make(self, key: Key, make: Make) -> bytes | None:
        """As `get`, with `make` in place of the origin: called once for all who wait, and not while there is an entry.

        What `make` raises reaches everybody who waits for it.
        """
        near, now = self._memory.get(key.name), self._now()
        if near is None or near.keep_until <= now:
            self._count("memory", key.kind, "miss")
            # Shielded: one caller who gives up must not take the value from the others.
            found = None
            try:
                found = await asyncio.shield(self._once(key, lambda: self._fetch(key, make)))
            finally:
                self._count("any", key.kind, "hit" if found and found.cached else "miss")
            return found.value
        if near.fresh_until <= now:
            self._count("memory", key.kind, "stale")
            self._once(key, lambda: self._fetch(key, make))
        else:
            self._count("memory", key.kind, "absent" if near.value is None else "hit")
        self._count("any", key.kind, "absent" if near.value is None else "hit")
        return near.value

    async def put(self, key: Key, value: bytes) -> bool:
        """The origin first, whose fault is raised. False when it held the very same: then nothing else is done."""
        if not await self._origin.put(key.name, value):
            return False
        await self._keep(key, value, self._far)
        return True

    async def away(self) -> dict[str, str]:
        """For each far tier why it does not answer now; "" for those that do. A tier that rests is asked, too."""
        return {tier.name: await _why_away(tier) for tier in self._far}

    def _once(self, key: Key, fetch: Callable[[], Coroutine[None, None, Brought]]) -> asyncio.Task[Brought]:
        """The one task that brings this key's value."""
        task = self._making.get(key.name)
        if task is None:
            task = self._making[key.name] = asyncio.create_task(fetch())
            task.add_done_callback(lambda done: self._done(key, done))
        return task

    def _done(self, key: Key, task: asyncio.Task[Brought]) -> None:
        if self._making.get(key.name) is task:
            del self._making[key.name]
        # Said here, because nobody may be waiting for a refresh.
        if not task.cancelled() and (fault := task.exception()):
            log.warning("%s was not brought: %s: %s", key.name, type(fault).__name__, fault)

    async def _fetch(self, key: Key, make: Make) -> Brought:
        policy, missed = POLICIES[key.kind], list[FarTier]()
        for tier in self._far:
            if missed and not policy.expensive and not self._breakers[missed[-1].name].failing:
                continue
            found = await self._look_up(tier, key)
            if found is None:
                missed.append(tier)
            elif found.fresh_until > self._now():
                self._remember(key, found.value, policy)
                await self._fill(key, found, missed)
                return Brought(found.value, cached=True)
            else:
                self._remember(key, found.value, policy)
                del self._making[key.name]
                self._once(key, lambda: self._make(key, make, (*missed, tier)))  # noqa: B023  (the loop ends here)
                return Brought(found.value, cached=True)
        return await self._make(key, make, missed)

    async def _make(self, key: Key, make: Make, far: Sequence[FarTier]) -> Brought:
        value = await make()
        await self._keep(key, value, far)
        return Brought(value, cached=False)

    async def _from_origin(self, key: Key) -> bytes | None:
        value = await self._try(self._origin.name, key, lambda: self._origin.get(key.name))
        self._count(self._origin.name, key.kind, "miss" if value is None else "hit")
        return value

    async def _keep(self, key: Key, value: bytes | None, far: Sequence[FarTier]) -> None:
        policy = POLICIES[key.kind]
        self._remember(key, value, policy)
        if value:
            await self._fill(key, entries.far(value, policy, self._now(), self._chance), far)

    def _remember(self, key: Key, value: bytes | None, policy: Policy) -> None:
        self._memory.put(key.name, entries.near(value, policy, self._now(), self._chance))

    async def _fill(self, key: Key, entry: Entry, far: Sequence[FarTier]) -> None:
        for tier in far:
            try:
                await self._try(tier.name, key, lambda tier=tier: tier.put(key.name, entry, self._now()))  # type: ignore[misc]
            except TierAway:
                continue  # what could not be kept is made again later

    async def _look_up(self, tier: FarTier, key: Key) -> Entry | None:
        try:
            found = await self._try(tier.name, key, lambda: tier.get(key.name))
        except TierAway:
            return None
        if found is None or found.keep_until <= self._now():
            self._count(tier.name, key.kind, "miss")
            return None
        self._count(tier.name, key.kind, "hit" if found.fresh_until > self._now() else "stale")
        return found

    async def _try(self, name: str, key: Key, call: Callable[[], Awaitable[T]]) -> T:
        breaker = self._breakers[name]
        if not breaker.lets_through():
            raise TierAway(f"{name} rests")
        try:
            found = await call()
        except Exception as e:  # whatever a cache does wrong, it is a miss
            rest = breaker.failed()
            self._count(name, key.kind, "fault")
            log.warning("cache tier %s rests for %.0f s: %s: %s", name, rest, type(e).__name__, e)
            raise TierAway(name) from e
        breaker.worked()
        return found


async def _why_away(tier: FarTier) -> str:
    try:
        await tier.ping()
    except Exception as e:  # noqa: BLE001  (as with every call: whatever it does wrong, it does not answer)
        return f"{type(e).__name__}: {e}"
    return ""
