"""What the processes use while a run lasts."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from bench.local_app import Worker

EVERY_SECONDS = 1.0


@dataclass
class Usage:
    """A line for every second: real seconds since the beginning, CPU-seconds of all workers so far, MB of each."""

    rows: list[tuple[float, float, tuple[float, ...]]] = field(default_factory=list)

    @property
    def cpu_seconds(self) -> float:
        return self.rows[-1][1] - self.rows[0][1] if self.rows else 0.0

    @property
    def peak_mb(self) -> float:
        """The most any one process held."""
        return max((max(each) for _, _, each in self.rows), default=0.0)

    def growth_mb(self) -> float:
        """How much the largest process grew over the second half of the run: mean of its last tenth less that of the
        tenth after the middle."""
        held = [max(each) for _, _, each in self.rows]
        tenth = max(1, len(held) // 10)
        middle = len(held) // 2
        first, last = held[middle : middle + tenth], held[-tenth:]
        return sum(last) / len(last) - sum(first) / len(first)


async def watch(workers: Sequence[Worker], usage: Usage) -> None:
    """Until cancelled. A process that ended is counted as it was last seen."""
    began, last = time.monotonic(), dict.fromkeys(workers, (0.0, 0.0))
    while True:
        for worker in workers:
            try:
                last[worker] = (worker.cpu_ms() / 1000, worker.memory_mb())
            except (FileNotFoundError, ProcessLookupError):
                continue
        seen = last.values()
        usage.rows.append((time.monotonic() - began, sum(cpu for cpu, _ in seen), tuple(mb for _, mb in seen)))
        await asyncio.sleep(EVERY_SECONDS)
