"""A daily budget of commands, counted in a table for all processes together."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest

from storage import tables
from storage.commands import TableCommands, forget_commands
from storage.rows import at
from storage.table_port import Change, Service


class Hands:
    """A clock moved by hand."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 23, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
async def service(azurite: str) -> AsyncIterator[Service]:
    service = tables.connect(azurite)
    yield service
    await service.close()


async def spent(budget: TableCommands, tries: int) -> int:
    return sum([await budget.spend(1) for _ in range(tries)])


async def test_processes_that_spend_at_once_never_get_more_than_the_day_has(service: Service) -> None:
    processes = [TableCommands(service, "at-once", daily=100, block=7, clock=Hands()) for _ in range(4)]
    assert sum(await asyncio.gather(*(spent(budget, 60) for budget in processes))) <= 100
    late = TableCommands(service, "at-once", daily=100, block=7, clock=Hands())
    assert await spent(late, 10) <= 100 - 4 * 7


async def test_one_process_can_spend_the_whole_day_and_has_a_new_one_tomorrow(service: Service) -> None:
    clock = Hands()
    budget = TableCommands(service, "alone", daily=25, block=10, clock=clock)
    assert await spent(budget, 40) == 25
    clock.now += timedelta(days=1)
    assert await spent(budget, 40) == 25


async def test_days_long_over_are_erased_and_no_other_counter_with_them(service: Service) -> None:
    clock = Hands()
    quota = service.table("quota")
    await quota.change(Change("put", at("groq", "2020-01-01")))
    budgets = [TableCommands(service, name, daily=9, block=9, clock=clock) for name in ("one", "two")]
    for _ in range(4):
        assert [await budget.spend(1) for budget in budgets] == [True, True]
        clock.now += timedelta(days=1)
    today = clock.now - timedelta(days=1)
    assert await forget_commands(service, today) >= 2  # the first day of each, and what other tests left
    kept = [row["RowKey"] for row in await tables.partition(quota, "commands:one")]
    assert kept == ["2026-11-24", "2026-11-25", "2026-11-26"]
    assert await forget_commands(service, today) == 0
    assert len(await tables.partition(quota, "groq")) == 1


async def test_a_counter_out_of_reach_gives_nothing(closed_port: int) -> None:
    away = tables.connect(
        f"DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:{closed_port}/a;"
    )
    assert not await TableCommands(away, "away", daily=5, block=5, clock=Hands()).spend(1)
    await away.close()


@pytest.fixture
def closed_port() -> int:
    from tests.conftest import free_port

    return free_port()
