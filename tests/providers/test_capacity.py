"""What keys carry: by the window that binds, once for each counter, never what is not there."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace

from providers import capacity
from providers.capacity import Size, a_day, carried, refilled, together
from providers.choice import Policy
from providers.errors import Overloaded
from providers.models import Models
from providers.purse import Purse
from providers.quota import Left
from providers.roster import Roster
from providers.wire import Limit, Spec
from storage.memory import MemoryQuota
from tests.providers.upstream import ASKED, NOON, Upstream, a_gateway, a_spec, a_want, says

SIZE = Size(1500, 500)
NOW = NOON.timestamp()
HOUR = 3600.0


def test_a_day_is_bound_by_the_window_that_is_full_first() -> None:
    spec = a_spec(limits=(Limit("requests", 1000, "day"), Limit("tokens", 200_000, "day", "refill")))
    found = a_day([spec], SIZE)[0]
    assert (found.calls, found.by_requests, found.by_tokens) == (100, 1000, 100)
    assert found.binds == "200,000 tokens a day"


@pytest.mark.parametrize(
    ("limit", "calls"),
    [
        (Limit("requests", 15, "minute"), 15 * 1440),
        (Limit("requests", 1000, "month", "fixed"), 32),
        (Limit("tokens", 1_000_000, "once"), 0),
    ],
)
def test_shorter_and_longer_windows_are_turned_into_a_day(limit: Limit, calls: int) -> None:
    assert a_day([a_spec(limits=(limit,))], SIZE)[0].calls == calls


def test_models_of_one_counter_share_it_and_the_best_judge_stands_for_all() -> None:
    small = a_spec(scope="account", limits=(Limit("requests", 50, "day", "fixed"),), model={"quality": 2})
    large = Spec(small.name, small.row, replace(small.model, id="acme-2", quality=4), small.base_url)
    found = a_day([large, small], SIZE)
    assert [(each.model, each.calls) for each in found] == [("acme/acme-2", 50)]


def test_a_day_of_several_counters_is_their_sum() -> None:
    wide = a_spec("wide", limits=(Limit("requests", 300, "day"),))
    narrow = a_spec("narrow", limits=(Limit("requests", 1000, "day"), Limit("tokens", 20_000, "day")))
    day = together(a_day([wide, narrow], SIZE))
    assert (day.calls, day.by_requests, day.by_tokens) == (310, 1300, 310)
    assert day.binds == {"300 requests a day": 300, "20,000 tokens a day": 10}


@pytest.mark.parametrize(
    ("limit", "left", "hours", "flows"),
    [
        (Limit("requests", 20, "day", "fixed"), 5, 11, 0),
        (Limit("requests", 20, "day", "fixed"), 5, 13, 20),
        (Limit("requests", 20, "day", "fixed"), 5, 37, 40),
        (Limit("requests", 24, "day", "refill"), 5, 2, 2),
        (Limit("requests", 15, "minute"), 15, 1 / 60, 0),
        (Limit("requests", 15, "minute"), 0, 1 / 60, 15),
        (Limit("requests", 15, "minute"), 15, 1, 15 * 59),
        (Limit("tokens", 5, "once"), 5, 24, 0),
    ],
)
def test_what_flows_in_until_then_is_what_its_reset_gives(
    limit: Limit, left: float, hours: float, flows: float
) -> None:
    assert refilled(Left(limit, left, None), NOW, NOW + hours * HOUR) == pytest.approx(flows)


def test_a_reset_that_is_not_reached_gives_nothing() -> None:
    spec = a_spec(limits=(Limit("requests", 20, "day", "fixed"),))
    assert carried([spec], {}, SIZE, NOW, NOW + HOUR, 0.0)[0].calls == 20
    assert carried([spec], {}, SIZE, NOW, NOW + HOUR, 0.1)[0].calls == 18


async def test_what_was_spent_is_no_longer_left_and_who_may_not_be_asked_does_not_count() -> None:
    quotas, limits = MemoryQuota(), (Limit("requests", 10, "day", "fixed"),)
    spec, other = a_spec(limits=limits), a_spec("other", trains="yes", limits=limits)
    gateway = a_gateway(Upstream(acme=[says()]), spec, quotas=quotas)
    for _ in range(3):
        await gateway.complete(ASKED, a_want())
    await gateway.close()
    purse = Purse(quotas, lambda: NOON, floor=0.0)
    models = Models(Roster((spec, other), {}), {}, purse, Policy(regions=()), lambda: NOON)
    soon, tomorrow = NOON + timedelta(hours=1), NOON + timedelta(hours=13)
    assert await models.left(1500, 500, private=True, until=soon) == 7
    assert await models.left(1500, 500, private=True, until=tomorrow) == 17
    assert await models.left(1500, 500, private=False, until=soon) == 17
    assert await models.left(90_000, 500, private=False, until=soon) == 0


async def test_a_model_that_rests_counts_from_when_it_may_be_asked_again() -> None:
    spec = a_spec(limits=(Limit("requests", 10, "day", "fixed"),))
    models = Models(Roster((spec,), {}), {}, Purse(MemoryQuota(), lambda: NOON), Policy(regions=()), lambda: NOON)
    models.wards.failed(spec, Overloaded(), 30.0)
    assert await models.left(1500, 500, private=True, until=NOON) == 0
    assert await models.left(1500, 500, private=True, until=NOON + timedelta(seconds=20)) == 0
    assert await models.left(1500, 500, private=True, until=NOON + timedelta(seconds=40)) > 0


def test_without_a_limit_the_pace_binds() -> None:
    found = a_day([a_spec(limits=(), concurrency=1)], SIZE)[0]
    assert found.calls == 86_400 / capacity.UNLIMITED_S
    assert found.by_requests is None
