"""Which packs make this interview: shares of each kind, topics spread, seen ones last, difficulty rising."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from interview.model import Kind, Pack

Pools = Mapping[Kind, Sequence[Pack]]


def plan(
    pools: Pools,
    shares: Mapping[Kind, int],
    questions: int,
    *,
    focus: Collection[str] = (),
    seen: Collection[str] = (),
    job: str = "",
    chance: random.Random,
) -> tuple[Pack, ...]:
    """At most `questions` packs, kinds in the order of `pools`; fewer only where the pools hold fewer."""
    job_words = _words(job)
    wanted = _share_out(questions, {kind: len(pool) for kind, pool in pools.items()}, shares)
    chosen: list[Pack] = []
    for kind, pool in pools.items():
        picked = _pick(pool, wanted[kind], focus, seen, job_words, chance)
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
    job_words: frozenset[str],
    chance: random.Random,
) -> list[Pack]:
    """Unseen before seen, focus before the rest, topics not yet taken, then what the job description speaks of."""
    left = list(pool)
    chance.shuffle(left)
    # Wanted topics first, but never so that a person who has practised a lot meets the same question again.
    ranks = {p.id: (p.id in seen, p.topic not in focus if focus else False) for p in left}
    fits = {p.id: _fit(p, job_words) for p in left}
    taken: Counter[str] = Counter()
    picked: list[Pack] = []
    for _ in range(count):
        best = min(left, key=lambda p: (*ranks[p.id], taken[p.topic], -fits[p.id]))
        left.remove(best)
        taken[best.topic] += 1
        picked.append(best)
    return picked


def _fit(pack: Pack, job_words: frozenset[str]) -> int:
    """How many concepts of the pack share a word of five letters or more with the job description."""
    if not job_words:
        return 0
    return sum(1 for c in pack.concepts if job_words & _words(" ".join((c.label, *c.says))))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_]{5,}", text.lower()))
