"""Pools of packs over the tiers, and what stands beside the bank."""

from __future__ import annotations

from msgspec.structs import replace

from cache.keys import house_key, pool_key
from cache.shelf import Shelf
from cache.tiers import Tiers
from interview.house import Beside
from interview.packs import PackFile, at_hand


class TieredPools:
    """Fulfils the core's `Pools`."""

    def __init__(self, tiers: Tiers) -> None:
        self._shelf = Shelf(tiers, PackFile, _of_shared_packs)

    async def get(self, role: str, level: str, kind: str, language: str) -> PackFile | None:
        return await self._shelf.get(pool_key(role, level, kind, language))

    async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
        return await self._shelf.put(pool_key(role, level, kind, language), pool)


def _of_shared_packs(pool: PackFile) -> PackFile:
    """A pool holds some 0.2 MB, most of which is in others too."""
    return replace(pool, packs=tuple(map(at_hand, pool.packs)))


class TieredOffered:
    """Fulfils the core's `Offered`."""

    def __init__(self, tiers: Tiers) -> None:
        self._shelf = Shelf(tiers, Beside)

    async def get(self) -> Beside | None:
        return await self._shelf.get(house_key())

    async def put(self, beside: Beside) -> bool:
        return await self._shelf.put(house_key(), beside)
