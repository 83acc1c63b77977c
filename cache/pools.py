"""Pools of packs over the tiers."""

from __future__ import annotations

from cache.keys import pool_key
from cache.shelf import Shelf
from cache.tiers import Tiers
from interview.packs import PackFile


class TieredPools:
    """Fulfils the core's `Pools`."""

    def __init__(self, tiers: Tiers) -> None:
        self._shelf = Shelf(tiers, PackFile)

    async def get(self, role: str, level: str, kind: str, language: str) -> PackFile | None:
        return await self._shelf.get(pool_key(role, level, kind, language))

    async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
        return await self._shelf.put(pool_key(role, level, kind, language), pool)
