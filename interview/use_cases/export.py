"""A day's finished interviews for the operator's own figures."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from interview.candidate import day_of
from interview.errors import NotFound
from interview.export import Line, line
from interview.ports import DueKind, Interviews, Reports

AT_ONCE = 32


class Calendar(Protocol):
    def of_day(self, kind: DueKind, day: datetime) -> AsyncIterator[str]:
        """The ids of what must happen on that day, UTC."""
        ...


@dataclass(frozen=True)
class ExportDay:
    """Found by the day on which they are to be erased, so that no list of interviews is kept beside them."""

    calendar: Calendar
    interviews: Interviews
    reports: Reports
    keep_days: int

    async def __call__(self, day: datetime) -> list[Line]:
        """The finished interviews that were started on `day`, by hour. Those that were erased are gone, and those
        started before the time they are kept was last changed are not found. Raises StorageDown."""
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(id: str) -> Line | None:
            async with gate:
                return await self._line(id, day)

        erased = day + timedelta(days=self.keep_days)
        found = await asyncio.gather(*[one(id) async for id in self.calendar.of_day("erase-interview", erased)])
        return sorted((each for each in found if each is not None), key=lambda each: each.started)

    async def _line(self, id: str, day: datetime) -> Line | None:
        try:
            interview = (await self.interviews.load(id)).value
        except NotFound:
            return None
        if interview.status != "finished" or day_of(interview.created_at) != day_of(day):
            return None
        report = await self.reports.load(id)
        return line(interview, report.value if report else None)
