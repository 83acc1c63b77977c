"""How much a process takes on at once: who is inside is served in time, who comes beyond is told when to come again.

Without it every call would wait for every other, until all of them took too long and were sent once more.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager

from interview.errors import InterviewError

MOST = 48
"""Calls under way in one process. A turn takes some 20 ms of CPU at the most: the last of them ends within a second."""

NEWCOMERS = 24
"""So many under way, and nobody new is let in: room for those who are in an interview already."""

NEW = frozenset({"interviews.start", "candidates.create", "resumes.take"})

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
    """One for a process. `under_way`: calls inside now."""

    def __init__(self, most: int = MOST, newcomers: int = NEWCOMERS) -> None:
        self.most, self.newcomers = most, newcomers
        self.under_way = 0

    @contextmanager
    def inside(self, call: str) -> Iterator[None]:
        """Raises Overloaded where there is no room for a call of that name."""
        if self.under_way >= (self.newcomers if call in NEW else self.most):
            raise Overloaded(random.randint(*AGAIN_SECONDS))
        self.under_way += 1
        try:
            yield
        finally:
            self.under_way -= 1
