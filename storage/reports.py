"""Reports: one row each, inserted once. Answers are kept with the interview and not a second time here."""

from __future__ import annotations

from azure.data.tables.aio import TableServiceClient

from interview.errors import NotFound, Stale
from interview.report import without_answers
from interview.report_model import Report
from storage import tables
from storage.rows import from_row, to_row

ROW = "report"


class TableReports:
    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("reports")

    async def insert(self, report: Report) -> bool:
        try:
            async with tables.faults():
                await self._table.create_entity(to_row(report.id, ROW, without_answers(report), status=report.status))
        except Stale:
            return False
        return True

    async def load(self, id: str) -> Report | None:
        try:
            async with tables.faults():
                return from_row(await self._table.get_entity(id, ROW), Report)
        except NotFound:
            return None

    async def erase(self, id: str) -> None:
        await tables.erase_partition(self._table, id)
