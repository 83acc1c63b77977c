"""Brings the counts of this process to where all processes' counts are added up."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from metrics.counters import Counters
from metrics.sample import Sample

log = logging.getLogger("quiet-room")

EVERY_SECONDS = 60.0


class Metrics(Protocol):
    """Samples of all processes."""

    async def write(self, at: datetime, sample: Sample) -> None: ...

    async def hours(self, day: datetime) -> dict[int, Sample]:
        """The samples of a day (UTC) by hour; hours without any are absent."""
        ...

    async def since(self, start: datetime, now: datetime) -> Sample:
        """What all processes wrote lately, from the minute of `start` on."""
        ...

    async def tidy(self, now: datetime) -> None:
        """Keeps what there is small, and erases what is past its retention."""
        ...


class Reporter:
    """Writes at most once a minute of the injected clock. A process that dies loses the minute it was in."""

    def __init__(self, counters: Counters, rows: Metrics, clock: Callable[[], datetime]) -> None:
        self.counters = counters
        self._rows, self._clock = rows, clock
        self._last = clock()
        self._writing: asyncio.Task[None] | None = None

    def soon(self) -> None:
        """Writes in the background when it is time: nobody waits for it."""
        now = self._clock()
        due = abs((now - self._last).total_seconds()) >= EVERY_SECONDS
        if due and (self._writing is None or self._writing.done()):
            self._last = now
            self._writing = asyncio.create_task(self.write())

    async def write(self) -> None:
        """Writes what there is. What cannot be written is kept for the next time."""
        taken = self.counters.take()
        try:
            await self._rows.write(self._clock(), taken)
        except Exception as e:  # noqa: BLE001  (whatever keeps a figure from its place, the product goes on)
            self.counters.give_back(taken)
            log.warning("metrics were not written and are kept: %s: %s", type(e).__name__, e)
