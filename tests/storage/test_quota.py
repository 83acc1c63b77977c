"""One contract for the counters of quota, run against memory and against Table Storage."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from msgspec.structs import replace

from providers.errors import QuotaDown
from providers.quota import Quotas, Reservation, Short, State, Step, reserve
from providers.windows.window import Span, Spent
from providers.wire import Limit
from storage import tables
from storage.memory import MemoryQuota
from storage.quota import TableQuota
from tests.factories import NOW
from tests.storage.services import WAYS, connected

LIMITS = (Limit("requests", 50, "day", "fixed"),)


@pytest.fixture(params=["memory", *WAYS])
async def quotas(request: pytest.FixtureRequest) -> AsyncIterator[list[Quotas]]:
    """The same counters as several processes see them."""
    if request.param == "memory":
        yield [MemoryQuota()] * 4
        return
    service = connected(request.param, request.getfixturevalue("azurite"))
    async with service:
        yield [TableQuota(service) for _ in range(4)]


@pytest.fixture
def scope(request: pytest.FixtureRequest) -> str:
    """One of its own for each test, with what model names hold."""
    return f"acme:@cf/a/b:free-{abs(hash(request.node.nodeid)):x}"


def note(at: float) -> Step[float]:
    def step(state: State) -> tuple[State, float]:
        return replace(state, seen=at), state.seen

    return step


def one(state: State) -> tuple[State, Reservation | Short]:
    now = NOW.timestamp()
    return reserve(state, LIMITS, {"requests": 1}, Span(now, now + 1), "review", 0.0)


async def test_a_scope_that_nobody_used_is_whole(quotas: list[Quotas], scope: str) -> None:
    assert await quotas[0].change(scope, note(1.0)) == 0.0


async def test_a_step_sees_what_the_one_before_left_whoever_took_it(quotas: list[Quotas], scope: str) -> None:
    seen = [await quotas[nth % 4].change(scope, note(nth + 1)) for nth in range(8)]
    assert seen == [0, 1, 2, 3, 4, 5, 6, 7]


async def test_a_state_comes_back_as_it_was_kept(quotas: list[Quotas], scope: str) -> None:
    state = State(7.25, 2, 9.5, "bad_key: no", 3.5, {"tokens/day refill": Spent({3: 0.1, -4: 5.0}, 1.5, 8.125, 2.5)})
    await quotas[0].change(scope, lambda _: (state, None))
    assert (await quotas[1].all())[scope] == state


async def test_however_many_race_no_more_get_through_than_the_limit(quotas: list[Quotas], scope: str) -> None:
    found = await asyncio.gather(*(quotas[nth % 4].change(scope, one) for nth in range(80)))
    assert sum(isinstance(each, Reservation) for each in found) == 50


async def test_a_caller_who_gives_up_spends_nothing_twice_and_holds_nobody_up(quotas: list[Quotas], scope: str) -> None:
    calls = [asyncio.create_task(_through(quotas[0], scope)) for _ in range(20)]
    await asyncio.sleep(0)
    for call in calls[::2]:
        call.cancel()
    found = await asyncio.gather(*calls, return_exceptions=True)
    assert sum(isinstance(each, Reservation) for each in found) >= 10
    state = (await quotas[1].all())[scope]
    assert 10 <= sum(state.spent["requests/day UTC"].slots.values()) <= 20


async def _through(quotas: Quotas, scope: str) -> Reservation | Short:
    return await quotas.change(scope, one)


async def test_a_step_that_changes_nothing_still_tells_what_it_found(quotas: list[Quotas], scope: str) -> None:
    await quotas[0].change(scope, note(5.0))
    assert await quotas[1].change(scope, lambda state: (state, state.seen)) == 5.0
    await quotas[0].change(scope, note(6.0))
    assert await quotas[1].change(scope, lambda state: (state, state.seen)) == 6.0


async def test_where_storage_does_not_answer_nothing_is_promised() -> None:
    nowhere = "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:9/a;"
    async with tables.connect(nowhere) as service:
        quotas = TableQuota(service)
        with pytest.raises(QuotaDown):
            await quotas.change("acme", one)
        with pytest.raises(QuotaDown):
            await quotas.all()
