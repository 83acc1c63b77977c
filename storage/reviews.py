"""Table `reviews`: the waiting list, a partition a day in the order it is served, and reviews promised by day."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime, timedelta

from interview.candidate import day_of
from interview.errors import NotFound, Stale
from interview.ports import PATIENT, Saved, Waiting
from storage.rows import Row, at
from storage.table_port import Change, Read, Service

BETWEEN = "PartitionKey ge @first and PartitionKey le @last"
FREE = f"{BETWEEN} and ( free_at le @now or attempts le {PATIENT} )"


class TableWaitingList:
    """Row keys `<nth of the candidate's day>:<since>:<id>` sort as the line is served."""

    def __init__(self, service: Service) -> None:
        self._table = service.table("reviews")

    async def put(self, waiting: Waiting) -> None:
        try:
            await self._table.change(Change("insert", _row(waiting)))
        except Stale:
            return  # in line already

    async def head(self, now: datetime, count: int) -> list[Saved[Waiting]]:
        before, today = line_days(now)
        found = await self._head(before, today, now, count)
        if len(found) == count:  # those of today were not come to
            found = [row for day in (before, today) for row in await self._head(day, day, now, count)]
        found.sort(key=lambda row: str(row["RowKey"]))
        return [Saved(waiting_of(row), row.version) for row in found[:count]]

    async def _head(self, first: str, last: str, now: datetime, count: int) -> list[Read]:
        """The first of these days in line, day after day."""
        found: list[Read] = []
        rows = self._table.query(FREE, {"first": first, "last": last, "now": _instant(now)}, page=count)
        async for row in rows:
            found.append(row)
            if len(found) == count:
                break
        return found

    async def change(self, before: Saved[Waiting], after: Waiting) -> Saved[Waiting]:
        try:
            version = await self._table.change(Change("replace", _row(after), before.version))
        except NotFound as e:
            raise Stale("It has left the line.") from e
        return Saved(after, version)

    async def leave(self, waiting: Waiting) -> None:
        await self._table.change(Change("delete", at(day_of(waiting.since), line_key(waiting))))

    async def erase(self, interview_id: str, days: Collection[str]) -> None:
        for day in days:
            rows = self._table.query("PartitionKey eq @day and interview eq @id", {"day": day, "id": interview_id})
            for key in [str(row["RowKey"]) async for row in rows]:
                await self._table.change(Change("delete", at(day, key)))

    async def order(self, now: datetime) -> tuple[str, ...]:
        first, last = line_days(now)
        rows = self._table.query(BETWEEN, {"first": first, "last": last}, select=["RowKey"])
        keys = [str(row["RowKey"]) async for row in rows]
        return tuple(key.rpartition(":")[2] for key in sorted(keys))


class TablePromises:
    """A row for each promise, so that giving one back twice changes nothing."""

    def __init__(self, service: Service) -> None:
        self._table = service.table("reviews")

    async def put(self, day: str, interview_id: str) -> None:
        await self._table.change(Change("put", at(f"promised-{day}", interview_id)))

    async def remove(self, day: str, interview_id: str) -> None:
        await self._table.change(Change("delete", at(f"promised-{day}", interview_id)))

    async def count(self, day: str) -> int:
        rows = self._table.query("PartitionKey eq @day", {"day": f"promised-{day}"}, select=["RowKey"])
        return sum([1 async for _ in rows])


def line_days(now: datetime) -> tuple[str, str]:
    """The days whose interviews may be in line: nobody waits longer than 24 hours."""
    return day_of(now - timedelta(days=1)), day_of(now)


def line_key(waiting: Waiting) -> str:
    """Sorts as the line is served."""
    return f"{waiting.rank:04}:{_instant(waiting.since)}:{waiting.interview_id}"


def _instant(at: datetime) -> str:
    """Sorts as time does."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%S.%f}"


def _row(waiting: Waiting) -> Row:
    return {
        "PartitionKey": day_of(waiting.since),
        "RowKey": line_key(waiting),
        "interview": waiting.interview_id,
        "nth": waiting.nth,
        "since": waiting.since.isoformat(),
        "free_at": _instant(waiting.free_at),
        "blind": waiting.blind,
        "attempts": waiting.attempts,
    }


def waiting_of(row: Read) -> Waiting:
    """The place in line that a row holds."""
    return Waiting(
        interview_id=str(row["interview"]),
        nth=int(row["nth"]),
        since=datetime.fromisoformat(row["since"]),
        free_at=datetime.fromisoformat(row["free_at"]).replace(tzinfo=UTC),
        blind=bool(row["blind"]),
        attempts=int(row["attempts"]),
    )
