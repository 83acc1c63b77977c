"""When a model is left alone, for how long, and how it comes back."""

from __future__ import annotations

import pytest

from providers.errors import BadKey, BadOutput, Overloaded, ProviderError, RateLimited, TimedOut
from providers.health import PATIENCE, TRIAL_S, Health, failed, may_try, percentile, standing, started, succeeded, trust
from providers.wards import Wards
from tests.providers.specimens import spec


def after(*errors: ProviderError, now: float = 100.0) -> Health:
    found = Health()
    for error in errors:
        found = failed(found, error, now)
    return found


def test_one_passing_fault_changes_nothing_and_several_in_a_row_bring_a_rest() -> None:
    assert standing(after(Overloaded()), 100) == "closed"
    assert standing(after(*[Overloaded()] * PATIENCE), 100) == "open"
    mended = succeeded(after(*[TimedOut()] * (PATIENCE - 1)), 1.0)
    assert standing(failed(mended, TimedOut(), 100), 100) == "closed"


def test_a_wrong_key_rests_at_once_and_says_why() -> None:
    found = after(BadKey("401 no such key"))
    assert standing(found, 3000) == "open"
    assert found.wrong == "bad_key: 401 no such key"


def test_a_bad_reply_brings_no_rest_but_costs_trust() -> None:
    found = after(*[BadOutput("not JSON")] * 9)
    assert standing(found, 100) == "closed"
    assert trust(found) == pytest.approx(0.1)


def test_a_provider_s_own_time_counts_where_it_names_one() -> None:
    found = failed(Health(), RateLimited(), 100, rest_s=7)
    assert standing(found, 106) == "open"
    assert standing(found, 108) == "half-open"


def test_one_call_tries_whether_it_is_back_and_the_others_wait() -> None:
    found = after(BadKey())
    later = found.rests_until + 1
    assert may_try(found, later)
    trying = started(found, later)
    assert not may_try(trying, later)
    assert may_try(trying, later + TRIAL_S), "who refuses does so at once"
    assert standing(succeeded(trying, 1.0), later) == "closed"
    assert standing(failed(trying, BadKey(), later), later + 1) == "open"


def test_calls_that_were_out_when_a_rest_began_do_not_lengthen_it() -> None:
    resting = after(*[Overloaded()] * PATIENCE)
    for _ in range(20):
        resting = failed(resting, Overloaded(), 101)
    assert resting.rests_until == after(*[Overloaded()] * PATIENCE).rests_until
    again = failed(started(resting, 110), Overloaded(), 110)
    assert again.rests_until - 110 == 2 * (resting.rests_until - 100)


def test_rests_grow_while_the_fault_lasts() -> None:
    found, now, rests = after(*[Overloaded()] * PATIENCE), 100.0, []
    for _ in range(8):
        rests.append(found.rests_until - now)
        now = found.rests_until
        found = failed(started(found, now), Overloaded(), now)
    assert rests == sorted(rests)
    assert rests[1] == 2 * rests[0]
    assert rests[-1] == rests[-2] == 300


def test_percentiles_are_of_the_latest_answers() -> None:
    found = Health()
    assert percentile(found, 0.5) is None
    for nth in range(200):
        found = succeeded(found, float(nth))
    assert percentile(found, 0.5) == 167
    assert percentile(found, 0.95) == 196


def test_who_counts_hears_how_each_attempt_fared() -> None:
    heard: list[tuple[str, str]] = []
    wards, one = Wards(lambda: 0.0, lambda provider, outcome: heard.append((provider, outcome))), spec("groq")
    wards.started(one)
    wards.succeeded(one, 0.5)
    wards.started(one)
    wards.failed(one, BadKey("401"), None)
    wards.dropped(one)
    assert heard == [("groq", "ok"), ("groq", "bad_key")]
