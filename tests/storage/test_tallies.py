"""Counters of a day: one contract for memory and Table Storage, and what the table keeps of whom it counts."""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from interview.admission import Tallies
from interview.candidate import day_of
from storage import tables
from storage.memory import MemoryTallies
from storage.table_port import Service
from storage.tallies import TableTallies, forget_tallies
from tests.factories import NOW
from tests.storage.services import WAYS, connected

DAY = day_of(NOW)
SECRET = "only-for-tests-0123456789"


@pytest.fixture(params=["memory", *WAYS])
async def tallies(request: pytest.FixtureRequest) -> AsyncIterator[Tallies]:
    if request.param == "memory":
        yield MemoryTallies()
        return
    async with connected(request.param, request.getfixturevalue("azurite")) as service:
        yield TableTallies(service, SECRET)


@pytest.fixture
async def service(azurite: str) -> AsyncIterator[Service]:
    async with tables.connect(azurite) as service:
        yield service


async def test_each_name_is_counted_by_itself(tallies: Tallies) -> None:
    who = secrets.token_hex(4)
    assert await tallies.add(DAY, who, starts=1) == {"starts": 1}
    assert await tallies.add(DAY, who, starts=1, firsts=2) == {"starts": 2, "firsts": 2}
    assert await tallies.add(DAY, f"{who}-other", starts=1) == {"starts": 1}
    assert await tallies.add("2026-11-24", who, starts=1) == {"starts": 1}


async def test_nothing_is_lost_when_processes_count_at_once(azurite: str) -> None:
    who = secrets.token_hex(4)
    async with tables.connect(azurite) as one, tables.connect(azurite) as other:
        both = TableTallies(one, SECRET), TableTallies(other, SECRET)
        await asyncio.gather(*(tallies.add(DAY, who, starts=1) for tallies in both for _ in range(10)))
        assert await both[0].add(DAY, who, starts=0) == {"starts": 20}


async def test_whom_it_counts_cannot_be_told_from_the_table(service: Service) -> None:
    await TableTallies(service, SECRET).add(DAY, "address 203.0.113.7", starts=1)
    rows = [row async for row in service.table("tallies").query()]
    assert rows
    assert "203.0.113" not in str(rows)
    # Nor by trying all addresses, for the hash has a key.
    assert await TableTallies(service, "another-secret-entirely").add(DAY, "address 203.0.113.7", starts=1) == {
        "starts": 1
    }


async def test_counters_are_erased_a_day_after_theirs(service: Service) -> None:
    tallies = TableTallies(service, SECRET)
    days = [day_of(NOW - timedelta(days=ago)) for ago in (0, 1, 2, 400)]
    for day in days:
        await tallies.add(day, "somebody", starts=1)
    assert await forget_tallies(service, NOW) >= 2
    assert {str(row["PartitionKey"]) async for row in service.table("tallies").query()} & set(days) == set(days[:2])
