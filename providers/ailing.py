"""Which providers give nothing and will not by themselves. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from providers.quota import State
from providers.wire import Spec

FOR_GOOD = ("bad_key", "payment_needed", "gone", "zero_quota")
"""Faults that somebody has to do something about (errors.Kind)."""

SPENT = ("rate_limited", "quota_exhausted")
"""Not ill: it gives again when its window turns."""

PATIENCE_S = 1800.0
"""So long another fault may last."""


def ailing(specs: Iterable[Spec], states: Mapping[str, State], now: float) -> dict[str, str]:
    """For each provider why it is given up on; "" where one of its counters fares well. `now` in seconds of the
    epoch."""
    found: dict[str, str] = {}
    for spec in specs:
        why = _why(states.get(spec.scope, State()), now)
        found[spec.name] = why and found.get(spec.name, why)
    return found


def _why(state: State, now: float) -> str:
    kind = state.wrong.partition(":")[0]
    if kind in SPENT or not state.wrong:
        return ""
    return state.wrong if kind in FOR_GOOD or now - state.wrong_at >= PATIENCE_S else ""
