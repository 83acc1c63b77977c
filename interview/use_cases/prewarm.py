"""Prewarm: every pool on offer is compiled and kept where a cold process finds it, the most needed first."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from interview.catalog import Catalog
from interview.demand import Combination, by_pool, most_needed
from interview.growth import with_growth
from interview.packs import PackFile
from interview.pool import combinations, select
from interview.ports import Bank, Demand, Growths, Pools
from interview.use_cases.grow import Grow, Grown


class Prewarmed(Struct, frozen=True):
    """`written` pools are new or changed, `unchanged` were there already, `empty` hold no pack. `grown`: what models
    made meanwhile."""

    written: int
    unchanged: int
    empty: int
    grown: Grown = Grown()


@dataclass(frozen=True)
class Prewarm:
    pools: Pools
    bank: Bank
    catalog: Catalog
    demand: Demand
    growths: Growths
    grow: Grow

    async def __call__(self) -> Prewarmed:
        """A run that is cut short has done what matters most; the next one finds that unchanged and goes on."""
        found = await self._compiled()
        written = 0
        full = await self.in_order({pool: packs for pool, packs in found.items() if packs.packs})
        for pool in full:
            written += await self.pools.put(*pool, found[pool])
        grown = await self.grow(full, {language.id: self.bank(language.id) for language in self.catalog.languages})
        if grown.packs or grown.gained:
            for pool, packs in (await self._compiled()).items():
                if packs != found[pool]:
                    await self.pools.put(*pool, packs)
        return Prewarmed(written, len(full) - written, len(found) - len(full), grown)

    async def _compiled(self) -> dict[Combination, PackFile]:
        found: dict[Combination, PackFile] = {}
        for language in self.catalog.languages:
            bank = with_growth(self.bank(language.id), (await self.growths.load(language.id)).value)
            for role, level, kind in combinations(self.catalog):
                found[role, level, kind, language.id] = select(bank, role, level, kind)
        return found

    async def in_order(self, pools: dict[Combination, PackFile]) -> list[Combination]:
        wanted = by_pool(await self.demand.wanted(), self.catalog)
        return most_needed(list(pools), wanted, {pool: len(packs.packs) for pool, packs in pools.items()})
