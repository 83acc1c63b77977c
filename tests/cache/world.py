"""Tiers that are told to break, an origin and a clock that goes by hand."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from dataclasses import dataclass, field

from cache.entry import Entry
from cache.keys import follow_up_key, pool_key
from cache.memory_tier import MemoryTier
from cache.tier import FarTier
from cache.tiers import Tiers

POOL = pool_key("role", "mid", "technical", "en")
FOLLOW_UP = follow_up_key("be-retries", "key", "en")


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

    async def ping(self) -> None:
        await self._answer()

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
