"""No window is ever overdrawn, by the word of a naive referee that keeps a list of everything that arrived."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from providers.chat import Task
from providers.quota import KEPT, Reservation, Short, State, correct, left, reserve, settle, shut
from providers.windows.window import Span
from providers.wire import Limit, Unit

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
LATEST_S = 30.0
LENGTH = {"second": 1.0, "minute": 60.0, "hour": 3600.0, "day": 86400.0, "month": 31 * 86400.0}
PACIFIC = "America/Los_Angeles"


@dataclass
class Arrival:
    """A call as its provider met it: at what time, for how much at first, and what it came to at `settled`."""

    at: float
    reserved: float
    real: float
    settled: float = math.inf

    def charged(self, now: float) -> float:
        return self.real if now >= self.settled else self.reserved


def overdrawn(limit: Limit, arrivals: list[Arrival]) -> bool:
    """Whether the provider would have refused any of them."""
    arrivals = sorted(arrivals, key=lambda each: each.at)
    if limit.reset == "refill":
        return bucket_overflows(limit, arrivals)
    return any(
        sum(other.charged(each.at) for other in arrivals[: nth + 1] if together(limit, other.at, each.at))
        > limit.amount + 1e-6
        for nth, each in enumerate(arrivals)
    )


def together(limit: Limit, earlier: float, later: float) -> bool:
    if limit.per == "once":
        return True
    if limit.reset == "rolling":
        return later - earlier < LENGTH[limit.per]
    form = "%Y-%m-%d" if limit.per == "day" else "%Y-%m"
    zone = ZoneInfo(limit.zone)
    return f"{datetime.fromtimestamp(earlier, zone):{form}}" == f"{datetime.fromtimestamp(later, zone):{form}}"


def bucket_overflows(limit: Limit, arrivals: list[Arrival]) -> bool:
    rate, missing, before = limit.amount / LENGTH[limit.per], 0.0, 0.0
    changes = [(each.at, each.reserved) for each in arrivals]
    changes += [(each.settled, each.real - each.reserved) for each in arrivals if each.settled < math.inf]
    for at, amount in sorted(changes):
        missing = max(0.0, missing - (at - before) * rate)
        missing, before = max(0.0, missing + amount), at
        if amount > 0 and missing > limit.amount + 1e-6:
            return True
    return False


LIMITS = {
    "a second": Limit("requests", 2, "second"),
    "a minute": Limit("requests", 7, "minute"),
    "a minute's tokens": Limit("tokens", 9_000, "minute"),
    "an hour": Limit("tokens", 30_000, "hour"),
    "a rolling day": Limit("requests", 12, "day"),
    "a day in the west": Limit("requests", 9, "day", "fixed", PACIFIC),
    "a day": Limit("neurons", 40_000, "day", "fixed"),
    "a month": Limit("usd", 5, "month", "fixed"),
    "once": Limit("usd", 3, "once"),
    "a bucket of a day": Limit("tokens", 20_000, "day", "refill"),
    "a bucket of an hour": Limit("requests", 10, "hour", "refill"),
}

AMOUNT: dict[Unit, float] = {"requests": 1, "tokens": 2500, "neurons": 5000, "usd": 0.75}


@dataclass(frozen=True)
class Event:
    """`wait` seconds after the one before, a call of `size` is tried. It arrives `arrives` of its time in, is answered
    `answered` of its time in (never: it is lost with its process) and came to `real` of what was reserved."""

    wait: float
    size: float
    arrives: float
    answered: float | None
    real: float
    task: Task


SHARE = st.floats(0, 1)
WAITS = st.one_of(st.floats(0, 3), st.floats(0, 70), st.floats(0, 4000), st.floats(0, 50_000))
EVENTS = st.builds(
    Event,
    WAITS,
    st.floats(0.1, 1),
    SHARE,
    st.none() | SHARE,
    SHARE,
    st.sampled_from(sorted(KEPT, key=KEPT.__getitem__)),
)


def play(limits: list[Limit], events: list[Event], start: float, floor: float = 0.05) -> dict[str, list[Arrival]]:
    """What arrived at the provider, by unit, when every event is tried in its turn and settled when it is answered."""
    state, now = State(), start
    arrived: dict[str, list[Arrival]] = {unit: [] for unit in AMOUNT}
    waiting: list[tuple[float, Reservation, float]] = []
    for event in events:
        now += event.wait
        for at, made, share in sorted((each for each in waiting if each[0] <= now), key=lambda each: each[0]):
            state = settle(
                state, limits, made, {unit: spent(unit, cost, share) for unit, cost in made.cost.items()}, at
            )
        waiting = [each for each in waiting if each[0] > now]
        cost = {unit: amount if unit == "requests" else amount * event.size for unit, amount in AMOUNT.items()}
        state, found = reserve(state, limits, cost, Span(now, now + LATEST_S), event.task, floor)
        if isinstance(found, Short):
            assert found.until > now
            continue
        ends = LATEST_S if event.answered is None else event.answered * LATEST_S
        if event.answered is not None:
            waiting.append((now + ends, found, event.real))
        for unit, amount in cost.items():
            settled = math.inf if event.answered is None else now + ends
            arrived[unit].append(Arrival(now + event.arrives * ends, amount, spent(unit, amount, event.real), settled))
    return arrived


def spent(unit: str, cost: float, share: float) -> float:
    return cost if unit == "requests" else cost * share


@pytest.mark.parametrize("limit", LIMITS.values(), ids=LIMITS)
@given(st.lists(EVENTS, max_size=60))
@settings(max_examples=60, deadline=None)
def test_nobody_sends_more_than_the_limit_whoever_dies_and_however_late_it_arrives(
    limit: Limit, events: list[Event]
) -> None:
    assert not overdrawn(limit, play([limit], events, NOON)[limit.unit])


@given(st.lists(EVENTS, max_size=60))
@settings(max_examples=60, deadline=None)
def test_all_windows_of_a_scope_hold_together(events: list[Event]) -> None:
    limits = list(LIMITS.values())
    arrived = play(limits, events, NOON)
    assert not any(overdrawn(limit, arrived[limit.unit]) for limit in limits)


@pytest.mark.parametrize("day", ["2026-03-08", "2026-11-01"])
@given(st.lists(EVENTS, min_size=10, max_size=60))
@settings(max_examples=40, deadline=None)
def test_the_days_on_which_the_clocks_change_hold_too(day: str, events: list[Event]) -> None:
    limit = LIMITS["a day in the west"]
    start = datetime.fromisoformat(f"{day}T00:00:00").replace(tzinfo=ZoneInfo(PACIFIC)).timestamp() - 40
    assert not overdrawn(limit, play([limit], events, start)["requests"])


JUMPS = st.lists(st.tuples(st.floats(0, 400_000), st.floats(0, 400_000), st.integers(1, 12)), max_size=12)
FIXED = {name: limit for name, limit in LIMITS.items() if limit.reset == "fixed" or limit.per == "once"}


def jump(limit: Limit, jumps: list[tuple[float, float, int]]) -> Iterator[tuple[float, float]]:
    """Tries some calls after each wait and jump back of the clock; when those let through were, really and by it."""
    state, real, behind = State(), NOON, 0.0
    for wait, back, tries in jumps:
        real, behind = real + wait, behind + back
        for _ in range(tries):
            now = real - behind
            state, found = reserve(state, [limit], AMOUNT, Span(now, now + 5), "review", 0.0)
            if isinstance(found, Reservation):
                yield real, now
            real += 0.1


@pytest.mark.parametrize("limit", FIXED.values(), ids=FIXED)
@given(JUMPS)
@settings(max_examples=60, deadline=None)
def test_a_clock_that_jumps_to_and_fro_opens_no_window_twice(
    limit: Limit, jumps: list[tuple[float, float, int]]
) -> None:
    amount = AMOUNT[limit.unit]
    assert not overdrawn(limit, [Arrival(told, amount, amount) for _, told in jump(limit, jumps)])


MOVING = {name: limit for name, limit in LIMITS.items() if name not in FIXED}


@pytest.mark.parametrize("limit", MOVING.values(), ids=MOVING)
@given(JUMPS)
@settings(max_examples=60, deadline=None)
def test_a_clock_that_goes_back_empties_no_moving_window(limit: Limit, jumps: list[tuple[float, float, int]]) -> None:
    amount = AMOUNT[limit.unit]
    assert not overdrawn(limit, [Arrival(real, amount, amount) for real, _ in jump(limit, jumps)])


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
