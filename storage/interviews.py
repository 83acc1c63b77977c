"""Interviews: a row each, with properties for every pack of the plan, every turn and every aid."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from interview.errors import NotFound, Stale
from interview.model import Aid, Interview, Pack, Turn
from interview.packs import at_hand
from interview.ports import Saved
from storage import tables
from storage.rows import Row, at, packed, unpacked, value, whole
from storage.table_port import Change, Read, Service

ROW = "interview"
PACK, TURN, AID = "pack", "turn", "aid"

KEPT = 512
"""Packs, and turns, that are at hand as they were read: a pack is met in many interviews, and all of an interview anew
in each of its turns."""


class TableInterviews:
    """One read loads an interview; one write adds a turn, guarded by the row's version.

    A row may hold 1 MiB: thirty answers of 12,000 characters, packed, and the plan. What does not fit is refused.
    """

    def __init__(self, service: Service) -> None:
        self._table = service.table("interviews")

    async def insert(self, interview: Interview) -> None:
        row = {**_head(interview), **_planned(interview.plan), **_said(interview)}
        await tables.insert_own(self._table, row)

    async def load(self, id: str) -> Saved[Interview]:
        try:
            row = await self._table.get(id, ROW)
        except NotFound as e:
            raise NotFound("There is no such interview, or it has been erased.") from e
        return Saved(interview_of(row), row.version)

    async def has(self, id: str) -> bool:
        rows = self._table.query("PartitionKey eq @id", {"id": id}, select=["RowKey"])
        return bool([row async for row in rows])

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        old = before.value
        said = _said(replace(after, turns=after.turns[len(old.turns) :], aids=after.aids[len(old.aids) :]))
        new = {**_head(after), **_planned(after.plan, old.plan), **said}
        try:
            await self._table.change(Change("merge", new, before.version))
        except NotFound as e:
            raise Stale("erased") from e  # loading it again says so

    async def erase(self, id: str) -> None:
        await self._table.change(Change("delete", at(id, ROW)))


def interview_of(row: Read) -> Interview:
    """The interview that a row holds."""
    return replace(
        unpacked(row, "head", Interview),
        plan=tuple(_pack(whole(row, name)) for name in _names(row, PACK)[: row["planned"]]),
        turns=tuple(_turn(whole(row, name)) for name in _names(row, TURN)),
        aids=tuple(unpacked(row, name, Aid) for name in _names(row, AID)),
    )


def _head(interview: Interview) -> Row:
    """Everything but what has properties of its own."""
    rest = replace(interview, plan=(), turns=(), aids=())
    plain = {"status": interview.status, "planned": len(interview.plan)}
    return {**at(interview.id, ROW), **plain, **packed("head", rest)}


def _planned(plan: tuple[Pack, ...], before: tuple[Pack, ...] = ()) -> Row:
    """What of a plan is not as it was before."""
    row: Row = {}
    for nth, pack in enumerate(plan):
        if (pack,) != before[nth : nth + 1]:
            row |= _packed(f"{PACK}{nth:02}_", pack)
    return row


@lru_cache(maxsize=KEPT)
def _packed(name: str, pack: Pack) -> Row:
    """As `packed`, which takes ten times as long as to find it."""
    return packed(name, pack)


@lru_cache(maxsize=KEPT)
def _pack(packed: bytes) -> Pack:
    """The very same for the same bytes: whoever has worked something out for it finds that again at once."""
    return at_hand(value(packed, Pack))


@lru_cache(maxsize=KEPT)
def _turn(packed: bytes) -> Turn:
    """As `_pack`: an interview of so many turns is read in each of them."""
    return value(packed, Turn)


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
