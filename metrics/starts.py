"""Interviews started, hour by hour, from what all processes counted. Fulfils the core's port for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from metrics.reporter import Metrics
from metrics.sample import under

DAYS_KEPT = 32

GOOD_FOR = timedelta(minutes=5)
"""How long a look at recent hours serves: a forecast for a day moves no faster, and a look reads two partitions."""


class Starts:
    """Days that are over are read once: nothing is started in them any more."""

    def __init__(self, rows: Metrics) -> None:
        self._rows = rows
        self._over: dict[datetime, dict[datetime, float]] = {}
        self._last: tuple[datetime, int, dict[datetime, float]] | None = None

    async def by_hour(self, now: datetime, days: int) -> dict[datetime, float]:
        if self._last is not None and self._last[0] <= now < self._last[0] + GOOD_FOR and self._last[1] == days:
            return self._last[2]
        today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        found: dict[datetime, float] = {}
        for ago in range(days, 0, -1):
            found |= await self._whole(today - timedelta(days=ago), settled=ago > 1)
        found |= await self._read(today)
        self._last = now, days, found
        return found

    async def _whole(self, day: datetime, *, settled: bool) -> dict[datetime, float]:
        """Yesterday is still read anew: a process may tell late of its last minutes."""
        if not settled:
            return await self._read(day)
        if day not in self._over:
            self._over = dict(list(self._over.items())[-DAYS_KEPT:])
            self._over[day] = await self._read(day)
        return self._over[day]

    async def _read(self, day: datetime) -> dict[datetime, float]:
        hours = await self._rows.hours(day)
        return {
            day + timedelta(hours=hour): count
            for hour, sample in hours.items()
            if (count := sum(under(sample, "started").values()))
        }
