"""How a model has been doing in this process, and whether to leave it alone for now. Pure; times are monotonic."""

from __future__ import annotations

import math
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from providers.errors import Kind, ProviderError

PATIENCE = 3
"""Passing faults in a row after which a model is left alone; any other fault that asks for a rest gets it at once."""

PASSING: frozenset[Kind] = frozenset({"overloaded", "timeout", "unreachable"})

LONGEST_REST_S = 300.0
"""What the rest after passing faults grows to, doubling with each."""

TRIAL_S = 1.0
"""So long a call has tried whether a model is back, and another one tries too: who is still down says so at once, and a
whole answer takes ten times as long."""

KEPT = 64
"""Latencies that are remembered: enough for a 95th percentile, few enough to forget a bad hour."""

Standing = Literal["closed", "open", "half-open"]
"""`half-open`: its rest is over, and a call at a time tries whether it has come back."""


class Health(Struct, frozen=True):
    """`failed`: faults in a row. `rests_until`: 0 where it does not rest. `tried_at`: when the latest call went out
    that tries whether it has come back, None where none is out. `seconds`: of the latest answers. `wrong`: the latest
    fault in words, until something succeeds."""

    failed: int = 0
    rests_until: float = 0.0
    tried_at: float | None = None
    seconds: tuple[float, ...] = ()
    answered: int = 0
    errors: dict[Kind, int] = {}
    wrong: str = ""


def standing(health: Health, now: float) -> Standing:
    if not health.rests_until:
        return "closed"
    return "open" if now < health.rests_until else "half-open"


def may_try(health: Health, now: float) -> bool:
    if not health.rests_until:
        return True
    return now >= health.rests_until and (health.tried_at is None or now - health.tried_at >= TRIAL_S)


def back_in(health: Health, now: float) -> float:
    """Seconds until its rest is over; 0 where it does not rest, and while a call tries whether it has come back."""
    return max(0.0, health.rests_until - now)


def started(health: Health, now: float) -> Health:
    return replace(health, tried_at=now) if health.rests_until else health


def dropped(health: Health) -> Health:
    """The call was given up before anything could be told from it."""
    return health if health.tried_at is None else replace(health, tried_at=None)


def succeeded(health: Health, seconds: float) -> Health:
    return replace(
        health,
        failed=0,
        rests_until=0.0,
        tried_at=None,
        seconds=(*health.seconds[1 - KEPT :], seconds),
        answered=health.answered + 1,
        wrong="",
    )


def failed(health: Health, error: ProviderError, now: float, rest_s: float | None = None) -> Health:
    """`rest_s`: how long the provider itself asked to be left alone, None where it did not say."""
    rest = error.rest_s if rest_s is None else rest_s
    passing = error.kind in PASSING and rest_s is None
    # Calls that were out together when a burst began all say the same: only a call that tries makes a rest longer.
    late = passing and health.rests_until > 0 and health.tried_at is None
    count = health.failed if late else health.failed + 1
    if late:
        rest = 0.0
    elif passing:
        rest = min(LONGEST_REST_S, rest * 2 ** (count - PATIENCE)) if count >= PATIENCE else 0.0
    until = now + rest if rest > 0 else 0.0
    return replace(
        health,
        failed=count,
        rests_until=max(health.rests_until, until) if health.tried_at is None else until,
        tried_at=None,
        errors={**health.errors, error.kind: health.errors.get(error.kind, 0) + 1},
        wrong=f"{error.kind}: {error}",
    )


def percentile(health: Health, share: float) -> float | None:
    """Seconds within which that share of the latest answers came; None before the first."""
    if not health.seconds:
        return None
    ranked = sorted(health.seconds)
    return ranked[max(0, math.ceil(share * len(ranked)) - 1)]


def trust(health: Health) -> float:
    """The share of calls that were answered, from 0 to 1, with the benefit of the doubt for who was hardly asked."""
    return (health.answered + 1) / (health.answered + sum(health.errors.values()) + 1)
