"""What there is to give and who wants it: looked at for starts and for those who wait, and remembered for a moment."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from interview import budget
from interview.budget import Outlook
from interview.candidate import day_of
from interview.model import Mode
from interview.ports import Capacity, Clock, Promises, Starts, WaitingList
from providers.errors import QuotaDown

GOOD_FOR = timedelta(seconds=60)
"""A look serves everybody who asks within this time: it costs a dozen reads and reckons with every window of quota
until tomorrow. At 10,000 interviews a day seven are begun in it, which move little."""

QUESTIONS = 8
"""The length of interview that reviews are counted in."""


async def reviews_left(capacity: Capacity, until: datetime, questions: int = QUESTIONS) -> int:
    """Reviews of so many questions that quota carries until then; none while its counters cannot be read, for nothing
    may be sent then."""
    try:
        return max(0, await capacity.left(*budget.review_size(questions), private=True, until=until))
    except QuotaDown:
        return 0


@dataclass
class Look:
    capacity: Capacity
    line: WaitingList
    promises: Promises
    starts: Starts
    clock: Clock
    richest: Mode
    ordinary_day: float
    _last: Outlook | None = field(default=None, init=False)
    _turn: asyncio.Lock = field(default_factory=asyncio.Lock, init=False)

    async def __call__(self) -> Outlook:
        async with self._turn:
            now = self.clock()
            if self._last is None or not self._last.at <= now < self._last.at + GOOD_FOR:
                self._last = await self._look()
            return self._last

    async def mode(self) -> Mode:
        """The mode of an interview that starts now."""
        return budget.mode(await self(), self.richest)

    async def _look(self) -> Outlook:
        now = self.clock()
        ends = budget.horizons(now)
        counts = await asyncio.gather(*(reviews_left(self.capacity, end) for end in ends))
        line, today, before, starts = await asyncio.gather(
            self.line.order(now),
            self.promises.count(day_of(now)),
            self.promises.count(day_of(now - timedelta(days=1))),
            self.starts.by_hour(now, budget.DAYS),
        )
        return Outlook(
            at=now,
            carries=tuple(zip(ends, counts, strict=True)),
            line=line,
            promised=today + before,
            expected=budget.forecast(starts, now, self.ordinary_day),
        )
