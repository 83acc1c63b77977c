"""Which providers give nothing and will not by themselves. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from providers.quota import State, is_ill
from providers.wire import Spec

FOR_GOOD = ("bad_key", "payment_needed", "gone", "zero_quota")
"""Faults that somebody has to do something about (errors.Kind)."""

PATIENCE_S = 300.0
"""So long another fault may last."""


def ailing(specs: Iterable[Spec], states: Mapping[str, State], now: float) -> dict[str, str]:
    """For each provider why it is given up on; "" where one of its counters fared well since. `now` in seconds of the
    epoch."""
    counters: dict[str, dict[str, tuple[Spec, State]]] = {}
    for spec in specs:
        counters.setdefault(spec.name, {})[spec.scope] = spec, states.get(spec.scope, State())
    return {name: _of_one(each.values(), now) for name, each in counters.items()}


def _of_one(counters: Iterable[tuple[Spec, State]], now: float) -> str:
    found = list(counters)
    # What was never tried, or not since the others fell ill, says nothing for the provider.
    well_at = max((state.seen for _, state in found if not is_ill(state.wrong)), default=0.0)
    return next((why for spec, state in found if state.wrong_at > well_at and (why := _why(spec, state, now))), "")


def _why(spec: Spec, state: State, now: float) -> str:
    kind = state.wrong.partition(":")[0]
    if not is_ill(state.wrong) or kind in FOR_GOOD:
        return state.wrong if kind in FOR_GOOD else ""
    # One call that failed, and none since, is no outage. Where nothing is counted nobody knows when the latest was.
    again = state.seen > state.wrong_at or not spec.limits
    return state.wrong if again and now - state.wrong_at >= PATIENCE_S else ""
