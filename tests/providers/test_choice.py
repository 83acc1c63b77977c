"""Which models may be asked, and which is asked first."""

from __future__ import annotations

from typing import Any

import pytest

from providers import choice
from providers.chat import Task, Trains
from providers.choice import Policy, Standing, ceilings, fits, plenty, ruled_out, seconds
from providers.cost import cost
from providers.quota import State, left, reserve
from providers.windows.window import Span
from providers.wire import Limit, Price
from tests.providers.upstream import NOON, a_spec, a_want

HERE = Policy(regions=("EEA",))
NOWHERE = Policy(regions=())
DAY = Limit("requests", 100, "day", "fixed")


@pytest.mark.parametrize(
    ("trains", "private", "training_ok", "may"),
    [
        ("no", True, False, True),
        ("yes", True, False, False),
        ("unknown", True, False, False),
        ("yes", False, False, True),
        ("unknown", False, False, True),
        ("yes", True, True, True),
        ("unknown", True, True, True),
    ],
)
def test_nothing_private_goes_where_it_may_be_trained_on_unless_the_operator_agrees(
    trains: Trains, private: bool, training_ok: bool, may: bool
) -> None:
    why = ruled_out(a_spec(trains=trains), a_want(private=private), Policy((), training_ok))
    assert (why == "") is may


def test_a_tier_that_may_not_be_offered_to_the_operator_s_people_only_grows_packs() -> None:
    spec = a_spec(not_in=("EEA", "UK"))
    assert "EEA" in ruled_out(spec, a_want(), HERE)
    assert not ruled_out(spec, a_want("prewarm"), HERE)
    assert not ruled_out(spec, a_want(), NOWHERE)


def test_where_nobody_said_where_people_are_they_may_be_anywhere() -> None:
    assert ruled_out(a_spec(not_in=("CH",)), a_want(), Policy())


def test_a_second_judge_is_of_another_family() -> None:
    spec = a_spec(model={"family": "gpt-oss"})
    assert "gpt-oss" in ruled_out(spec, a_want("second-judge", other_family="gpt-oss"), NOWHERE)
    assert not ruled_out(spec, a_want("second-judge", other_family="gemini"), NOWHERE)


@pytest.mark.parametrize(
    ("limits", "context", "tokens", "carried"),
    [
        ((), 8000, 7000, True),
        ((), 8000, 9000, False),
        ((Limit("tokens", 8000, "minute"),), 32_000, 7000, True),
        ((Limit("tokens", 8000, "minute"),), 32_000, 9000, False),
        ((Limit("input_tokens", 8000, "minute"), Limit("tokens", 20_000, "day")), 32_000, 9000, False),
        ((Limit("usd", 5, "month", "fixed"),), 32_000, 1000, False),
    ],
)
def test_a_call_goes_only_where_context_and_windows_can_hold_it_and_its_price_is_known(
    limits: tuple[Limit, ...], context: int, tokens: int, carried: bool
) -> None:
    spec = a_spec(limits=limits, model={"context": context})
    assert fits(ceilings(spec), cost(spec.model, tokens, 0)) is carried


def test_money_is_counted_where_there_is_a_price() -> None:
    spec = a_spec(limits=(Limit("usd", 0.01, "month", "fixed"),), model={"price": Price("usd", 1.0, 4.0)})
    assert fits(ceilings(spec), cost(spec.model, 2000, 1000))
    assert not fits(ceilings(spec), cost(spec.model, 2000, 3000))


def first(task: Task, **standings: tuple[dict[str, Any], Standing]) -> str:
    want = a_want(task)
    return min(standings, key=lambda name: seconds(a_spec(name, model=standings[name][0]), want, standings[name][1]))


def test_the_quick_goes_before_the_slow_and_the_free_before_the_busy() -> None:
    assert first("follow-up", slow=({}, Standing(2.0)), quick=({}, Standing(0.5))) == "quick"
    assert first("follow-up", busy=({}, Standing(1.0, busy=0.9)), idle=({}, Standing(1.0))) == "idle"
    assert first("follow-up", shaky=({}, Standing(1.0, trust=0.5)), sound=({}, Standing(1.5))) == "sound"


def test_one_that_answers_after_the_deadline_is_asked_last() -> None:
    assert first("follow-up", late=({}, Standing(5.5, plenty=4.0)), scarce=({}, Standing(4.5, plenty=0.3))) == "scarce"


def test_a_better_judge_is_worth_a_wait_for_a_review_only() -> None:
    wise, quick = ({"quality": 5}, Standing(2.0)), ({"quality": 3}, Standing(1.0))
    assert first("review", wise=wise, quick=quick) == "wise"
    assert first("follow-up", wise=wise, quick=quick) == "quick"


def test_what_would_be_lost_at_its_reset_is_plentiful_and_what_must_last_is_scarce() -> None:
    state, now = State(), NOON.timestamp()
    assert plenty(left(state, [DAY], now), now) == pytest.approx(2.0)
    for _ in range(75):
        state, _ = reserve(state, [DAY], {"requests": 1}, Span(now, now), "review", 0)
    assert plenty(left(state, [DAY], now), now) == pytest.approx(0.5)
    late = now + 11 * 3600
    assert plenty(left(state, [DAY], late), late) == choice.plenty(left(State(), [DAY], late), late) == 4.0


def test_the_scarcest_window_counts() -> None:
    now = NOON.timestamp()
    minute = Limit("requests", 10, "minute")
    state = State()
    for _ in range(5):
        state, _ = reserve(state, [DAY, minute], {"requests": 1}, Span(now, now), "review", 0)
    assert plenty(left(state, [DAY, minute], now), now) == pytest.approx(0.5)
