"""What has been spent in one window of a limit, and what a kind of window can say about it."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from providers.wire import Limit, Per

SECONDS: dict[Per, float] = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "month": 31 * 86_400}
"""How long a window may last at most; one that is given `once` never ends."""

BEHIND_S = 10.0
"""Clocks of several machines may differ by so much. A clock further behind than the last one has jumped."""

TINY = 1e-6
"""What sums of fractions may be off by."""


class Span(Struct, frozen=True):
    """When a call reaches its provider: not before `since` and not after `until`, seconds of the epoch by the clock."""

    since: float
    until: float


class Spent(Struct, frozen=True, omit_defaults=True):
    """Amounts by slot; what a slot is, each kind of window says. `level` is what a bucket lacked to be full at `at`.
    `longest`: seconds from `since` to `until` of the longest call charged."""

    slots: dict[int, float] = {}
    level: float = 0.0
    at: float = 0.0
    longest: float = 0.0


class Kind(Struct, frozen=True):
    """How one kind of window counts. All functions are pure.

    `room`: what may be spent at most at a time. `used`: what counts against a call in that span. `charge`: adds an
    amount. `settle`: replaces a charge (its span and amount) by what came of it (the same). `free`: the earliest time
    at which so much will have been given back; infinite for never. `fill`: nothing left, as of that time. `tidy`:
    forgets what no call after that time can meet.
    """

    room: Callable[[Limit], float]
    used: Callable[[Limit, Spent, Span], float]
    charge: Callable[[Limit, Spent, Span, float], Spent]
    settle: Callable[[Limit, Spent, Span, float, Span, float], Spent]
    free: Callable[[Limit, Spent, Span, float], float]
    fill: Callable[[Limit, Spent, float], Spent]
    tidy: Callable[[Limit, Spent, float], Spent]


def added(slots: dict[int, float], slot: int, amount: float) -> dict[int, float]:
    """The slots with that much more (or less) in one of them, which is left out when nothing remains in it."""
    total = slots.get(slot, 0.0) + amount
    if total > TINY:
        return {**slots, slot: total}
    return {each: held for each, held in slots.items() if each != slot}
