"""Prewarm: every pool on offer is compiled and kept where a cold process finds it, the most needed first."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from interview.catalog import Catalog
from interview.demand import Combination, by_pool, most_needed
from interview.packs import PackFile
from interview.pool import combinations, select
from interview.ports import Bank, Demand, Pools


class Prewarmed(Struct, frozen=True):
    """`written` pools are new or changed, `unchanged` were there already, `empty` hold no pack."""

    written: int
    unchanged: int
    empty: int


@dataclass(frozen=True)
class Prewarm:
    pools: Pools
    bank: Bank
    catalog: Catalog
    demand: Demand

    async def __call__(self) -> Prewarmed:
        """A run that is cut short has done what matters most; the next one finds that unchanged and goes on."""
        found = {
            (role, level, kind, language.id): select(self.bank(language.id), role, level, kind)
            for language in self.catalog.languages
            for role, level, kind in combinations(self.catalog)
        }
        written = 0
        full = await self.in_order({pool: packs for pool, packs in found.items() if packs.packs})
        for pool in full:
            written += await self.pools.put(*pool, found[pool])
        return Prewarmed(written, len(full) - written, len(found) - len(full))

    async def in_order(self, pools: dict[Combination, PackFile]) -> list[Combination]:
        wanted = by_pool(await self.demand.wanted(), self.catalog)
        return most_needed(list(pools), wanted, {pool: len(packs.packs) for pool, packs in pools.items()})
