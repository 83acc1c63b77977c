"""Interviews: a row each, to which every turn and aid adds a property of its own."""

from __future__ import annotations

from msgspec.structs import replace

from interview.errors import NotFound, Stale
from interview.model import Aid, Interview, Pack, Turn
from interview.ports import Saved
from storage import tables
from storage.rows import Row, at, packed, unpacked
from storage.table_port import Change, Read, Service

ROW = "interview"
TURN, AID = "turn", "aid"


class TableInterviews:
    """One read loads an interview; one write adds a turn, guarded by the row's version.

    A row may hold 1 MiB: thirty answers of 12,000 characters, packed, and the plan. What does not fit is refused.
    """

    def __init__(self, service: Service) -> None:
        self._table = service.table("interviews")

    async def insert(self, interview: Interview) -> None:
        row = {**_head(interview), **packed("plan", interview.plan), **_said(interview)}
        await tables.insert_own(self._table, row)

    async def load(self, id: str) -> Saved[Interview]:
        try:
            row = await self._table.get(id, ROW)
        except NotFound as e:
            raise NotFound("There is no such interview, or it has been erased.") from e
        return Saved(interview_of(row), row.version)

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        old = before.value
        said = _said(replace(after, turns=after.turns[len(old.turns) :], aids=after.aids[len(old.aids) :]))
        try:
            await self._table.change(Change("merge", {**_head(after), **said}, before.version))
        except NotFound as e:
            raise Stale("erased") from e  # loading it again says so

    async def erase(self, id: str) -> None:
        await self._table.change(Change("delete", at(id, ROW)))


def interview_of(row: Read) -> Interview:
    """The interview that a row holds."""
    return replace(
        unpacked(row, "head", Interview),
        plan=unpacked(row, "plan", tuple[Pack, ...]),
        turns=tuple(unpacked(row, name, Turn) for name in _names(row, TURN)),
        aids=tuple(unpacked(row, name, Aid) for name in _names(row, AID)),
    )


def _head(interview: Interview) -> Row:
    """Everything but what has properties of its own."""
    rest = replace(interview, plan=(), turns=(), aids=())
    return {"PartitionKey": interview.id, "RowKey": ROW, "status": interview.status, **packed("head", rest)}


def _said(interview: Interview) -> Row:
    """Turns and aids under names that sort in the order in which they came."""
    row: Row = {}
    for turn in interview.turns:
        row |= packed(f"{TURN}{turn.question.number:02}_", turn)
    for aid in interview.aids:
        row |= packed(f"{AID}{aid.number:02}_{aid.nth:02}_", aid)
    return row


def _names(row: Row, kind: str) -> list[str]:
    """`turn01_`, `turn02_`: the name of each value of that kind, in order."""
    return sorted(name[:-1] for name in row if name.startswith(kind) and name.endswith("_0"))
