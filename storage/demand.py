"""What people asked for lately, out of the metrics."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from interview.errors import StorageDown
from interview.ports import Clock
from metrics.reporter import Metrics
from metrics.sample import total, under

DAYS = 3
"""Today and the two days before: long enough for a weekend, short enough to follow a new course."""


class MetricsDemand:
    def __init__(self, metrics: Metrics, clock: Clock) -> None:
        self._metrics, self._clock = metrics, clock

    async def wanted(self) -> Mapping[tuple[str, str, str, str], float]:
        """Nothing where the metrics cannot be read: then every pool counts the same."""
        now = self._clock()
        try:
            days = [await self._metrics.hours(now - timedelta(days=back)) for back in range(DAYS)]
        except StorageDown:
            return {}
        started = under(total(sample for hours in days for sample in hours.values()), "started")
        return {(role, level, kind, language): count for (role, level, kind, language), count in started.items()}
