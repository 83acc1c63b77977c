"""What a webhook was told of an incident, held against what it should have been. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from msgspec import Struct

SOON = 11.0
"""Minutes of the app within which each fault has to be told: two looks, and what they take."""


class Telling(Struct, frozen=True):
    """`minute`: of the app, since the run began."""

    minute: float
    alert: str
    state: str


class Fault(Struct, frozen=True):
    """Something that fails, and how the names of the alerts begin of which one at least is its own."""

    name: str
    own: tuple[str, ...]


FAULTS = (
    Fault("providers", ("provider-",)),
    Fault("Redis", ("tier-redis",)),
    Fault("storage", ("storage-",)),
)
SHARED = "failed-dependencies"
"""Fires whichever of them it is that fails."""


def wrong(told: Sequence[Telling], began: float) -> list[str]:
    """What does not hold, in a line each."""
    found = [f"{each.alert} fired before anything failed" for each in told if each.minute < began]
    for fault in (*FAULTS, Fault("anything", (SHARED,))):
        first = firsts(told, fault)
        if first is None:
            found.append(f"nothing told of {fault.name}")
        elif first - began > SOON:
            found.append(f"{fault.name}: told after {first - began:.1f} minutes")
    counts = Counter((each.alert, each.state) for each in told)
    for name in sorted({each.alert for each in told}):
        for state in ("firing", "resolved"):
            if counts[name, state] != 1:
                found.append(f"{name}: {counts[name, state]} times {state}")
    return found


def firsts(told: Sequence[Telling], fault: Fault) -> float | None:
    """The minute at which the first alert of a fault's own fired."""
    own = [each.minute for each in told if each.state == "firing" and each.alert.startswith(fault.own)]
    return min(own, default=None)
