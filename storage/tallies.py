"""Table `tallies`: how much came from whom in a day. PK the day (UTC), RK a keyed hash of whom, erased soon after."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from weakref import WeakValueDictionary

from interview.candidate import day_of
from interview.errors import NotFound, Stale
from storage import tables
from storage.rows import at
from storage.table_port import Change, Read, Service

ATTEMPTS = 8
PAUSE_S = 0.01
DAYS_KEPT = 1
ERASED_AT_ONCE = 1000


async def forget_tallies(service: Service, now: datetime) -> int:
    """Erases those of days that ended more than DAYS_KEPT ago, a bounded number of them; says how many."""
    past = {"past": day_of(now - timedelta(days=DAYS_KEPT))}
    return await tables.erase_where(service.table("tallies"), "PartitionKey lt @past", past, ERASED_AT_ONCE)


class TableTallies:
    """There are few enough addresses to try them all, so the hash has a key: without it nobody can tell whose it is."""

    def __init__(self, service: Service, secret: str) -> None:
        self._table, self._secret = service.table("tallies"), secret.encode()
        # Those of one process wait for each other, so that only processes contend for a row.
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def add(self, day: str, who: str, **more: int) -> Mapping[str, int]:
        key = hmac.new(self._secret, f"{day} {who}".encode(), hashlib.sha256).hexdigest()[:32]
        turn = self._turns.setdefault(key, asyncio.Lock())
        async with turn:
            for nth in range(ATTEMPTS):
                try:
                    return await self._add(day, key, more)
                except Stale:
                    await asyncio.sleep(random.uniform(0, PAUSE_S * 2**nth))
        return {}

    async def _add(self, day: str, key: str, more: Mapping[str, int]) -> Mapping[str, int]:
        try:
            found = await self._table.get(day, key)
        except NotFound:
            found = Read()
        held = {name: int(value) for name, value in found.items() if isinstance(value, int)}
        counts = {**held, **{name: held.get(name, 0) + by for name, by in more.items()}}
        row = {**at(day, key), **counts}
        # As a transaction, so that a row erased meanwhile is told as one that changed.
        await self._table.transact([Change("replace", row, found.version) if found else Change("insert", row)])
        return counts
