"""The arithmetic of limits, exact: a sliding stretch, a calendar window in a zone, a bucket that refills.

Times are seconds since 1970 on the simulator's clock. A charge can be corrected later, when the real use is known.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LENGTHS = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "month": 30 * 86400.0}
# Sums of floats drift by less than this; amounts are whole requests and tokens, or money far above it.
CRUMB = 1e-9


@dataclass(frozen=True)
class Rule:
    """One limit as the catalogue words it. `zone` matters to calendar windows alone."""

    unit: str
    amount: float
    per: str
    reset: str = "rolling"
    zone: str = "UTC"

    @property
    def name(self) -> str:
        return f"{self.unit} per {self.per}" if self.per != "once" else f"{self.unit} once"


class Window(Protocol):
    """`fits_at` gives the first moment, from `now` on, at which `amount` more is within the limit; inf if never."""

    def used(self, now: float) -> float: ...

    def fits_at(self, now: float, amount: float) -> float: ...

    def add(self, now: float, amount: float) -> None: ...

    def correct(self, then: float, now: float, difference: float) -> None:
        """A charge of the moment `then` was really `difference` more (or less, below zero)."""
        ...


class Sliding:
    """At most `limit` in any stretch of `length` seconds: what happened `length` ago no longer counts."""

    def __init__(self, limit: float, length: float) -> None:
        self.limit, self.length = limit, length
        self._entries: deque[list[float]] = deque()
        self._sum = 0.0

    def used(self, now: float) -> float:
        while self._entries and self._entries[0][0] <= now - self.length:
            self._sum -= self._entries.popleft()[1]
        if not self._entries:
            self._sum = 0.0
        return self._sum

    def fits_at(self, now: float, amount: float) -> float:
        if amount > self.limit + CRUMB:
            return float("inf")
        left = self.used(now)
        moment = now
        for then, spent in self._entries:
            if left + amount <= self.limit + CRUMB:
                break
            left -= spent
            moment = then + self.length
        return moment

    def add(self, now: float, amount: float) -> None:
        self.used(now)
        self._entries.append([now, amount])
        self._sum += amount

    def correct(self, then: float, now: float, difference: float) -> None:
        self.used(now)
        for entry in reversed(self._entries):
            if entry[0] == then:
                entry[1] += difference
                self._sum += difference
                break


class Calendar:
    """At most `limit` from one turn of the second, minute, hour, day or month in `zone` to the next; once: for ever."""

    def __init__(self, limit: float, per: str, zone: str) -> None:
        self.limit, self.per, self.zone = limit, per, ZoneInfo(zone)
        self._began, self._ends, self._used = 0.0, float("-inf"), 0.0

    def used(self, now: float) -> float:
        if now >= self._ends:
            self._began, self._ends = self.bounds(now)
            self._used = 0.0
        return self._used

    def fits_at(self, now: float, amount: float) -> float:
        if amount > self.limit + CRUMB:
            return float("inf")
        return now if self.used(now) + amount <= self.limit + CRUMB else self._ends

    def add(self, now: float, amount: float) -> None:
        self.used(now)
        self._used += amount

    def correct(self, then: float, now: float, difference: float) -> None:
        self.used(now)
        if then >= self._began:
            self._used += difference

    def bounds(self, now: float) -> tuple[float, float]:
        """When the window around `now` began and when the next one begins."""
        if self.per == "once":
            return float("-inf"), float("inf")
        if self.per in ("second", "minute", "hour"):
            length = LENGTHS[self.per]
            began = now - now % length
            return began, began + length
        here = datetime.fromtimestamp(now, UTC).astimezone(self.zone)
        first = datetime(here.year, here.month, here.day if self.per == "day" else 1)  # noqa: DTZ001  (a wall clock)
        after = first + timedelta(days=1 if self.per == "day" else 32)
        if self.per == "month":
            after = after.replace(day=1)
        began, ends = (each.replace(tzinfo=self.zone).timestamp() for each in (first, after))
        return began, ends


class Bucket:
    """Holds `limit`, and fills up continuously: from empty to full in `length` seconds."""

    def __init__(self, limit: float, length: float) -> None:
        self.limit, self.rate = limit, limit / length
        self._missing, self._at = 0.0, float("-inf")

    def used(self, now: float) -> float:
        if now > self._at:
            if self._missing:
                self._missing = max(0.0, self._missing - (now - self._at) * self.rate)
            self._at = now
        return self._missing

    def fits_at(self, now: float, amount: float) -> float:
        if amount > self.limit + CRUMB:
            return float("inf")
        over = self.used(now) + amount - self.limit
        return now if over <= CRUMB else now + over / self.rate

    def add(self, now: float, amount: float) -> None:
        self._missing = self.used(now) + amount

    def correct(self, then: float, now: float, difference: float) -> None:
        self._missing = max(0.0, self.used(now) + difference)


def window(rule: Rule) -> Window:
    """An empty window that keeps `rule`. Raises ValueError on a reset that nobody knows."""
    if rule.per == "once" or rule.reset == "fixed":
        return Calendar(rule.amount, rule.per, rule.zone)
    if rule.reset == "refill":
        return Bucket(rule.amount, LENGTHS[rule.per])
    if rule.reset == "rolling":
        return Sliding(rule.amount, LENGTHS[rule.per])
    raise ValueError(f"a limit resets rolling, fixed or refill, not {rule.reset!r}")
