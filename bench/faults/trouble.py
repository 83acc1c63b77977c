"""Processes that die and come back, storage that stands still, and clocks that jump: what goes wrong as a whole."""

from __future__ import annotations

import asyncio
import random
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bench.faults.emulator import Emulator
from bench.faults.proxy import Proxy
from bench.fleet import Fleet
from bench.played import Played

DOWN_SECONDS = (0.1, 1.5)
STILL_SECONDS = (0.5, 2.5)
STILL_WAYS = ("storage paused", "storage out of reach", "storage stopped")
FEWEST = 2
"""Processes that live, while others die at a fault point or at random."""


@dataclass
class Clock:
    """The one clock of all processes: `rate` times as fast since `epoch`, which a jump moves."""

    rate: float
    epoch: datetime = field(default_factory=lambda: datetime.now(UTC))

    def now(self) -> datetime:
        return self.epoch + (datetime.now(UTC) - self.epoch) * self.rate

    def jump(self, ahead: timedelta) -> None:
        self.epoch -= ahead / (self.rate - 1)

    @property
    def settings(self) -> dict[str, str]:
        return {"CLOCK_RATE": f"{self.rate:g}", "CLOCK_EPOCH": self.epoch.isoformat()}


@dataclass
class Trouble:
    """`ways`: the connection string of each process. `counted` says what happened how often."""

    clock: Clock
    ways: list[str]
    seed: int
    counted: Counter[str] = field(default_factory=Counter)
    over: bool = False

    def __post_init__(self) -> None:
        self._chance = random.Random(self.seed)
        self._alive = set(range(len(self.ways)))
        self._coming: set[asyncio.Task[None]] = set()
        self._jumping = False

    def settings(self, nth: int) -> Mapping[str, str]:
        return {**self.clock.settings, "AzureWebJobsStorage": self.ways[nth]}

    def bind(self, app: Fleet, proxy: Proxy, emulator: Emulator | None) -> None:
        """`emulator`: one that may be stopped."""
        self._app, self._proxy, self._emulator = app, proxy, emulator
        proxy.kill, proxy.mortal = self.kill, self.mortal

    def mortal(self, nth: int) -> bool:
        return not self.over and not self._jumping and nth in self._alive and len(self._alive) > FEWEST

    def kill(self, nth: int) -> bool:
        """Ends it at once and brings another in its place in a moment; False where it is dead already."""
        if nth not in self._alive:
            return False
        self._alive.discard(nth)
        self._app.kill(nth)
        self.counted["killed"] += 1
        task = asyncio.create_task(self._revive(nth))
        self._coming.add(task)
        task.add_done_callback(self._coming.discard)
        return True

    def kill_any(self) -> bool:
        """Whether anybody could be killed now."""
        mortal = [nth for nth in sorted(self._alive) if self.mortal(nth)]
        if not mortal or not self.kill(self._chance.choice(mortal)):
            return False
        self.counted["killed at random"] += 1
        return True

    async def still(self) -> None:
        """Storage hears and does not answer, takes nobody in, or is stopped and started, for a moment."""
        seconds = self._chance.uniform(*STILL_SECONDS)
        way = self._chance.choice(STILL_WAYS if self._emulator else STILL_WAYS[:2])
        self.counted[way] += 1
        if way == "storage paused":
            self._proxy.open.clear()
            await asyncio.sleep(seconds)
            self._proxy.open.set()
            return
        self._proxy.shut = True
        if way == "storage stopped" and self._emulator is not None:
            await asyncio.to_thread(self._emulator.stop)
        await asyncio.sleep(seconds)
        if way == "storage stopped" and self._emulator is not None:
            await asyncio.to_thread(self._emulator.start)
            self._proxy.ports = self._emulator.ports
        self._proxy.shut = False

    async def jump(self, ahead: timedelta, providers: Played | None) -> None:
        """Every process dies, and those in their places live so much later: days and other windows begin anew."""
        self._jumping = True
        await self.whole()
        for nth in sorted(self._alive):
            self._app.kill(nth)
            self.counted["killed"] += 1
        self.clock.jump(ahead)
        if providers is not None:
            await asyncio.to_thread(providers.wish, ahead=ahead.total_seconds())
        for nth in sorted(self._alive):
            await asyncio.to_thread(self._app.replace, nth)
        self.counted["clock jumped"] += 1
        self._jumping = False

    async def whole(self) -> None:
        """Returns when everybody is back."""
        while self._coming:
            await asyncio.gather(*self._coming)

    async def _revive(self, nth: int) -> None:
        await asyncio.sleep(self._chance.uniform(*DOWN_SECONDS))
        await asyncio.to_thread(self._app.replace, nth)
        self._alive.add(nth)
