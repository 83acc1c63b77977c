"""The call budget: the richest mode that everybody can have, and the demand it is weighed against."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import budget
from interview.budget import ORDINARY, Outlook
from interview.model import Mode
from tests.factories import NOW

MIDNIGHT = datetime(2026, 11, 23, tzinfo=UTC)


def outlook(left: int, *, line: int = 0, promised: int = 0, expected: float = 100.0) -> Outlook:
    ends = budget.horizons(NOW)
    counts = [left * nth // len(ends) for nth in range(1, len(ends) + 1)]
    ids = tuple(f"i-{nth}" for nth in range(line))
    return Outlook(NOW, tuple(zip(ends, counts, strict=True)), ids, promised, expected)


@pytest.mark.parametrize(
    ("left", "mode"),
    [(0, "offline"), (1, "lean"), (111, "lean"), (112, "standard"), (666, "standard"), (667, "rich")],
)
def test_the_mode_follows_from_quota_and_demand(left: int, mode: Mode) -> None:
    assert budget.mode(outlook(left), "rich") == mode


def test_those_in_line_and_those_promised_come_before_newcomers() -> None:
    assert budget.mode(outlook(700), "rich") == "rich"
    assert budget.mode(outlook(700, line=20, promised=20), "rich") == "standard"
    assert budget.mode(outlook(700, line=300, promised=300), "rich") == "lean"


def test_a_setting_caps_the_mode_and_never_lifts_it() -> None:
    assert [budget.mode(outlook(10_000), cap) for cap in budget.RICHER] == list(budget.RICHER)
    assert budget.mode(outlook(5), "rich") == "lean"


@given(st.integers(0, 5000), st.integers(0, 300), st.integers(0, 300), st.floats(0, 20_000))
def test_more_quota_or_less_demand_never_makes_a_mode_poorer(
    left: int, line: int, promised: int, expected: float
) -> None:
    def rank(**changes: int | float) -> int:
        asked = {"left": left, "line": line, "promised": promised, "expected": expected} | changes
        return budget.RICHER.index(
            budget.mode(
                outlook(
                    int(asked["left"]),
                    line=int(asked["line"]),
                    promised=int(asked["promised"]),
                    expected=asked["expected"],
                ),
                "rich",
            )
        )

    now = rank()
    assert rank(left=left + 100) >= now
    assert rank(line=0) >= now
    assert rank(expected=expected / 2) >= now


def test_todays_free_tiers_carry_a_small_day_richly_and_a_full_one_leanly() -> None:
    """About 520 reviews by tokens (2.6 million a day, 5,000 each) against 50, 300 and 10,000 interviews."""
    modes = [budget.mode(outlook(520, expected=expected), "rich") for expected in (50, 300, 10_000)]
    assert modes == ["rich", "standard", "lean"]


def test_a_day_of_promises_never_exceeds_what_is_left() -> None:
    left, promised, hours = 520, 0, []
    for hour in range(24):
        starts = round(1000 * ORDINARY[hour] / 1000)
        to_come = sum(ORDINARY[hour:]) / 1000 * 1000
        for nth in range(starts):
            mode = budget.mode(outlook(left, promised=promised, expected=to_come - nth), "rich")
            promised += mode in budget.PROMISING
        hours.append(promised)
    assert 0 < promised <= left * budget.KEPT
    assert hours[12] < promised, "the evening gets its part too"


def test_before_any_day_is_on_record_an_ordinary_day_is_expected() -> None:
    assert budget.forecast({}, MIDNIGHT, 200) == pytest.approx(200)


def test_the_hours_of_past_days_are_the_forecast() -> None:
    starts = {MIDNIGHT - timedelta(days=ago) + timedelta(hours=9): 30.0 for ago in (1, 2, 3)}
    starts[MIDNIGHT - timedelta(days=3) + timedelta(hours=20)] = 30.0
    assert budget.forecast(starts, MIDNIGHT, 5000) == pytest.approx(40)


def test_a_day_that_runs_ahead_raises_the_forecast_within_reason() -> None:
    usual = {MIDNIGHT - timedelta(days=1) + timedelta(hours=hour): 10.0 for hour in range(24)}
    noon = MIDNIGHT + timedelta(hours=12)
    twice = usual | {MIDNIGHT + timedelta(hours=hour): 20.0 for hour in range(12)}
    flood = usual | {MIDNIGHT + timedelta(hours=hour): 9000.0 for hour in range(12)}
    assert budget.forecast(usual, noon, 0) == pytest.approx(240)
    assert budget.forecast(twice, noon, 0) == pytest.approx(480)
    assert budget.forecast(flood, noon, 0) == pytest.approx(240 * budget.SURGE)


def test_a_place_in_line_is_reached_when_the_quota_is() -> None:
    seen = outlook(80, line=12)
    assert budget.place_of(seen, "i-3") == 4
    assert budget.place_of(seen, "unknown") is None
    assert budget.when(seen, 10) == NOW + timedelta(minutes=1)
    assert budget.when(seen, 75) == NOW + timedelta(hours=24)
    assert budget.when(seen, 81) is None
