"""Reports: one row each, inserted once and replaced only by a better one. Answers stay with the interview."""

from __future__ import annotations

from interview.errors import NotFound, Stale
from interview.ports import Saved
from interview.report import without_answers
from interview.report_model import Report
from storage import tables
from storage.rows import Row, from_row, to_row
from storage.table_port import Change, Service

ROW = "report"


class TableReports:
    def __init__(self, service: Service) -> None:
        self._table = service.table("reports")

    async def insert(self, report: Report) -> bool:
        try:
            await self._table.change(Change("insert", _row(report)))
        except Stale:
            return False
        return True

    async def load(self, id: str) -> Saved[Report] | None:
        try:
            row = await self._table.get(id, ROW)
        except NotFound:
            return None
        return Saved(from_row(row, Report), row.version)

    async def replace(self, before: Saved[Report], after: Report) -> None:
        if not after.outranks(before.value):
            raise Stale("The report that is there is the better one.")
        try:
            await self._table.change(Change("replace", _row(after), before.version))
        except NotFound as e:
            raise Stale("The report was erased meanwhile.") from e

    async def erase(self, id: str) -> None:
        await tables.erase_partition(self._table, id)


def _row(report: Report) -> Row:
    return to_row(report.id, ROW, without_answers(report), status=report.status)
