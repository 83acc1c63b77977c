"""Interviews: a partition each, with a head, the plan, and a row for every turn and aid."""

from __future__ import annotations

from azure.data.tables.aio import TableServiceClient
from msgspec.structs import replace

from interview.errors import NotFound
from interview.model import Aid, Interview, Pack, Turn
from interview.ports import Saved
from storage import tables
from storage.rows import Row, from_row, to_row

HEAD = "head"
PLAN = "plan"


class TableInterviews:
    """One query loads an interview; one transaction adds a turn, guarded by the head's version."""

    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("interviews")

    async def insert(self, interview: Interview) -> None:
        """Raises Stale when the id is taken."""
        rows = [_head(interview), to_row(interview.id, PLAN, interview.plan), *_turns(interview), *_aids(interview)]
        async with tables.faults():
            await self._table.submit_transaction([tables.create(row) for row in rows])

    async def load(self, id: str) -> Saved[Interview]:
        rows = {row["RowKey"]: row for row in await tables.partition(self._table, id)}
        if HEAD not in rows or PLAN not in rows:
            raise NotFound("There is no such interview, or it has been erased.")
        turns = [from_row(row, Turn) for key, row in rows.items() if key.startswith("turn-") and "-aid-" not in key]
        aids = [from_row(row, Aid) for key, row in rows.items() if "-aid-" in key]
        head = from_row(rows[HEAD], Interview)
        whole = replace(head, plan=from_row(rows[PLAN], tuple[Pack, ...]), turns=tuple(turns), aids=tuple(aids))
        return Saved(whole, tables.version_of(rows[HEAD]))

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        old = before.value
        new_rows = [*_turns(after)[len(old.turns) :], *_aids(after)[len(old.aids) :]]
        async with tables.faults():
            await self._table.submit_transaction(
                [*(tables.create(row) for row in new_rows), tables.replace(_head(after), before.version)]
            )

    async def erase(self, id: str) -> None:
        await tables.erase_partition(self._table, id)


def _head(interview: Interview) -> Row:
    """Everything but what has rows of its own."""
    return to_row(interview.id, HEAD, replace(interview, plan=(), turns=(), aids=()), status=interview.status)


def _turns(interview: Interview) -> list[Row]:
    return [to_row(interview.id, f"turn-{turn.question.number:02}", turn) for turn in interview.turns]


def _aids(interview: Interview) -> list[Row]:
    return [to_row(interview.id, f"turn-{aid.number:02}-aid-{aid.nth}", aid) for aid in interview.aids]
