"""Metrics: a row for every minute and process, added up to one for every hour once it is over."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from interview.errors import Stale
from metrics.sample import Sample, Total, total
from storage import tables
from storage.rows import Row, from_row, to_row
from storage.table_port import Change, Read, Service

FORGOTTEN_AT_ONCE = 1000
"""Rows that a run erases at most: forty days that were rolled up to hours."""

OF_HOUR = "PartitionKey eq @day and RowKey ge @first and RowKey lt @next"

PAGE = 50
"""Rows that are read at once. A day under way has a thousand, of some kilobytes each: to hold them all at the same time
took memory that a process does not give back."""

OPEN = timedelta(minutes=20)
"""So long after its end an hour is not rolled up: processes tell late, and the watch looks at minutes."""


class TableMetrics:
    """PK the day, RK `<hour>:<minute>:<process>:<nth>` or `<hour>` for a whole hour; UTC on the injected clock."""

    def __init__(self, service: Service, process: str, days: int = 90) -> None:
        self._table = service.table("metrics")
        self._process, self._nth, self._days = process, 0, days
        self._rolled_up: datetime | None = None

    async def write(self, at: datetime, sample: Sample) -> None:
        self._nth += 1
        row = to_row(_day(at), f"{_utc(at):%H:%M}:{self._process}:{self._nth}", sample)
        await tables.insert_own(self._table, row)

    async def hours(self, day: datetime) -> dict[int, Sample]:
        """The samples of a day (UTC) by hour; hours without any are absent."""
        hours: dict[int, Total] = {}
        async for row in self._table.query("PartitionKey eq @day", {"day": _day(day)}, page=PAGE):
            hours.setdefault(int(row["RowKey"][:2]), Total()).add(from_row(row, Sample))
        return {hour: found.sample for hour, found in sorted(hours.items())}

    async def since(self, start: datetime, now: datetime) -> Sample:
        """What all processes wrote from the minute of `start` on. Goes back no further than OPEN: older hours are one
        row each."""
        found = Total()
        for day in sorted({_day(start), _day(now)}):
            first = f"{_utc(start):%H:%M}" if day == _day(start) else "00:00"
            since = {"day": day, "first": first}
            async for row in self._table.query("PartitionKey eq @day and RowKey ge @first", since, page=PAGE):
                if ":" in row["RowKey"]:  # an hour's own row sorts between its minutes and those before
                    found.add(from_row(row, Sample))
        return found.sample

    async def tidy(self, now: datetime) -> None:
        """Once an hour for each process: rolls up what is over, and erases what is past its retention."""
        if self._rolled_up is not None and abs(now - self._rolled_up) < timedelta(hours=1):
            return
        while await self.roll_up(now):
            pass
        await self.forget(now - timedelta(days=self._days))
        self._rolled_up = now

    async def roll_up(self, now: datetime) -> int:
        """Makes one row of each hour that is over, today and yesterday; returns how many rows that saved.

        A process may die in between: the hour's row is written in the transaction that deletes what it holds.
        """
        saved = 0
        for day in (now - timedelta(days=1), now):
            saved += await self._roll_up_day(day, now)
        return saved

    async def _roll_up_day(self, day: datetime, now: datetime) -> int:
        keys = self._table.query("PartitionKey eq @day", {"day": _day(day)}, select=tables.KEYS)
        rows = Counter([row["RowKey"][:2] async for row in keys])
        midnight = _utc(day).replace(hour=0, minute=0, second=0, microsecond=0)
        over = [hour for hour in rows if midnight + timedelta(hours=int(hour) + 1) + OPEN <= now]
        return sum([await self._roll_up_hour(_day(day), hour) for hour in over if rows[hour] > 1])

    async def _roll_up_hour(self, day: str, hour: str) -> int:
        """As many of its rows as a transaction takes."""
        within = {"day": day, "first": hour, "next": f"{int(hour) + 1:02}"}
        parts: list[Read] = []
        async for row in self._table.query(OF_HOUR, within, page=PAGE):
            parts.append(row)
            if len(parts) == tables.TRANSACTION_ROWS - 1:
                break
        whole = to_row(day, hour, total(from_row(row, Sample) for row in parts))
        return await self._replace(whole, [row for row in parts if row["RowKey"] != hour])

    async def _replace(self, whole: Row, parts: Sequence[Row]) -> int:
        try:
            await self._table.transact([Change("put", whole), *(Change("delete", row) for row in parts)])
        except Stale:
            return 0  # another process was here first: the parts are gone
        return len(parts)

    async def forget(self, until: datetime, most: int = FORGOTTEN_AT_ONCE) -> int:
        """Erases the day of `until` and every day before, oldest first, at most so many rows; the next run goes on.
        Says how many."""
        past = {"past": _day(until + timedelta(days=1))}
        return await tables.erase_where(self._table, "PartitionKey lt @past", past, most)


def _utc(at: datetime) -> datetime:
    return at.astimezone(UTC)


def _day(at: datetime) -> str:
    return f"{_utc(at):%Y-%m-%d}"
