"""Parts that keep the promises of the real ones, in memory."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import bootstrap
from api.services import Services
from interview.errors import StorageDown
from interview.packs import PackFile
from metrics.counters import Counters
from metrics.reporter import Reporter
from providers.nobody import Nobody
from settings import Settings
from storage.memory import MemoryCandidates, MemoryDue, MemoryInterviews, MemoryMetrics, MemoryReports
from storage.memory_reviews import MemoryPromises, MemoryWaitingList
from tests.factories import NOW
from tests.judges import Judges

SECRET = "only-for-tests-0123456789"


class HandClock:
    """Stands still until it is moved."""

    def __init__(self, now: datetime = NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> None:
        self.now += timedelta(**by)


class MemoryPools:
    """Pools in a dict."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str, str, str], PackFile] = {}

    async def get(self, role: str, level: str, kind: str, language: str) -> PackFile | None:
        return self.kept.get((role, level, kind, language))

    async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
        changed = self.kept.get((role, level, kind, language)) != pool
        self.kept[role, level, kind, language] = pool
        return changed


class Storage:
    """Says whether storage answers."""

    def __init__(self) -> None:
        self.down = False

    async def answers(self) -> None:
        if self.down:
            raise StorageDown

    async def close(self) -> None:
        return None


def memory_services(
    clock: HandClock | None = None,
    storage: Storage | None = None,
    daily: int = 10,
    metrics: MemoryMetrics | None = None,
    pools: MemoryPools | None = None,
    *,
    judges: Judges | None = None,
    **ports: Any,
) -> Services:
    """All services over memory, wired as the app wires them. `ports` replace parts by name."""
    storage, metrics = storage or Storage(), metrics or MemoryMetrics()
    clock = clock or HandClock()
    parts: dict[str, Any] = {
        "interviews": MemoryInterviews(),
        "reports": MemoryReports(),
        "candidates": MemoryCandidates(),
        "due": MemoryDue(),
        "waiting": MemoryWaitingList(),
        "promises": MemoryPromises(),
        "models": judges or Nobody(),
        "capacity": judges or Nobody(),
        **ports,
    }
    return bootstrap.assemble(
        Settings(storage="memory", token_secret=SECRET, daily_interviews=daily),
        clock=clock,
        pools=pools or MemoryPools(),
        reporter=Reporter(Counters(), metrics, clock),
        metrics=metrics,
        storage_answers=storage.answers,
        close=storage.close,
        **parts,
    )
