"""A daily budget of commands, shared by all processes: taken from one counter in blocks."""

from __future__ import annotations

from datetime import datetime, timedelta

from interview.candidate import day_of
from interview.errors import NotFound, Stale, StorageDown
from interview.ports import Clock
from storage import tables
from storage.rows import at
from storage.table_port import Change, Service

ATTEMPTS = 5

DAYS_KEPT = 2
ERASED_AT_ONCE = 100


async def forget_commands(service: Service, now: datetime) -> int:
    """Erases the counters of days that ended more than DAYS_KEPT ago, a bounded number of them; says how many."""
    past = {"first": "commands:", "last": "commands;", "past": day_of(now - timedelta(days=DAYS_KEPT))}
    query = "PartitionKey ge @first and PartitionKey lt @last and RowKey lt @past"
    return await tables.erase_where(service.table("quota"), query, past, ERASED_AT_ONCE)


class TableCommands:
    """Row `quota`: PK `commands:<name>`, RK the day (UTC). A process that dies takes the rest of its block with it."""

    def __init__(self, service: Service, name: str, daily: int, block: int, clock: Clock) -> None:
        self._table = service.table("quota")
        self._partition, self._daily, self._block, self._clock = f"commands:{name}", daily, block, clock
        self._day, self._left, self._over = "", 0, False

    async def spend(self, commands: int) -> bool:
        """Takes so many; False when the day has no more, or when the counter cannot be reached."""
        day = day_of(self._clock())
        if day != self._day:
            self._day, self._left, self._over = day, 0, False
        if self._left < commands and not self._over:
            more = await self._more(day, max(self._block, commands))
            self._left += more
        if self._left < commands:
            return False
        self._left -= commands
        return True

    async def _more(self, day: str, wanted: int) -> int:
        for _ in range(ATTEMPTS):
            try:
                return await self._take(day, wanted)
            except Stale:
                continue
            except StorageDown:
                return 0
        return 0

    async def _take(self, day: str, wanted: int) -> int:
        try:
            found = await self._table.get(self._partition, day)
        except NotFound:
            found = None
        taken = 0 if found is None else int(found["taken"])
        given = min(wanted, self._daily - taken)
        if given <= 0:
            self._over = True  # and not asked again before tomorrow
            return 0
        row = {**at(self._partition, day), "taken": taken + given}
        # As a transaction, so that a row erased meanwhile is told as one that changed.
        await self._table.transact([Change("insert", row) if found is None else Change("replace", row, found.version)])
        return given
