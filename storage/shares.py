"""Links to reports: a row beside the report, so that what erases one erases the other."""

from __future__ import annotations

from interview.errors import NotFound
from interview.shares import Share
from storage.rows import at, from_row, to_row
from storage.table_port import Change, Service

ROW = "share"


class TableShares:
    def __init__(self, service: Service) -> None:
        self._table = service.table("reports")

    async def put(self, share: Share) -> None:
        await self._table.change(Change("put", to_row(share.interview_id, ROW, share)))

    async def load(self, id: str) -> Share | None:
        try:
            return from_row(await self._table.get(id, ROW), Share)
        except NotFound:
            return None

    async def erase(self, id: str) -> None:
        await self._table.change(Change("delete", at(id, ROW)))
