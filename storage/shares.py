"""Links to reports: a row beside the report, so that what erases one erases the other."""

from __future__ import annotations

from azure.data.tables import UpdateMode
from azure.data.tables.aio import TableServiceClient

from interview.errors import NotFound
from interview.shares import Share
from storage import tables
from storage.rows import from_row, to_row

ROW = "share"


class TableShares:
    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("reports")

    async def put(self, share: Share) -> None:
        async with tables.faults():
            await self._table.upsert_entity(to_row(share.interview_id, ROW, share), mode=UpdateMode.REPLACE)

    async def load(self, id: str) -> Share | None:
        try:
            async with tables.faults():
                return from_row(await self._table.get_entity(id, ROW), Share)
        except NotFound:
            return None

    async def erase(self, id: str) -> None:
        # Deleting what is gone is no error in this SDK.
        async with tables.faults():
            await self._table.delete_entity(id, ROW)
