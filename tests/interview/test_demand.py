"""Which pools the prewarm takes first."""

from __future__ import annotations

import asyncio

import pytest

from interview.catalog import catalog
from interview.demand import by_pool, most_needed
from interview.packs import PackFile
from storage.demand import MetricsDemand
from storage.memory import MemoryMetrics
from tests.fakes import HandClock, MemoryPools, memory_services

QA = ("qa-engineer", "mid", "technical", "en")
DATA = ("data-analyst", "mid", "technical", "en")
RARE = ("ml-engineer", "senior", "screening", "en")


def test_the_most_wanted_and_thinnest_pool_comes_first_and_unasked_ones_last() -> None:
    sizes = {QA: 9, DATA: 4, RARE: 1}
    assert most_needed([RARE, DATA, QA], {QA: 10.0, DATA: 10.0}, sizes) == [DATA, QA, RARE]
    assert most_needed([RARE, DATA, QA], {QA: 30.0, DATA: 10.0}, sizes) == [QA, DATA, RARE]
    assert most_needed([QA, DATA, RARE], {}, sizes) == [RARE, DATA, QA]


def test_a_mixed_interview_wants_its_kinds_by_their_shares() -> None:
    shares = catalog().mixed.shares
    wanted = by_pool({("qa-engineer", "mid", "mixed", "en"): 8.0, QA: 1.0}, catalog())
    assert wanted[QA] == 1.0 + 8.0 * shares["technical"] / sum(shares.values())
    assert sum(wanted.values()) == pytest.approx(9.0)


async def test_what_was_started_lately_is_what_is_wanted() -> None:
    clock, metrics = HandClock(), MemoryMetrics()
    services = memory_services(clock, metrics=metrics)
    services.reporter.counters.add("started", *QA, by=3)
    await services.reporter.write()
    clock.move(days=2)
    assert await MetricsDemand(metrics, clock).wanted() == {QA: 3}
    clock.move(days=1)
    assert await MetricsDemand(metrics, clock).wanted() == {}


async def test_a_prewarm_that_is_cut_short_has_done_what_matters_most_and_goes_on_later() -> None:
    class Dying(MemoryPools):
        left = 1

        async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
            if not self.left:
                raise asyncio.CancelledError
            self.left -= 1
            return await super().put(role, level, kind, language, pool)

    pools = Dying()
    services = memory_services(pools=pools)
    services.reporter.counters.add("started", *DATA, by=5)
    await services.reporter.write()
    with pytest.raises(asyncio.CancelledError):
        await services.prewarm()
    assert list(pools.kept) == [DATA]
    pools.left = 10_000
    done = await services.prewarm()
    assert done.unchanged == 1
    assert done.written > 50
    assert (await services.prewarm()).written == 0
