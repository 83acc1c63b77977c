"""Which packs make this interview: shares of each kind, topics spread, seen ones last, difficulty rising. What fits a
job comes first, and may have a topic taken up to twice more than others."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from interview.model import Kind, Pack

Pools = Mapping[Kind, Sequence[Pack]]

FITTING = 2.0
"""How many times more a topic may be taken before another, where a pack fits the job as well as it can."""


def plan(
    pools: Pools,
    shares: Mapping[Kind, int],
    questions: int,
    *,
    focus: Collection[str] = (),
    seen: Collection[str] = (),
    fits: Mapping[str, float] | None = None,
    own: Sequence[Pack] = (),
    chance: random.Random,
) -> tuple[Pack, ...]:
    """At most `questions` packs, kinds in the order of `pools`; fewer only where the pools hold fewer.

    `fits`: by pack id from 0 to 1, how well it fits the job. `own`: questions made for this job; they come in place of
    others of their kind, and are never more than a third of all.
    """
    pools = {kind: [*_own(own, kind, questions // 3), *pool] for kind, pool in pools.items()}
    fits = {**(fits or {}), **{pack.id: 1.0 for pack in own}}
    wanted = _share_out(questions, {kind: len(pool) for kind, pool in pools.items()}, shares)
    chosen: list[Pack] = []
    for kind, pool in pools.items():
        picked = _pick(pool, wanted[kind], focus, seen, fits, chance)
        chosen += sorted(picked, key=lambda pack: pack.difficulty)
    return tuple(chosen)


def _share_out(questions: int, sizes: Mapping[Kind, int], shares: Mapping[Kind, int]) -> dict[Kind, int]:
    """One question at a time to the kind that is furthest behind its share and still has packs."""
    given: dict[Kind, int] = dict.fromkeys(sizes, 0)
    for _ in range(min(questions, sum(sizes.values()))):
        open_kinds = [kind for kind in sizes if given[kind] < sizes[kind]]
        kind = min(open_kinds, key=lambda k: (given[k] + 1) / shares.get(k, 1))
        given[kind] += 1
    return given


def _pick(
    pool: Sequence[Pack],
    count: int,
    focus: Collection[str],
    seen: Collection[str],
    fits: Mapping[str, float],
    chance: random.Random,
) -> list[Pack]:
    """Unseen before seen, focus before the rest, then topics not yet taken and what fits the job, weighed together."""
    left = list(pool)
    chance.shuffle(left)
    # Wanted topics first, but never so that a person who has practised a lot meets the same question again.
    ranks = {p.id: (p.id in seen, p.topic not in focus if focus else False) for p in left}
    taken: Counter[str] = Counter()
    picked: list[Pack] = []
    for _ in range(count):
        best = min(left, key=lambda p: (*ranks[p.id], taken[p.topic] - FITTING * fits.get(p.id, 0.0)))
        left.remove(best)
        taken[best.topic] += 1
        picked.append(best)
    return picked


def _own(own: Sequence[Pack], kind: Kind, most: int) -> list[Pack]:
    return [pack for pack in own[:most] if pack.kind == kind]
