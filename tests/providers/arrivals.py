"""What a provider counts that keeps a list of everything that arrived, and limits to hold against it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from providers.wire import Limit, Unit

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
LENGTH = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "month": 31 * 86400.0}
PACIFIC = "America/Los_Angeles"


@dataclass
class Arrival:
    """A call as its provider met it: at what time, for how much at first, and what it came to at `settled`."""

    at: float
    reserved: float
    real: float
    settled: float = math.inf

    def charged(self, now: float) -> float:
        return self.real if now >= self.settled else self.reserved


def overdrawn(limit: Limit, arrivals: list[Arrival]) -> bool:
    """Whether the provider would have refused any of them."""
    arrivals = sorted(arrivals, key=lambda each: each.at)
    if limit.reset == "refill":
        return bucket_overflows(limit, arrivals)
    return any(
        sum(other.charged(each.at) for other in arrivals[: nth + 1] if together(limit, other.at, each.at))
        > limit.amount + 1e-6
        for nth, each in enumerate(arrivals)
    )


def together(limit: Limit, earlier: float, later: float) -> bool:
    if limit.per == "once":
        return True
    if limit.reset == "rolling":
        return later - earlier < LENGTH[limit.per]
    form = "%Y-%m-%d" if limit.per == "day" else "%Y-%m"
    zone = ZoneInfo(limit.zone)
    return f"{datetime.fromtimestamp(earlier, zone):{form}}" == f"{datetime.fromtimestamp(later, zone):{form}}"


def bucket_overflows(limit: Limit, arrivals: list[Arrival]) -> bool:
    rate, missing, before = limit.amount / LENGTH[limit.per], 0.0, 0.0
    changes = [(each.at, each.reserved) for each in arrivals]
    changes += [(each.settled, each.real - each.reserved) for each in arrivals if each.settled < math.inf]
    for at, amount in sorted(changes):
        missing = max(0.0, missing - (at - before) * rate)
        missing, before = max(0.0, missing + amount), at
        if amount > 0 and missing > limit.amount + 1e-6:
            return True
    return False


LIMITS = {
    "a second": Limit("requests", 2, "second"),
    "a minute": Limit("requests", 7, "minute"),
    "a minute's tokens": Limit("tokens", 9_000, "minute"),
    "an hour": Limit("tokens", 30_000, "hour"),
    "a rolling day": Limit("requests", 12, "day"),
    "a day in the west": Limit("requests", 9, "day", "fixed", PACIFIC),
    "a day": Limit("neurons", 40_000, "day", "fixed"),
    "a month": Limit("usd", 5, "month", "fixed"),
    "once": Limit("usd", 3, "once"),
    "a bucket of a day": Limit("tokens", 20_000, "day", "refill"),
    "a bucket of an hour": Limit("requests", 10, "hour", "refill"),
}
AMOUNT: dict[Unit, float] = {"requests": 1, "tokens": 2500, "neurons": 5000, "usd": 0.75}
