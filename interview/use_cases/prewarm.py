"""Prewarm: every pool on offer is compiled and kept where a cold process finds it."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec import Struct

from interview.catalog import Catalog
from interview.pool import combinations, select
from interview.ports import Bank, Pools


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

    async def __call__(self) -> Prewarmed:
        written = unchanged = empty = 0
        for language in self.catalog.languages:
            bank = self.bank(language.id)
            for role, level, kind in combinations(self.catalog):
                pool = select(bank, role, level, kind)
                if not pool.packs:
                    empty += 1
                elif await self.pools.put(role, level, kind, language.id, pool):
                    written += 1
                else:
                    unchanged += 1
        return Prewarmed(written, unchanged, empty)
