"""What must happen when: rows by kind and hour, so that a sweep reads what is due and nothing else."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import get_args

from azure.data.tables import UpdateMode
from azure.data.tables.aio import TableServiceClient

from interview.ports import Due, DueKind
from storage import tables


class TableDue:
    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("due")

    async def put(self, due: Due) -> None:
        row = {"PartitionKey": _bucket(due.kind, due.at), "RowKey": due.id, "at": due.at.isoformat()}
        async with tables.faults():
            await self._table.upsert_entity(row, mode=UpdateMode.REPLACE)

    async def until(self, now: datetime) -> AsyncIterator[Due]:
        for kind in get_args(DueKind):
            async with tables.faults():
                buckets = {"first": f"{kind}-", "last": _bucket(kind, now)}
                found = self._table.query_entities(
                    "PartitionKey ge @first and PartitionKey le @last", parameters=buckets
                )
                # Read before acting: what is done in between deletes rows of the very pages being read.
                rows = [row async for row in found]
            for row in rows:
                at = datetime.fromisoformat(row["at"])
                if at <= now:
                    yield Due(kind, at, row["RowKey"])

    async def of_day(self, kind: DueKind, day: datetime) -> AsyncIterator[str]:
        """The ids of what is due on that day, UTC, in the order of the hours."""
        start = day.astimezone(UTC).replace(hour=0)
        async with tables.faults():
            buckets = {"first": _bucket(kind, start), "last": _bucket(kind, start.replace(hour=23))}
            found = self._table.query_entities("PartitionKey ge @first and PartitionKey le @last", parameters=buckets)
            async for row in found:
                yield row["RowKey"]

    async def remove(self, due: Due) -> None:
        # Deleting what is gone is no error in this SDK, so a repeated removal is fine.
        async with tables.faults():
            await self._table.delete_entity(_bucket(due.kind, due.at), due.id)


def _bucket(kind: str, at: datetime) -> str:
    return f"{kind}-{at.astimezone(UTC):%Y-%m-%dT%H}"
