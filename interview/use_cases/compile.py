"""Pools as they are to be: the bank, what was grown beside it, and the house's own packs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from interview.catalog import Catalog
from interview.demand import Combination
from interview.growth import with_growth
from interview.house import House, joined, with_roles
from interview.packs import PackFile
from interview.pool import combinations, select
from interview.ports import Bank, Growths


@dataclass(frozen=True)
class Compile:
    bank: Bank
    catalog: Catalog
    growths: Growths

    async def __call__(self, house: House, pools: Iterable[Combination]) -> dict[Combination, PackFile]:
        """What each of these pools holds now; some may be empty. Raises StorageDown."""
        beside, banks = house.beside(), dict[str, PackFile]()
        for language in self.catalog.languages:
            grown = with_growth(self.bank(language.id), (await self.growths.load(language.id)).value)
            banks[language.id] = joined(grown, beside.of(language.id))
        return {pool: select(banks[pool[3]], *pool[:3]) for pool in pools if pool[3] in banks}

    def on_offer(self, house: House) -> tuple[Combination, ...]:
        """Every pool that may hold something, and those that have held packs of the house."""
        catalog = with_roles(self.catalog, house.beside().roles)
        all = ((*pool, language.id) for language in self.catalog.languages for pool in combinations(catalog))
        return tuple(dict.fromkeys((*all, *house.touched)))
