"""Leaves a tier that failed alone for a while, longer each time, and lets one caller try whether it is back."""

from __future__ import annotations

from collections.abc import Callable

FIRST_REST, LONGEST_REST = 1.0, 30.0


class Breaker:
    """Real seconds from `clock` (monotonic): a pause follows how long a fault lasts, not the product's calendar."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._until, self._rest = 0.0, 0.0

    @property
    def failing(self) -> bool:
        """Whether the last call failed."""
        return self._rest > 0

    def lets_through(self) -> bool:
        """False while the tier rests. After a rest one caller gets True, and the others wait for what they find."""
        if not self.failing:
            return True
        if self._until > self._clock():
            return False
        self._until = self._clock() + self._rest
        return True

    def worked(self) -> None:
        self._until, self._rest = 0.0, 0.0

    def failed(self) -> float:
        """The rest that begins now, in seconds."""
        self._rest = min(LONGEST_REST, 2 * self._rest or FIRST_REST)
        self._until = self._clock() + self._rest
        return self._rest
