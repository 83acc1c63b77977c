"""No window is ever overdrawn, by the word of a naive referee that keeps a list of everything that arrived."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from providers.chat import Task
from providers.quota import KEPT, Reservation, Short, State, reserve, settle
from providers.windows.window import Span
from providers.wire import Limit
from tests.providers.arrivals import AMOUNT, LIMITS, NOON, PACIFIC, Arrival, overdrawn

LATEST_S = 30.0


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
@example([(0.0, 0.0, 2), (0.0, 7.0, 1)])
@settings(max_examples=60, deadline=None)
def test_a_clock_that_goes_back_empties_no_moving_window(limit: Limit, jumps: list[tuple[float, float, int]]) -> None:
    amount = AMOUNT[limit.unit]
    assert not overdrawn(limit, [Arrival(real, amount, amount) for real, _ in jump(limit, jumps)])
