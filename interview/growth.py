"""What prewarm has made beside the bank, and what it makes next. Pure; nothing of any candidate is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from interview.demand import Combination
from interview.drafts import More, enriched
from interview.model import Pack
from interview.packs import PackFile
from interview.pool import select

ENOUGH = 30
"""Questions of one pool from which no more are made: a candidate meets eight in an interview."""

TRIES = 2
"""Failures after which a pack, or a topic of a pool, is given up."""

AT_ONCE = 4
"""Pools that a run turns to, so that its calls go where many people are and still not to one pool alone."""


class Growth(Struct, frozen=True):
    """New packs of one language, what packs of the bank have gained by pack id, and how often each task failed."""

    packs: tuple[Pack, ...] = ()
    more: dict[str, More] = {}
    failed: dict[str, int] = {}


class Task(Struct, frozen=True):
    """Something to make: a new pack on a topic of a pool, or more for one pack of it."""

    pool: Combination
    topic: str = ""
    pack: str = ""

    @property
    def name(self) -> str:
        return self.pack or "/".join((*self.pool, self.topic))


def with_growth(bank: PackFile, growth: Growth) -> PackFile:
    """The bank and what was grown: more wordings in its packs, and new packs on its topics."""
    packs = [enriched(pack, growth.more[pack.id].says) if pack.id in growth.more else pack for pack in bank.packs]
    known = {pack.id for pack in bank.packs}
    return PackFile(bank.topics, (*packs, *(p for p in growth.packs if p.id not in known and p.topic in bank.topics)))


def tasks(order: Sequence[Combination], banks: Mapping[str, PackFile], growths: Mapping[str, Growth]) -> Iterator[Task]:
    """What to make, the most needed first: pools in this order, a few at a time, each by turns a new pack on its
    thinnest topic and more for a pack that has gained nothing yet; every other pool begins with the latter. `banks` by
    language, with their growth."""
    seen: set[str] = set()
    for start in range(0, len(order), AT_ONCE):
        pools = order[start : start + AT_ONCE]
        lists = (_of_pool(pool, banks[pool[3]], growths[pool[3]], nth % 2 == 0) for nth, pool in enumerate(pools))
        for task in (task for turn in zip_longest(*lists) for task in turn if task):
            if task.name not in seen:
                seen.add(task.name)
                yield task


def _of_pool(pool: Combination, bank: PackFile, growth: Growth, fresh_first: bool) -> Iterator[Task]:
    role, level, kind, _ = pool
    held = select(bank, role, level, kind)
    on_topic = Counter(pack.topic for pack in held.packs)
    thinnest = sorted(held.topics, key=lambda topic: on_topic[topic])[: max(0, ENOUGH - len(held.packs))]
    fresh = (Task(pool, topic=topic) for topic in thinnest)
    more = (Task(pool, pack=pack.id) for pack in held.packs if pack.id not in growth.more)
    for pair in zip_longest(*((fresh, more) if fresh_first else (more, fresh))):
        yield from (task for task in pair if task and growth.failed.get(task.name, 0) < TRIES)


def add(growth: Growth, pack: Pack) -> Growth:
    """With one more pack; adding it again changes nothing."""
    return growth if pack.id in {p.id for p in growth.packs} else replace(growth, packs=(*growth.packs, pack))


def gain(growth: Growth, pack: str, more: More) -> Growth:
    return replace(growth, more={**growth.more, pack: more})


def fail(growth: Growth, task: Task) -> Growth:
    return replace(growth, failed={**growth.failed, task.name: growth.failed.get(task.name, 0) + 1})
