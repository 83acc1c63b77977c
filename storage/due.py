"""What must happen when: rows by kind and hour, so that a sweep reads what is due and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import get_args

from interview.errors import NotFound, Stale
from interview.ports import Due, DueKind
from storage.rows import Row, at
from storage.table_port import Change, Read, Service

BETWEEN = "PartitionKey ge @first and PartitionKey le @last"


class TableDue:
    def __init__(self, service: Service) -> None:
        self._table = service.table("due")

    async def put(self, due: Due) -> None:
        await self._table.change(Change("put", _row(due)))

    async def claim(self, due: Due) -> bool:
        try:
            await self._table.change(Change("insert", _row(due)))
        except Stale:
            return False
        return True

    async def until(self, now: datetime) -> AsyncIterator[Due]:
        for kind in get_args(DueKind):
            found = self._table.query(BETWEEN, {"first": f"{kind}-", "last": _bucket(kind, now)})
            # Read before acting: what is done in between deletes rows of the very pages being read.
            for due in [due_of(row) async for row in found]:
                if due.at <= now:
                    yield due

    async def of_day(self, kind: DueKind, day: datetime) -> AsyncIterator[str]:
        """The ids of what is due on that day, UTC, in the order of the hours."""
        start = day.astimezone(UTC).replace(hour=0)
        buckets = {"first": _bucket(kind, start), "last": _bucket(kind, start.replace(hour=23))}
        async for row in self._table.query(BETWEEN, buckets):
            yield row["RowKey"]

    async def has(self, due: Due) -> bool:
        try:
            await self._table.get(_bucket(due.kind, due.at), due.id)
        except NotFound:
            return False
        return True

    async def remove(self, due: Due) -> None:
        await self._table.change(Change("delete", at(_bucket(due.kind, due.at), due.id)))


def _row(due: Due) -> Row:
    return {**at(_bucket(due.kind, due.at), due.id), "at": due.at.isoformat()}


def due_of(row: Read) -> Due:
    """What a row says is due: the kind stands before the hour in its bucket's name."""
    kind: DueKind = row["PartitionKey"][: -len("-2026-11-23T08")]
    return Due(kind, datetime.fromisoformat(row["at"]), row["RowKey"])


def _bucket(kind: str, at: datetime) -> str:
    return f"{kind}-{at.astimezone(UTC):%Y-%m-%dT%H}"
