"""The line is served: several reviews at once, the foremost first, as quota allows, for a bounded time."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from msgspec import Struct
from msgspec.structs import astuple

from interview.errors import InterviewError
from interview.ports import Capacity, Clock, Saved, Waiting, WaitingList
from interview.use_cases.line import servable
from interview.use_cases.outlook import QUESTIONS, reviews_left
from interview.use_cases.review import Outcome, ReviewOne

log = logging.getLogger("quiet-room")

AT_ONCE = 32
"""Reviews under way in one process. Each waits for a provider and holds some tens of kilobytes."""

BESIDE_SCORING = 8
"""Under way already, and a scoring request brings no further one: its queue must not wait for models."""

SECONDS = 400.0
"""Real seconds in which a run begins reviews. Those under way then are waited for, a hanging one for 40 s, and at their
slowest, with all that may be asked again, for 160: within the ten minutes that host.json gives a function. Until the
last has ended no other run begins, so short runs leave what could be asked unasked."""

PAUSE = 0.5
"""Real seconds until the line and the quota are looked at again: windows of a minute open bit by bit."""

HEAD = 200
"""Of the line that is looked at: more than all processes together have under way."""

SHORT = 4
"""Questions of a short interview: where quota carries its review, one is tried; after a refusal, only where quota
carries one of the usual length."""

REFUSALS = 6
"""So many looks in a row at which nobody could be asked end a run: waiting costs money too. The pause between them
doubles, so that together they outlast a burst of faults and the rest that follows it."""


class Drained(Struct, frozen=True):
    reviewed: int = 0
    failed: int = 0

    def __bool__(self) -> bool:
        """Whether there was anything to do."""
        return any(astuple(self))


@dataclass
class Drain:
    """One for a process: all who take from the line in it share its room. `ahead`: what a run lasts, on the clock."""

    review: ReviewOne
    waiting: WaitingList
    capacity: Capacity
    clock: Clock
    ahead: timedelta
    monotonic: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _under_way: set[asyncio.Task[Outcome]] = field(default_factory=set, init=False)

    async def __call__(self) -> Drained:
        """For the timer: reviews those in line until nobody is left, quota is gone, or the time is up. Where all that
        may be served are taken, it waits: whoever took them may have died."""
        end = self.monotonic() + SECONDS
        outcomes: Counter[Outcome] = Counter()
        mine: set[asyncio.Task[Outcome]] = set()
        refused = 0
        while self.monotonic() < end and refused < REFUSALS:
            mine |= {self._begin(found) for found in await self._next(QUESTIONS if refused else SHORT)}
            if not mine:
                if not await self._worth_waiting():
                    break
                await self.sleep(PAUSE)
                continue
            done, mine = await asyncio.wait(mine, timeout=PAUSE)
            told = [task.result() for task in done]
            outcomes.update(told)
            refused = 0 if "reviewed" in told else refused + ("no-quota" in told)
            if "no-quota" in told:
                await self.sleep(PAUSE * 2**refused)
        outcomes.update(await asyncio.gather(*mine))
        return Drained(outcomes["reviewed"], outcomes["failed"])

    async def one(self) -> Outcome | None:
        """For whoever just joined the line: the foremost is reviewed at once if quota allows; None where not."""
        found = await self._next(SHORT) if len(self._under_way) < BESIDE_SCORING else []
        return await self._begin(found[0]) if found else None

    async def _next(self, questions: int) -> list[Saved[Waiting]]:
        """As many of the foremost as there is room for, and quota where they have so many questions."""
        room = AT_ONCE - len(self._under_way)
        found = await self._free() if room > 0 else []
        return found[: min(room, await reviews_left(self.capacity, self.clock(), questions))] if found else []

    async def _worth_waiting(self) -> bool:
        now = self.clock()
        return bool(await self.waiting.head(now, 1)) and await reviews_left(self.capacity, now + self.ahead, SHORT) > 0

    async def _free(self) -> list[Saved[Waiting]]:
        now = self.clock()
        return servable(await self.waiting.head(now, HEAD), now)

    def _begin(self, found: Saved[Waiting]) -> asyncio.Task[Outcome]:
        task = asyncio.create_task(self._safely(found))
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return task

    async def _safely(self, found: Saved[Waiting]) -> Outcome:
        """A fault with one interview stops no other: its lease runs out, and it is taken again."""
        try:
            return await self.review(found)
        except InterviewError:
            log.exception("the review of interview %s was broken off", found.value.interview_id)
            return "failed"
