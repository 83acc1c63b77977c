"""What the watch knows of its alerts: one row beside the metrics."""

from __future__ import annotations

from collections.abc import Mapping

from azure.data.tables import UpdateMode
from azure.data.tables.aio import TableServiceClient

from interview.errors import NotFound
from storage import tables
from storage.rows import from_row, to_row
from watch.alert import Alert

PARTITION, ROW = "alerts", "state"
"""Sorts behind every day, so that the metrics' retention leaves it alone."""


class TableAlerts:
    def __init__(self, service: TableServiceClient) -> None:
        self._table = service.get_table_client("metrics")

    async def load(self) -> dict[str, Alert]:
        try:
            async with tables.faults():
                return from_row(await self._table.get_entity(PARTITION, ROW), dict[str, Alert])
        except NotFound:
            return {}

    async def save(self, alerts: Mapping[str, Alert]) -> None:
        async with tables.faults():
            await self._table.upsert_entity(to_row(PARTITION, ROW, dict(alerts)), mode=UpdateMode.REPLACE)
