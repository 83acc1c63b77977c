"""Counts in this process since they were last taken."""

from __future__ import annotations

import resource
import sys
import time
from pathlib import Path

from metrics.sample import BOUNDS, Sample, bucket, name, total

MOST = 2000
"""Different names kept between two takings; labels come from ids, so that only a fault of ours could exceed it."""

STATUS_FILE = Path("/proc/self/statm")


class Counters:
    """`region`: where this process runs, "" where nobody says."""

    def __init__(self, region: str = "") -> None:
        self.region = region
        self._counts: dict[str, float] = {}
        self._times: dict[str, list[int]] = {}
        self._cpu, self._taken_at = 0.0, time.monotonic()

    def add(self, *parts: str, by: float = 1.0) -> None:
        key = name(*parts)
        if key in self._counts or len(self._counts) < MOST:
            self._counts[key] = self._counts.get(key, 0.0) + by

    def time(self, *parts: str, seconds: float) -> None:
        key = name(*parts)
        if key in self._times or len(self._times) < MOST:
            self._times.setdefault(key, [0] * (len(BOUNDS) + 1))[bucket(seconds)] += 1

    def take(self) -> Sample:
        """Everything since the last time, with the CPU seconds used of the seconds since and the memory held now; then
        empty."""
        used, now = time.process_time(), time.monotonic()
        self.add("process", "cpu_seconds", by=used - self._cpu)
        self.add("process", "seconds", by=now - self._taken_at)
        self._cpu, self._taken_at = used, now
        taken = Sample(
            self._counts, {key: tuple(found) for key, found in self._times.items()}, {"process|rss_bytes": rss_bytes()}
        )
        self._counts, self._times = {}, {}
        return taken

    def give_back(self, taken: Sample) -> None:
        """Puts back what could not be told."""
        whole = total([taken, Sample(self._counts, {key: tuple(found) for key, found in self._times.items()})])
        self._counts, self._times = dict(whole.counts), {key: list(found) for key, found in whole.times.items()}


def rss_bytes() -> float:
    """What this process holds in memory now; its highest so far where the system does not tell."""
    try:
        return float(STATUS_FILE.read_text("ascii").split()[1]) * resource.getpagesize()
    except OSError:
        highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return float(highest if sys.platform == "darwin" else highest * 1024)
