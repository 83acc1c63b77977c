"""The house's own packs: files that the operator added beside the bank, by name. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from interview.catalog import Catalog, Offer
from interview.demand import Combination
from interview.model import Pack
from interview.packs import PackFile
from interview.pool import combinations, fits
from interview.shareable import Shareable

NOTHING = PackFile({}, ())


class HouseFile(Struct, frozen=True):
    """One file: the TOML as it was sent, and what it holds."""

    language: str
    text: str
    at: datetime
    holds: PackFile


class House(Struct, frozen=True):
    """All files by name. `touched`: every pool that ever held one of their packs, so that it is compiled anew also when
    they are gone."""

    files: dict[str, HouseFile] = {}
    touched: tuple[Combination, ...] = ()

    def beside(self) -> Beside:
        """What all files bring, by language. Of two that say the same differently, the first by name counts."""
        found: dict[str, PackFile] = {}
        for _, file in sorted(self.files.items()):
            found[file.language] = joined(found.get(file.language, NOTHING), file.holds)
        return Beside(found)


class Beside(Shareable, frozen=True):
    """What stands beside the bank of each language."""

    banks: dict[str, PackFile] = field(default_factory=dict)

    def of(self, language: str) -> PackFile:
        return self.banks.get(language, NOTHING)

    @property
    def roles(self) -> dict[str, str]:
        """Labels by id."""
        return {id: label for bank in self.banks.values() for id, label in bank.roles.items()}

    def offered(self) -> Beside:
        """The same without texts: all that is needed to say what is on offer."""
        return Beside({language: replace(b, packs=tuple(map(_bare, b.packs))) for language, b in self.banks.items()})


def joined(bank: PackFile, more: PackFile) -> PackFile:
    """Both as one. What `bank` has is never replaced: neither a pack, nor a label."""
    known = {pack.id for pack in bank.packs}
    packs = (*bank.packs, *(pack for pack in more.packs if pack.id not in known))
    return PackFile({**more.topics, **bank.topics}, packs, {**more.roles, **bank.roles})


def with_roles(catalog: Catalog, roles: Mapping[str, str]) -> Catalog:
    """The catalogue with these roles on offer too, after its own."""
    known = {offer.id for offer in catalog.roles}
    return replace(catalog, roles=(*catalog.roles, *(Offer(i, label) for i, label in roles.items() if i not in known)))


def put(house: House, name: str, file: HouseFile, catalog: Catalog) -> tuple[House, tuple[Combination, ...]]:
    """With the file in place of one of that name, and the pools that this changes."""
    return _changed(house, {**house.files, name: file}, name, catalog)


def drop(house: House, name: str, catalog: Catalog) -> tuple[House, tuple[Combination, ...]]:
    """Without the file of that name, and the pools that this changes."""
    return _changed(house, {n: file for n, file in house.files.items() if n != name}, name, catalog)


def _changed(
    before: House, files: dict[str, HouseFile], name: str, catalog: Catalog
) -> tuple[House, tuple[Combination, ...]]:
    after = replace(before, files=files)
    roles = {**before.beside().roles, **after.beside().roles}
    changed = [one.files[name] for one in (before, after) if name in one.files]
    pools = {
        (role, level, kind, file.language): None
        for role, level, kind in combinations(with_roles(catalog, roles))
        for file in changed
        if role in file.holds.roles or any(fits(pack, role, level, kind) for pack in file.holds.packs)
    }
    return replace(after, touched=tuple(dict.fromkeys((*before.touched, *pools)))), tuple(pools)


def _bare(pack: Pack) -> Pack:
    return replace(pack, ask="", rephrase="", hint="", strong="", concepts=(), examples=(), about=())
