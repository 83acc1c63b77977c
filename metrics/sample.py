"""Counts, times and levels of a stretch of time, and how several are added up. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable

from msgspec import Struct

BOUNDS = (1, 2, 5, 10, 20, 30, 60, 100, 150, 200, 300, 500, 750, 1000, 1500, 2000, 3000, 5000, 10_000, 30_000)
"""Upper ends of the buckets that times fall into, in milliseconds; one more bucket holds what took longer."""

NAME = "|"
"""Between a name and its labels: `http|post_turn|2xx`."""


class Sample(Struct, frozen=True):
    """`counts` are added, `times` are numbers by bucket of BOUNDS, of `levels` the highest counts."""

    counts: dict[str, float] = {}
    times: dict[str, tuple[int, ...]] = {}
    levels: dict[str, float] = {}


def name(*parts: str) -> str:
    return NAME.join(parts)


def bucket(seconds: float) -> int:
    return bisect_left(BOUNDS, seconds * 1000)


class Total:
    """Samples as one, of which each can be let go once it is added. The order does not matter."""

    def __init__(self) -> None:
        self._counts: dict[str, float] = {}
        self._times: dict[str, tuple[int, ...]] = {}
        self._levels: dict[str, float] = {}

    def add(self, sample: Sample) -> None:
        counts, times, levels = self._counts, self._times, self._levels
        for key, count in sample.counts.items():
            counts[key] = counts.get(key, 0.0) + count
        for key, buckets in sample.times.items():
            times[key] = tuple(map(sum, zip(times.get(key, (0,) * len(buckets)), buckets, strict=True)))
        for key, level in sample.levels.items():
            levels[key] = max(levels.get(key, level), level)

    @property
    def sample(self) -> Sample:
        return Sample(self._counts, self._times, self._levels)


def total(samples: Iterable[Sample]) -> Sample:
    """All of them as one."""
    whole = Total()
    for sample in samples:
        whole.add(sample)
    return whole.sample


def percentile(buckets: tuple[int, ...], share: float) -> float | None:
    """Milliseconds that so large a share of the times stayed within: the upper end of its bucket. None without any."""
    wanted, seen = share * sum(buckets), 0
    if not wanted:
        return None
    for nth, count in enumerate(buckets):
        seen += count
        if seen >= wanted:
            return float(BOUNDS[min(nth, len(BOUNDS) - 1)])
    return None


def under(sample: Sample, *start: str) -> dict[tuple[str, ...], float]:
    """The counts whose names start so, by the rest of their names."""
    depth = len(start)
    parts = {tuple(key.split(NAME)): count for key, count in sample.counts.items()}
    return {key[depth:]: count for key, count in parts.items() if key[:depth] == start}
