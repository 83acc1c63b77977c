"""Prewarm: every pool on offer is compiled and kept where a cold process finds it, the most needed first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from msgspec import Struct

from interview.demand import Combination, by_pool, most_needed
from interview.house import House
from interview.packs import PackFile
from interview.ports import Demand, Saved
from interview.use_cases.grow import Grow, Grown
from interview.use_cases.house import KeepHouse

TRUSTED = timedelta(hours=6)
"""So long what this process published is taken to stand as it was: to ask storage for each of a thousand pools every
ten minutes took an eighth of the CPU of 10,000 interviews a day."""


NEVER = datetime.min.replace(tzinfo=UTC)


class Prewarmed(Struct, frozen=True):
    """`written` pools are new or changed, `unchanged` were there already, `empty` hold no pack. `grown`: what models
    made meanwhile."""

    written: int
    unchanged: int
    empty: int
    grown: Grown = Grown()


@dataclass
class Prewarm:
    house: KeepHouse
    demand: Demand
    grow: Grow
    _published: dict[Combination, PackFile] = field(default_factory=dict, init=False)
    _version: str = field(default="", init=False)
    _since: datetime = field(default=NEVER, init=False)

    async def __call__(self, *, anew: bool = False) -> Prewarmed:
        """A run that is cut short has done what matters most; the next one finds that unchanged and goes on. `anew`:
        storage is asked for each pool, whatever was published before."""
        if anew:
            self._since = NEVER
        compile, kept = self.house.compile, await self.house.houses.load()
        found = await compile(kept.value, compile.on_offer(kept.value))
        order = await self._in_order({pool: p for pool, p in found.items() if p.packs or pool in kept.value.touched})
        written = await self._publish(kept, {pool: found[pool] for pool in order})
        # What the house wrote is its own: models are neither shown it nor asked for more of it.
        shipped = {offer.id for offer in compile.catalog.roles}
        banks = {language.id: compile.bank(language.id) for language in compile.catalog.languages}
        grown = await self.grow([pool for pool in order if pool[0] in shipped], banks)
        if grown.packs or grown.gained:
            kept = await self.house.houses.load()
            more = await compile(kept.value, order)
            await self._publish(kept, more)
        return Prewarmed(written, len(order) - written, len(found) - len(order), grown)

    async def _publish(self, kept: Saved[House], pools: Mapping[Combination, PackFile]) -> int:
        now = self.house.clock()
        if kept.version != self._version or not self._since <= now < self._since + TRUSTED:
            self._published, self._version, self._since = {}, kept.version, now
        changed = {pool: packs for pool, packs in pools.items() if packs != self._published.get(pool)}
        written = await self.house.publish(kept, changed)
        self._published |= changed
        return written

    async def _in_order(self, pools: dict[Combination, PackFile]) -> list[Combination]:
        wanted = by_pool(await self.demand.wanted(), self.house.compile.catalog)
        return most_needed(list(pools), wanted, {pool: len(packs.packs) for pool, packs in pools.items()})
