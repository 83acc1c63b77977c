"""How the simulator says no for each row of the catalogue, and that the product understands what was meant."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bench.simulator.referee import Standing
from bench.simulator.refusals import Refusal, broken, limited
from bench.simulator.weather import Fault
from bench.simulator.windows import Rule
from providers.errors import ProviderError
from providers.reading import read
from providers.wire import Limit, Spec
from tests.providers.test_simulated_dialects import SPECS

NOW = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)

MEANT: dict[Fault, set[str]] = {
    "bad_key": {"bad_key"},
    "payment_needed": {"payment_needed", "quota_exhausted"},
    "gone": {"gone"},
    "overloaded": {"overloaded"},
    "html": {"overloaded"},
    "capacity": {"overloaded"},
    "rate_limited": {"rate_limited"},
    "quota_exhausted": {"quota_exhausted", "payment_needed"},
    "zero_quota": {"zero_quota", "rate_limited"},
    "error_in_200": {"overloaded"},
}
# Where a row can say more than one thing, and these say it plainly.
PLAIN = {("mistral", "zero_quota"), ("gemini", "zero_quota"), ("groq", "zero_quota")}
ROWS = list({spec.name: spec for spec in reversed(SPECS)}.values())


def meant(spec: Spec, refusal: Refusal) -> ProviderError:
    """The error that an answer is to the product."""
    raw = refusal.body if isinstance(refusal.body, str) else json.dumps(refusal.body)
    with pytest.raises(ProviderError) as raised:
        read(spec, refusal.status, refusal.headers, raw.encode(), NOW)
    return raised.value


@pytest.mark.parametrize("spec", ROWS, ids=lambda spec: spec.name)
@pytest.mark.parametrize("fault", MEANT)
def test_a_fault_at_the_door_is_understood(spec: Spec, fault: Fault) -> None:
    kinds = MEANT[fault] if (spec.name, fault) not in PLAIN else {fault}
    assert meant(spec, broken(spec.name, spec.model.id, fault)).kind in kinds


LIMITS = [(spec, limit) for spec in SPECS for limit in spec.limits]


@pytest.mark.parametrize(("spec", "limit"), LIMITS, ids=[f"{s.id}-{x.unit}-{x.per}" for s, x in LIMITS])
def test_a_full_window_is_understood_and_nobody_comes_back_too_early(spec: Spec, limit: Limit) -> None:
    rule = Rule(limit.unit, limit.amount, limit.per, limit.reset, limit.zone)
    short = limit.per in ("second", "minute", "hour")
    wait_s = 23.4 if short else 7_000.0
    error = meant(spec, limited(spec.name, spec.model.id, Standing(rule, limit.amount, 1.0, wait_s), NOW.timestamp()))
    assert error.kind in ({"rate_limited"} if short else {"quota_exhausted", "rate_limited", "payment_needed"})
    if error.until is not None and limit.reset != "fixed":
        assert (error.until - NOW).total_seconds() == pytest.approx(wait_s, abs=1.0)
