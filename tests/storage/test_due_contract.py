"""What is due: one contract, run against memory and against Table Storage."""

from __future__ import annotations

import secrets
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from interview.ports import Due, DueList
from storage.due import TableDue
from storage.memory import MemoryDue
from tests.factories import NOW
from tests.storage.services import WAYS, connected


@pytest.fixture(params=["memory", *WAYS])
async def dues(request: pytest.FixtureRequest) -> AsyncIterator[DueList]:
    if request.param == "memory":
        yield MemoryDue()
        return
    async with connected(request.param, request.getfixturevalue("azurite")) as service:
        yield TableDue(service)


async def test_due_is_found_when_it_is_due_and_not_before(dues: DueList) -> None:
    id = secrets.token_hex(8)
    soon, later = Due("score", NOW, id), Due("erase-interview", NOW + timedelta(days=30), id)
    for due in (soon, later, soon):
        await dues.put(due)

    async def found(**ahead: float) -> list[Due]:
        until = dues.until(NOW + timedelta(**ahead))
        return [due async for due in until if due.id == id]

    assert await found(minutes=-1) == []
    assert await found(minutes=1) == [soon]
    assert await dues.has(soon)
    assert await found(days=31) == [soon, later]
    await dues.remove(soon)
    await dues.remove(soon)
    assert not await dues.has(soon)
    assert await found(days=31) == [later]


async def test_of_all_who_claim_what_is_due_one_may(dues: DueList) -> None:
    id = secrets.token_hex(8)
    due = Due("review", NOW, id)
    assert await dues.claim(due)
    assert await dues.has(due)
    assert not await dues.claim(Due("review", NOW, id))
    await dues.remove(due)
    assert await dues.claim(due)
