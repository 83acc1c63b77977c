"""Candidates: a partition each, with a profile, day counters, the history and the starts that may be repeated."""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from azure.data.tables import UpdateMode
from azure.data.tables.aio import TableServiceClient
from msgspec.structs import replace

from interview.candidate import Candidate, Day, Entry, Start
from interview.errors import NotFound
from storage import tables
from storage.rows import Row, from_row, to_row

PROFILE = "profile"
RECOVERY = "recovery"
LATEST = 10**13
"""Milliseconds; subtracting from it makes newer entries sort first."""


class TableCandidates:
    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("candidates")

    async def insert(self, candidate: Candidate) -> None:
        """The recovery code first: a crash in between leaves a code that leads nowhere, never a person locked out."""
        async with tables.faults():
            await self._table.create_entity(
                {"PartitionKey": _recovery(candidate.recovery), "RowKey": RECOVERY, "candidate": candidate.id}
            )
            profile = replace(candidate, days={}, entries=(), starts=())
            await self._table.create_entity(to_row(candidate.id, PROFILE, profile))

    async def load(self, id: str) -> Candidate:
        rows = {str(row["RowKey"]): row for row in await tables.partition(self._table, id)}
        if PROFILE not in rows:
            raise NotFound("There is no such candidate, or they have been erased.")
        return replace(
            from_row(rows[PROFILE], Candidate),
            days={key[4:]: _day(row) for key, row in rows.items() if key.startswith("day-")},
            entries=tuple(from_row(row, Entry) for key, row in rows.items() if key.startswith("interview-")),
            starts=tuple(from_row(row, Start) for key, row in rows.items() if key.startswith("start-")),
        )

    async def start(self, before: Candidate, day: str, entry: Entry, start: Start | None) -> None:
        counted = before.days.get(day, Day())
        row: Row = {"PartitionKey": before.id, "RowKey": f"day-{day}", "started": counted.started + 1}
        count = tables.replace(row, counted.version) if counted.version else tables.create(row)
        listed = tables.create(to_row(before.id, _entry_key(entry), entry))
        # Changes nothing, and fails where the candidate was erased: else these rows would outlive them.
        there: tables.Operation = ("update", {"PartitionKey": before.id, "RowKey": PROFILE}, {"mode": UpdateMode.MERGE})
        operations = [there, count, listed]
        if start is not None:
            operations.append(tables.create(to_row(before.id, _start_key(start.key), start)))
        async with tables.faults():
            await self._table.submit_transaction(operations)

    async def note(self, id: str, entry: Entry) -> None:
        try:
            async with tables.faults():
                await self._table.update_entity(to_row(id, _entry_key(entry), entry), mode=UpdateMode.REPLACE)
        except NotFound:
            return  # erased: nothing may come back

    async def drop(self, id: str, entry: Entry) -> None:
        async with tables.faults():
            await self._table.delete_entity(id, _entry_key(entry))

    async def nth_of(self, id: str, day: str, interview_id: str) -> int:
        rows = {str(row["RowKey"]): row for row in await tables.partition(self._table, id)}
        if PROFILE not in rows:
            raise NotFound("There is no such candidate, or they have been erased.")
        before = rows.get(f"line-{day}")
        asked = str(before["interviews"]).split() if before else []
        if interview_id not in asked:
            asked.append(interview_id)
            row: Row = {"PartitionKey": id, "RowKey": f"line-{day}", "interviews": " ".join(asked)}
            listed = tables.replace(row, tables.version_of(before)) if before else tables.create(row)
            async with tables.faults():
                await self._table.submit_transaction([listed])
        return asked.index(interview_id) + 1

    async def recover(self, recovery: str) -> str:
        async with tables.faults():
            row = await self._table.get_entity(_recovery(recovery), RECOVERY)
        return str(row["candidate"])

    async def erase(self, candidate: Candidate) -> None:
        async with tables.faults():
            await self._table.delete_entity(_recovery(candidate.recovery), RECOVERY)
        await tables.erase_partition(self._table, candidate.id)


def _day(row: Any) -> Day:
    return Day(int(row["started"]), tables.version_of(row))


def _entry_key(entry: Entry) -> str:
    return f"interview-{LATEST - _milliseconds(entry.started_at):013}-{entry.interview_id}"


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _start_key(key: str) -> str:
    """A client's key may hold anything; a row key may not."""
    return f"start-{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def _recovery(hash: str) -> str:
    return f"recovery-{hash}"
