"""Parts that keep the promises of the real ones, in memory."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import bootstrap
from api.services import Services
from cache.asked import TieredFollowUps, TieredJobPlans
from cache.memory_tier import MemoryTier
from cache.pools import TieredOffered
from cache.tiers import Tiers
from documents.reader import Reader
from interview.errors import StorageDown
from interview.packs import PackFile
from metrics.counters import Counters
from metrics.reporter import Reporter
from modelling import connect_models
from providers.chat import Chat, Reply, Want
from providers.errors import AllFailed
from providers.models import Models
from settings import Settings
from storage.memory import (
    MemoryAlerts,
    MemoryCandidates,
    MemoryDue,
    MemoryGrowths,
    MemoryHouses,
    MemoryInterviews,
    MemoryMetrics,
    MemoryQuota,
    MemoryReports,
    MemoryShares,
    MemoryTallies,
)
from storage.memory_recordings import MemoryRecordings
from storage.memory_resumes import MemoryResumes
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

    def monotonic(self) -> float:
        return self.now.timestamp()

    async def sleep(self, seconds: float) -> None:
        """Whoever waits by this clock finds the time over."""
        self.move(seconds=seconds)
        await asyncio.sleep(0)


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


class MemoryOrigin:
    """Blobs in a dict."""

    name = "blob"

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def get(self, name: str) -> bytes | None:
        return self.kept.get(name)

    async def put(self, name: str, value: bytes) -> bool:
        changed = self.kept.get(name) != value
        self.kept[name] = value
        return changed


def memory_tiers(clock: Callable[[], datetime]) -> Tiers:
    """The real tiers with nothing but this process's memory."""
    return Tiers(
        MemoryTier(10**7),
        [],
        MemoryOrigin(),
        now=lambda: clock().timestamp(),
        ticks=time.monotonic,
        count=lambda tier, kind, outcome: None,
        chance=random.Random(1),
    )


class ScriptedModel:
    """Says what it was given to say, one text after the other, each after `seconds`; then nothing any more.

    A chat is remembered with how it was wanted. `says` may also be a function of the chat."""

    def __init__(self, *says: str | Callable[[Chat], str], seconds: float = 0.0) -> None:
        self.says, self.seconds = list(says), seconds
        self.asked: list[tuple[Chat, Want]] = []

    async def complete(self, chat: Chat, want: Want) -> Reply:
        self.asked.append((chat, want))
        if not self.says:
            raise AllFailed(why="nothing is left to say")
        said = self.says.pop(0)
        if self.seconds > want.deadline_s:
            raise AllFailed(why="too late")
        await asyncio.sleep(self.seconds)
        return Reply(said if isinstance(said, str) else said(chat), "script", "script-1", "script", 1000, 200)


class Plenty:
    """Capacity for everything."""

    async def left(self, input_tokens: int, output_tokens: int, *, private: bool, until: datetime) -> int:
        return 1_000_000


class Storage:
    """Says whether storage answers."""

    def __init__(self) -> None:
        self.down = False

    async def answers(self) -> None:
        if self.down:
            raise StorageDown

    async def close(self) -> None:
        return None


async def nothing_set_aside(most: int) -> tuple[int, int]:
    """A queue on which nothing ever failed."""
    return 0, 0


async def nothing_to_copy() -> None:
    """What is in memory is gone with it."""


async def noted_nowhere(id: str) -> None:
    """Where there are no copies, nothing has to be kept in mind."""


def no_models() -> Models:
    """As where no key is set."""
    return connect_models(Settings(storage="memory", token_secret=SECRET), MemoryQuota(), HandClock())


def memory_services(
    clock: HandClock | None = None,
    storage: Storage | None = None,
    daily: int = 10,
    metrics: MemoryMetrics | None = None,
    pools: MemoryPools | None = None,
    *,
    judges: Judges | None = None,
    firsts: int = 100,
    groups: tuple[tuple[str, str, int], ...] = (),
    **ports: Any,
) -> Services:
    """All services over memory, wired as the app wires them. `ports` replace parts by name."""
    storage, metrics = storage or Storage(), metrics or MemoryMetrics()
    clock = clock or HandClock()
    due = MemoryDue()
    parts: dict[str, Any] = {
        "interviews": MemoryInterviews(),
        "reports": MemoryReports(),
        "shares": MemoryShares(),
        "recordings": MemoryRecordings(),
        "candidates": MemoryCandidates(),
        "tallies": MemoryTallies(),
        "resumes": MemoryResumes(),
        "text_of": Reader(),
        "due": due,
        "calendar": due,
        "waiting": MemoryWaitingList(),
        "promises": MemoryPromises(),
        "models": judges or no_models(),
        "capacity": judges or no_models(),
        "providers": no_models(),
        **ports,
    }
    tiers = memory_tiers(clock)
    parts = {
        "follow_ups": TieredFollowUps(tiers),
        "job_plans": TieredJobPlans(tiers),
        "growths": MemoryGrowths(),
        "houses": MemoryHouses(),
        "offered": TieredOffered(tiers),
        **parts,
    }
    services = bootstrap.assemble(
        Settings(
            storage="memory",
            token_secret=SECRET,
            daily_interviews=daily,
            recordings=True,
            address_firsts=firsts,
            groups=groups,
        ),
        clock=clock,
        pools=pools or MemoryPools(),
        reporter=Reporter(Counters(), metrics, clock),
        metrics=metrics,
        requeue=nothing_set_aside,
        alerts=MemoryAlerts(),
        caches_away=tiers.away,
        backup=nothing_to_copy,
        note=noted_nowhere,
        tidy=metrics.tidy,
        storage_answers=storage.answers,
        close=storage.close,
        **parts,
    )
    services.drain.monotonic, services.drain.sleep = clock.monotonic, clock.sleep
    services.score.sleep = clock.sleep
    return services
