"""Which pools matter most: those that many ask for and that hold little. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from interview.catalog import Catalog

Combination = tuple[str, str, str, str]
"""Role, level, kind of pool, language."""


def by_pool(started: Mapping[Combination, float], catalog: Catalog) -> dict[Combination, float]:
    """How many questions of each pool were wanted: a `mixed` interview wants its kinds by their shares."""
    wanted: dict[Combination, float] = {}
    for (role, level, kind, language), count in started.items():
        kinds = catalog.kinds_of(kind)
        shares = {part: float(catalog.mixed.shares.get(part, 1)) for part in kinds}
        for part in kinds:
            pool = (role, level, part, language)
            wanted[pool] = wanted.get(pool, 0.0) + count * shares[part] / sum(shares.values())
    return wanted


def most_needed(
    pools: Sequence[Combination], wanted: Mapping[Combination, float], sizes: Mapping[Combination, int]
) -> list[Combination]:
    """The pools by how often each of their questions is wanted, most first; one nobody asked for comes last, the
    thinnest first. The order of `pools` decides between equals."""
    return sorted(pools, key=lambda pool: (-wanted.get(pool, 0.0) / (1 + sizes.get(pool, 0)), sizes.get(pool, 0)))
