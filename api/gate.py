"""How much a process takes on at once: who is inside is served in time, who comes beyond is told when to come again.

Without it every call would wait for every other, until all of them took too long and were sent once more.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from interview.errors import InterviewError

MOST, FIRST, LEAST = 48, 24, 8
"""Calls under way in one process. A turn takes some 20 ms of CPU at the most, so of the most at once the last ends
within a second where the process has a core to itself; where it has less, turns show it and fewer are let in. At first
nobody knows how fast it is, and nothing is warm."""

STEADY = "interviews.turn"
"""By its time the gate goes: it waits for little but storage, and there are many of them."""

LONG_SECONDS, NARROWER, WIDER = 0.8, 0.9, 0.1
"""A turn that takes longer makes the gate so much narrower, any other so many calls wider. A start waits for storage
three times as often, and each time for everybody inside: it takes twice as long, and has to be over within two seconds,
too. With room for twenty, one turn in twenty is a long one."""

NEW = frozenset({"interviews.start", "candidates.create", "resumes.take", "tasks.next_task"})
"""Let in only while half of the room is free: the other half is for those who are in an interview already, and for what
they wait for. Nobody waits for a task of a candidate's own model."""

AGAIN_SECONDS = (2, 6)
"""Each is told another time, so that they do not all come back at once."""


class Overloaded(InterviewError):
    """`retry_after` in seconds."""

    def __init__(self, retry_after: float) -> None:
        super().__init__(
            "More people are here just now than can be served in time. Nothing is lost; this is sent again."
        )
        self.retry_after = retry_after


class Gate:
    """One for a process. `under_way`: calls inside now; `room`: for how many there is."""

    def __init__(self, most: int = MOST, clock: Callable[[], float] = time.monotonic) -> None:
        self.under_way, self.room = 0, float(min(most, FIRST))
        self._most, self._clock = most, clock

    @contextmanager
    def inside(self, call: str) -> Iterator[None]:
        """Raises Overloaded where there is no room for a call of that name."""
        if self.under_way >= (self.room / 2 if call in NEW else self.room):
            raise Overloaded(random.randint(*AGAIN_SECONDS))
        self.under_way += 1
        began = self._clock()
        try:
            yield
        finally:
            self.under_way -= 1
            if call == STEADY:
                self._learn(self._clock() - began)

    def _learn(self, seconds: float) -> None:
        wider = self.room * NARROWER if seconds > LONG_SECONDS else self.room + WIDER
        self.room = min(self._most, max(LEAST, wider))
