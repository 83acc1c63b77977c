"""Pools: the packs that fit one role, level, kind and language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from msgspec import Struct
from msgspec.structs import replace

from interview.catalog import MIXED, Catalog
from interview.model import ANY_ROLE, Pack
from interview.packs import PackFile


class PoolSize(Struct, frozen=True):
    """How many different questions one combination holds, and the topics of those of its own kind: `own` of them are,
    the others, of related kinds, fill it up to the longest interview."""

    role: str
    level: str
    kind: str
    language: str
    questions: int
    topics: tuple[str, ...]
    own: int


def select(bank: PackFile, role: str, level: str, kind: str) -> PackFile:
    """The packs of the bank for that role, level and kind, without examples, and the labels of their topics."""
    packs = tuple(replace(pack, examples=()) for pack in bank.packs if fits(pack, role, level, kind))
    used = {pack.topic for pack in packs}
    return PackFile({id: label for id, label in bank.topics.items() if id in used}, packs)


def fits(pack: Pack, role: str, level: str, kind: str) -> bool:
    return pack.kind == kind and level in pack.levels and (role in pack.roles or ANY_ROLE in pack.roles)


def fills(packs: Iterable[Pack], role: str, kind: str) -> bool:
    """Whether packs make an interview of that kind: some are of that kind; for a mixed one, of the role's own."""
    return any(role in pack.roles if kind == MIXED else pack.kind == kind for pack in packs)


def combinations(catalog: Catalog) -> Iterator[tuple[str, str, str]]:
    """Every role, level and kind of pool on offer."""
    for role, level, kind in product(catalog.roles, catalog.levels, catalog.mixed.order):
        yield role.id, level.id, kind


def sizes(catalog: Catalog, bank: PackFile, language: str) -> Iterator[PoolSize]:
    """The size of each combination that holds anything, `mixed` included."""
    longest = max(length.questions for length in catalog.lengths)
    for role, level in product(catalog.roles, catalog.levels):
        pools = {kind: select(bank, role.id, level.id, kind).packs for kind in catalog.mixed.order}
        for kind in catalog.kinds:
            packs = [pack for part in catalog.kinds_of(kind.id) for pack in pools[part]]
            if fills(packs, role.id, kind.id):
                more = sum(len(pools[part]) for part in catalog.related_to(kind.id))
                whole = max(len(packs), min(longest, len(packs) + more))
                topics = tuple(dict.fromkeys(pack.topic for pack in packs))
                yield PoolSize(role.id, level.id, kind.id, language, whole, topics, len(packs))
