"""Prewarm: every pool on offer is compiled and kept where a cold process finds it, the most needed first."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from interview.demand import Combination, by_pool, most_needed
from interview.packs import PackFile
from interview.ports import Demand
from interview.use_cases.grow import Grow, Grown
from interview.use_cases.house import KeepHouse


class Prewarmed(Struct, frozen=True):
    """`written` pools are new or changed, `unchanged` were there already, `empty` hold no pack. `grown`: what models
    made meanwhile."""

    written: int
    unchanged: int
    empty: int
    grown: Grown = Grown()


@dataclass(frozen=True)
class Prewarm:
    house: KeepHouse
    demand: Demand
    grow: Grow

    async def __call__(self) -> Prewarmed:
        """A run that is cut short has done what matters most; the next one finds that unchanged and goes on."""
        compile, kept = self.house.compile, await self.house.houses.load()
        found = await compile(kept.value, compile.on_offer(kept.value))
        order = await self._in_order({pool: p for pool, p in found.items() if p.packs or pool in kept.value.touched})
        written = await self.house.publish(kept, {pool: found[pool] for pool in order})
        # What the house wrote is its own: models are neither shown it nor asked for more of it.
        shipped = {offer.id for offer in compile.catalog.roles}
        banks = {language.id: compile.bank(language.id) for language in compile.catalog.languages}
        grown = await self.grow([pool for pool in order if pool[0] in shipped], banks)
        if grown.packs or grown.gained:
            kept = await self.house.houses.load()
            more = await compile(kept.value, order)
            await self.house.publish(kept, {pool: packs for pool, packs in more.items() if packs != found[pool]})
        return Prewarmed(written, len(order) - written, len(found) - len(order), grown)

    async def _in_order(self, pools: dict[Combination, PackFile]) -> list[Combination]:
        wanted = by_pool(await self.demand.wanted(), self.house.compile.catalog)
        return most_needed(list(pools), wanted, {pool: len(packs.packs) for pool, packs in pools.items()})
