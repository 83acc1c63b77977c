"""When a provider is given up on: for good, or after a while in which nothing it did was right."""

from __future__ import annotations

from providers.ailing import ailing
from providers.quota import State, faring
from tests.providers.specimens import spec


def test_a_provider_is_given_up_on_for_good_or_after_five_minutes_and_not_for_spent_quota() -> None:
    one = spec("groq")

    def told(wrong: str, since: float = 10_000.0, seen: float = 10_000.0) -> str:
        return ailing([one], {one.scope: State(seen=seen, wrong=wrong, wrong_at=since)}, 10_000.0)["groq"]

    assert told("") == told("rate_limited: slow down", 0.0) == told("unreachable: no route") == ""
    assert told("bad_key: 401") == "bad_key: 401"
    assert told("unreachable: no route", 9_600.0) == "unreachable: no route"


def test_one_call_that_failed_at_night_is_no_outage() -> None:
    one = spec("groq")
    night = State(seen=1_000.0, wrong="timeout: no answer", wrong_at=1_020.0)
    assert ailing([one], {one.scope: night}, 10_000.0) == {"groq": ""}


def test_a_provider_is_ill_since_its_first_fault_however_the_next_ones_read() -> None:
    state = faring(faring(State(), "timeout: after 3.1 s", 5.0), "unreachable: no route", 9.0)
    assert (state.wrong, state.wrong_at) == ("unreachable: no route", 5.0)
    assert faring(faring(State(), "quota_exhausted", 5.0), "timeout: after 3.1 s", 9.0).wrong_at == 9.0
    assert faring(state, "", 12.0).wrong_at == 0.0


def test_a_provider_of_which_one_counter_fares_well_meanwhile_lives() -> None:
    one, two = spec("groq", 0), spec("groq", 1)
    ill = State(wrong="gone: no such model", wrong_at=1.0)
    for order in ([one, two], [two, one]):
        assert ailing(order, {one.scope: ill, two.scope: State(seen=2.0)}, 10_000.0) == {"groq": ""}
        assert ailing(order, {one.scope: ill}, 10_000.0) == {"groq": "gone: no such model"}
