"""What processes counted, as an alert is worked out from it."""

from __future__ import annotations

from metrics.counters import Counters
from metrics.sample import Sample
from watch.rules import Limits

PLENTY = Limits(memory_mb=100_000, cpu_percent=100_000)
"""What a machine takes is no matter here."""


def counted(calls: int = 100, *, status: str = "200", seconds: float = 0.02, **cache: int) -> Sample:
    """A sample of so many calls, and of look-ups in a cache by outcome (`redis_fault=3`)."""
    counters = Counters()
    for _ in range(calls):
        counters.add("http", "interviews.turn", status)
        counters.time("http", "interviews.turn", seconds=seconds)
    for name, count in cache.items():
        tier, _, outcome = name.partition("_")
        counters.add("cache", tier, "pool", outcome, by=count)
    return counters.take()
