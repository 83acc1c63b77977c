"""What is reserved, given back and left of each window, case by case."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from providers.chat import Task
from providers.quota import KEPT, Reservation, Short, State, correct, left, reserve, settle, shut
from providers.windows.window import Span
from providers.wire import Limit
from tests.providers.arrivals import AMOUNT, NOON, PACIFIC


def test_a_window_comes_back_in_its_own_time_after_the_clock_went_back() -> None:
    bucket, year = Limit("requests", 24, "day", "refill"), 365 * 86400
    for limit, hours, expected in ((bucket, 3.1, 3), (MINUTE, 1, 30), (DAY, 13, 100)):
        state = spend(State(), limit, NOON + year, 1)
        state, found = reserve(state, [limit], AMOUNT, Span(NOON, NOON + 1), "review", 0)
        assert isinstance(found, Short)
        assert grants(state, limit, NOON + hours * 3600) == expected


def grants(state: State, limit: Limit, now: float, task: Task = "review", floor: float = 0.0) -> int:
    """How many calls of one request fit at that time."""
    for count in range(10_000):
        state, found = reserve(state, [limit], AMOUNT, Span(now, now + 1), task, floor)
        if isinstance(found, Short):
            return count
    raise AssertionError("no end of it")


def spend(state: State, limit: Limit, now: float, count: int, task: Task = "review", floor: float = 0.0) -> State:
    for _ in range(count):
        state, found = reserve(state, [limit], AMOUNT, Span(now, now + 1), task, floor)
        assert isinstance(found, Reservation)
        state = settle(state, [limit], found, {}, now)
    return state


MINUTE = Limit("requests", 30, "minute")
TOKENS = Limit("tokens", 8000, "minute")
DAY = Limit("requests", 100, "day", "fixed")


def test_a_greedy_caller_gets_nine_tenths_of_a_rolling_minute() -> None:
    state, now, sent = State(), NOON, 0
    while now < NOON + 1200:
        state, found = reserve(state, [MINUTE], AMOUNT, Span(now - 0.25, now + 30), "review", 0)
        if isinstance(found, Short):
            now = min(now + 0.5, max(found.until, now + 0.01))
            continue
        sent += 1
        state = settle(state, [MINUTE], found, {}, now + 2)
    assert sent >= 0.9 * 30 * 20


def test_what_a_call_did_not_use_is_there_again_at_once() -> None:
    span = Span(NOON, NOON + 30)
    state, found = reserve(State(), [TOKENS], {"tokens": 8000}, span, "review", 0)
    assert isinstance(found, Reservation)
    state = settle(state, [TOKENS], found, {"tokens": 1000}, NOON + 2)
    assert left(state, [TOKENS], NOON + 2)[0].left == 7000


def test_a_call_that_used_more_than_was_reserved_is_charged_in_full() -> None:
    state, found = reserve(State(), [TOKENS], {"tokens": 1000}, Span(NOON, NOON + 30), "review", 0)
    assert isinstance(found, Reservation)
    state = settle(state, [TOKENS], found, {"tokens": 1500}, NOON + 2)
    assert left(state, [TOKENS], NOON + 2)[0].left == 6500


def test_a_call_near_midnight_counts_on_both_days_until_its_answer_tells() -> None:
    midnight = datetime(2026, 11, 25, tzinfo=UTC).timestamp()
    state, found = reserve(State(), [DAY], AMOUNT, Span(midnight - 10, midnight + 20), "review", 0)
    assert isinstance(found, Reservation)
    assert grants(state, DAY, midnight - 5) == grants(state, DAY, midnight + 25) == 99
    state = settle(state, [DAY], found, {}, midnight - 2)
    assert grants(state, DAY, midnight - 2) == 99
    assert grants(state, DAY, midnight + 25) == 100


@pytest.mark.parametrize(
    ("limit", "now", "resets"),
    [
        (Limit("requests", 5, "day", "fixed", PACIFIC), "2026-11-24T12:00Z", "2026-11-25T08:00Z"),
        (Limit("requests", 5, "day", "fixed", PACIFIC), "2026-07-01T12:00Z", "2026-07-02T07:00Z"),
        (Limit("requests", 5, "day", "fixed", PACIFIC), "2026-11-01T08:30Z", "2026-11-02T08:00Z"),
        (Limit("requests", 5, "day", "fixed"), "2026-11-24T12:00Z", "2026-11-25T00:00Z"),
        (Limit("requests", 5, "month", "fixed"), "2026-12-31T23:00Z", "2027-01-01T00:00Z"),
        (Limit("requests", 5, "once"), "2026-12-31T23:00Z", None),
    ],
)
def test_a_fixed_window_resets_in_its_own_zone(limit: Limit, now: str, resets: str | None) -> None:
    at = datetime.fromisoformat(now).timestamp()
    found = left(spend(State(), limit, at, 5), [limit], at)[0]
    assert found.left == 0
    assert found.resets == (datetime.fromisoformat(resets).timestamp() if resets else None)


def test_what_is_short_says_until_when() -> None:
    state = spend(State(), MINUTE, NOON, 30)
    _, found = reserve(state, [MINUTE, DAY], AMOUNT, Span(NOON + 5, NOON + 9), "review", 0)
    assert isinstance(found, Short)
    assert found.what == "requests a minute"
    assert found.until == pytest.approx(NOON + 60, abs=1.5)
    assert grants(state, MINUTE, found.until) == 30


def test_a_call_larger_than_a_window_or_of_unknown_price_never_fits() -> None:
    for cost in ({"tokens": 8001.0}, {"requests": 1.0}):
        _, found = reserve(State(), [TOKENS], cost, Span(NOON, NOON), "review", 0)  # type: ignore[arg-type]
        assert isinstance(found, Short)
        assert found.until == math.inf


def test_lower_tasks_leave_a_share_of_the_day_to_higher_ones_until_it_ends() -> None:
    noon = [grants(State(), DAY, NOON, task) for task in KEPT]
    assert noon == sorted(noon, reverse=True)
    assert noon[0] == 100
    assert grants(State(), DAY, NOON + 12 * 3600 - 60, "second-judge") == 99


def test_pack_growth_has_a_floor_that_nobody_else_can_spend() -> None:
    state = spend(State(), DAY, NOON, 90, floor=0.1)
    assert grants(state, DAY, NOON, "review", 0.1) == 0
    assert grants(state, DAY, NOON, "prewarm", 0.1) == 10


def test_what_pack_growth_has_spent_of_its_floor_is_not_kept_for_it_again() -> None:
    state = spend(State(), DAY, NOON, 10, "prewarm", floor=0.1)
    assert grants(state, DAY, NOON, "review", 0.1) == 90


def test_a_provider_that_counts_less_than_we_do_is_believed_and_one_that_counts_more_is_not() -> None:
    state = spend(State(), DAY, NOON, 10)
    assert left(correct(state, [DAY], {"requests/day": 40}, NOON), [DAY], NOON)[0].left == 40
    assert left(correct(state, [DAY], {"requests/day": 95}, NOON), [DAY], NOON)[0].left == 90
    assert left(correct(state, [DAY], {"tokens/day": 0}, NOON), [DAY], NOON)[0].left == 90


def test_nothing_is_reserved_before_a_provider_said_it_would_answer_again() -> None:
    state = shut(spend(State(), DAY, NOON, 1), NOON + 600)
    assert grants(state, DAY, NOON + 599) == 0
    assert grants(state, DAY, NOON + 601) == 99


def test_a_limit_that_was_lowered_keeps_its_count() -> None:
    state = spend(State(), DAY, NOON, 60)
    assert grants(state, replace(DAY, amount=50), NOON) == 0


def test_old_charges_are_forgotten() -> None:
    state = State()
    for nth in range(500):
        now = NOON + timedelta(minutes=nth).total_seconds()
        state = spend(state, MINUTE, now, 1)
    assert len(state.spent["requests/minute rolling"].slots) <= 3


def test_a_rolling_window_counts_from_the_answer_on_as_nobody_knows_when_the_call_arrived() -> None:
    state, found = reserve(State(), [MINUTE], AMOUNT, Span(NOON, NOON + 30), "review", 0)
    assert isinstance(found, Reservation)
    state = settle(state, [MINUTE], found, {}, NOON + 20)
    assert grants(state, MINUTE, NOON + 79) == 29
    assert grants(state, MINUTE, NOON + 81) == 30


def test_a_bucket_does_not_refill_what_may_not_have_arrived_yet() -> None:
    limit, state = Limit("requests", 24, "day", "refill"), State()
    for _ in range(23):
        state, found = reserve(state, [limit], AMOUNT, Span(NOON, NOON + 2 * 3600), "review", 0)
        assert isinstance(found, Reservation)
    assert grants(state, limit, NOON + 2 * 3600 - 60) == 0
    assert grants(state, limit, NOON + 4 * 3600) == 2


def test_a_call_from_before_the_clock_went_back_gives_nothing_back() -> None:
    state, made = reserve(State(), [TOKENS], {"tokens": 8000}, Span(NOON, NOON + 30), "review", 0)
    assert isinstance(made, Reservation)
    state, _ = reserve(state, [TOKENS], {"tokens": 8000}, Span(NOON + 100, NOON + 130), "review", 0)
    state, _ = reserve(state, [TOKENS], {"tokens": 8000}, Span(NOON + 30, NOON + 30), "review", 0)
    state = settle(state, [TOKENS], made, {"tokens": 0}, NOON + 31)
    assert left(state, [TOKENS], NOON + 31)[0].left == 0
