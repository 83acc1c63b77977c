"""Candidates: a partition each, with a profile, day counters, the history and the starts that may be repeated."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from datetime import datetime

from msgspec.structs import replace

from interview.candidate import Candidate, Day, Entry, Start
from interview.errors import NotFound, Stale
from storage import tables
from storage.rows import Row, at, from_row, to_row
from storage.table_port import Change, Read, Service

PROFILE = "profile"
RECOVERY = "recovery"
LATEST = 10**13
"""Milliseconds; subtracting from it makes newer entries sort first."""


class TableCandidates:
    def __init__(self, service: Service) -> None:
        self._table = service.table("candidates")

    async def insert(self, candidate: Candidate) -> None:
        """The recovery code first: a crash in between leaves a code that leads nowhere, never a person locked out."""
        code = {**at(_recovery(candidate.recovery), RECOVERY), "candidate": candidate.id}
        await tables.insert_own(self._table, code)
        profile = replace(candidate, days={}, entries=(), starts=())
        await tables.insert_own(self._table, to_row(candidate.id, PROFILE, profile))

    async def load(self, id: str) -> Candidate:
        return candidate_of(await tables.partition(self._table, id))

    async def start(self, before: Candidate, day: str, entry: Entry, start: Start | None) -> None:
        counted = before.days.get(day, Day())
        row: Row = {**at(before.id, f"day-{day}"), "started": counted.started + 1}
        count = Change("replace", row, counted.version) if counted.version else Change("insert", row)
        listed = Change("insert", to_row(before.id, _entry_key(entry), entry))
        changes = [_there(before.id), count, listed]
        if start is not None:
            changes.append(Change("insert", to_row(before.id, _start_key(start.key), start)))
        await self._table.transact(changes)

    async def note(self, id: str, entry: Entry) -> None:
        try:
            await self._table.change(Change("replace", to_row(id, _entry_key(entry), entry)))
        except NotFound:
            return  # erased: nothing may come back

    async def drop(self, id: str, entry: Entry) -> None:
        await self._table.change(Change("delete", at(id, _entry_key(entry))))

    async def nth_of(self, id: str, day: str, interview_id: str) -> int:
        rows = {str(row["RowKey"]): row for row in await tables.partition(self._table, id)}
        if PROFILE not in rows:
            raise NotFound("There is no such candidate, or they have been erased.")
        before = rows.get(f"line-{day}")
        asked = str(before["interviews"]).split() if before else []
        if interview_id not in asked:
            asked.append(interview_id)
            row: Row = {**at(id, f"line-{day}"), "interviews": " ".join(asked)}
            asks = Change("replace", row, before.version) if before else Change("insert", row)
            await self._table.transact([_there(id), asks])
        return asked.index(interview_id) + 1

    async def recover(self, recovery: str) -> str:
        row = await self._table.get(_recovery(recovery), RECOVERY)
        return str(row["candidate"])

    async def erase(self, candidate: Candidate) -> None:
        """The profile as it was read, in the last transaction: a start meanwhile makes it another. The days go with it,
        so that a day's limit bounds how often that can happen."""
        rows = {str(row["RowKey"]): row for row in await tables.partition(self._table, candidate.id)}
        profile = rows.pop(PROFILE, None)
        if profile is None:
            await tables.erase_rows(self._table, list(rows.values()))
            return
        if any(candidate.entry_of(id) is None for id in _listed(rows)):
            raise Stale("They have started an interview since they were read.")
        await self._table.change(Change("delete", at(_recovery(candidate.recovery), RECOVERY)))
        others = [rows[key] for key in sorted(rows, key=lambda key: key.startswith("day-"))]
        together = tables.TRANSACTION_ROWS - 1
        await tables.erase_rows(self._table, others[:-together])
        last = [Change("delete", row) for row in others[-together:]]
        await self._table.transact([Change("delete", profile, profile.version), *last])


def candidate_of(partition: Sequence[Read]) -> Candidate:
    """The candidate whose rows these are. Raises NotFound where they are not the rows of one."""
    rows = {str(row["RowKey"]): row for row in partition}
    if PROFILE not in rows:
        raise NotFound("There is no such candidate, or they have been erased.")
    return replace(
        from_row(rows[PROFILE], Candidate),
        days={key[4:]: _day(row) for key, row in rows.items() if key.startswith("day-")},
        entries=tuple(from_row(row, Entry) for key, row in rows.items() if key.startswith("interview-")),
        starts=tuple(from_row(row, Start) for key, row in rows.items() if key.startswith("start-")),
    )


def _day(row: Read) -> Day:
    return Day(int(row["started"]), row.version)


def _there(id: str) -> Change:
    """Changes nothing but the profile's version, and fails where the candidate was erased: what is written along with
    it would outlive them."""
    return Change("merge", at(id, PROFILE))


def _listed(keys: Iterable[str]) -> list[str]:
    """The interviews in the history."""
    return [key.split("-", 2)[2] for key in keys if key.startswith("interview-")]


def _entry_key(entry: Entry) -> str:
    return f"interview-{LATEST - _milliseconds(entry.started_at):013}-{entry.interview_id}"


def _milliseconds(at: datetime) -> int:
    return int(at.timestamp() * 1000)


def _start_key(key: str) -> str:
    """A client's key may hold anything; a row key may not."""
    return f"start-{hashlib.sha256(key.encode()).hexdigest()[:32]}"


def _recovery(hash: str) -> str:
    return f"recovery-{hash}"
