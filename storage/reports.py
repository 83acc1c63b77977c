"""Reports: one row each, inserted once and replaced only by a better one. Answers stay with the interview."""

from __future__ import annotations

from azure.core import MatchConditions
from azure.data.tables import UpdateMode
from azure.data.tables.aio import TableServiceClient

from interview.errors import NotFound, Stale
from interview.ports import Saved
from interview.report import without_answers
from interview.report_model import Report
from storage import tables
from storage.rows import Row, from_row, to_row

ROW = "report"


class TableReports:
    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("reports")

    async def insert(self, report: Report) -> bool:
        try:
            async with tables.faults():
                await self._table.create_entity(_row(report))
        except Stale:
            return False
        return True

    async def load(self, id: str) -> Saved[Report] | None:
        try:
            async with tables.faults():
                row = await self._table.get_entity(id, ROW)
        except NotFound:
            return None
        return Saved(from_row(row, Report), tables.version_of(row))

    async def replace(self, before: Saved[Report], after: Report) -> None:
        if not after.outranks(before.value):
            raise Stale("The report that is there is the better one.")
        try:
            async with tables.faults():
                await self._table.update_entity(
                    _row(after),
                    mode=UpdateMode.REPLACE,
                    etag=before.version,
                    match_condition=MatchConditions.IfNotModified,
                )
        except NotFound as e:
            raise Stale("The report was erased meanwhile.") from e

    async def erase(self, id: str) -> None:
        await tables.erase_partition(self._table, id)


def _row(report: Report) -> Row:
    return to_row(report.id, ROW, without_answers(report), status=report.status)
