"""Pools of packs over the tiers, as bytes."""

from __future__ import annotations

import zlib

import msgspec

from cache.keys import pool_key
from cache.tiers import Tiers
from interview.packs import PackFile


class TieredPools:
    """Fulfils the core's `Pools`."""

    def __init__(self, tiers: Tiers) -> None:
        self._tiers = tiers
        self._decoder = msgspec.json.Decoder(PackFile)

    async def get(self, role: str, level: str, kind: str, language: str) -> PackFile | None:
        packed = await self._tiers.get(pool_key(role, level, kind, language))
        return None if packed is None else self._decoder.decode(zlib.decompress(packed))

    async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
        packed = zlib.compress(msgspec.json.encode(pool), level=6)
        return await self._tiers.put(pool_key(role, level, kind, language), packed)
