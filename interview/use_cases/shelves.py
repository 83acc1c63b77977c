"""What there is to ask in an interview: the pools of its kinds."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from interview.catalog import Catalog
from interview.model import Kind, Level
from interview.packs import PackFile
from interview.pool import select
from interview.ports import Bank, Pools

Found = Mapping[Kind, PackFile]


@dataclass(frozen=True)
class Shelves:
    pools: Pools
    bank: Bank
    catalog: Catalog

    async def __call__(self, role: str, level: Level, kind: str, language: str, questions: int = 0) -> Found:
        """By kind of question, in the order in which they are asked: those of the kind, and where these are fewer than
        the questions wanted, those of related kinds behind them."""
        own = await self._of(self.catalog.kinds_of(kind), role, level, language)
        if sum(len(pool.packs) for pool in own.values()) >= questions:
            return own
        return {**own, **await self._of(self.catalog.related_to(kind), role, level, language)}

    async def _of(self, kinds: Sequence[Kind], role: str, level: Level, language: str) -> dict[Kind, PackFile]:
        pools = await asyncio.gather(*(self._pool(role, level, each, language) for each in kinds))
        return dict(zip(kinds, pools, strict=True))

    async def _pool(self, role: str, level: Level, kind: Kind, language: str) -> PackFile:
        pool = await self.pools.get(role, level, kind, language)
        # A pool nobody compiled yet is read from the bank at once: nobody waits for the prewarm.
        return pool or select(self.bank(language), role, level, kind)


def topics_of(found: Found) -> dict[str, str]:
    """Topics by id, with their labels."""
    return {id: label for pool in found.values() for id, label in pool.topics.items()}


def together(found: Found) -> PackFile:
    """All of it as one."""
    return PackFile(topics_of(found), tuple(pack for pool in found.values() for pack in pool.packs))
