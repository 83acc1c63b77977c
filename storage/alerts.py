"""What the watch knows of its alerts: one row beside the metrics."""

from __future__ import annotations

from collections.abc import Mapping

from interview.errors import NotFound
from storage.rows import from_row, to_row
from storage.table_port import Change, Service
from watch.alert import Alert

PARTITION, ROW = "alerts", "state"
"""Sorts behind every day, so that the metrics' retention leaves it alone."""


class TableAlerts:
    def __init__(self, service: Service) -> None:
        self._table = service.table("metrics")

    async def load(self) -> dict[str, Alert]:
        try:
            return from_row(await self._table.get(PARTITION, ROW), dict[str, Alert])
        except NotFound:
            return {}

    async def save(self, alerts: Mapping[str, Alert]) -> None:
        await self._table.change(Change("put", to_row(PARTITION, ROW, dict(alerts))))
