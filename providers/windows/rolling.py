"""Never more than the amount in any stretch of the window's length, wherever it begins.

So it is safe also for providers that count by the minute of the clock. A slot is the end of a 120th of the window, and
holds what may have reached the provider until then.
"""

from __future__ import annotations

import math

from msgspec.structs import replace

from providers.windows.window import BEHIND_S, SECONDS, TINY, Span, Spent, added
from providers.wire import Limit

PARTS = 120


def room(limit: Limit) -> float:
    return limit.amount


def used(limit: Limit, spent: Spent, span: Span) -> float:
    """What shares a stretch with any moment of the span, on either side: a clock that is behind finds charges ahead."""
    length = SECONDS[limit.per]
    part = length / PARTS
    oldest, newest = (span.since - length) / part, (span.until + max(length, BEHIND_S) + spent.longest) / part + 1
    return sum(amount for slot, amount in spent.slots.items() if oldest < slot < newest)


def charge(limit: Limit, spent: Spent, span: Span, amount: float) -> Spent:
    slots = added(spent.slots, _slot(limit, span.until), amount)
    return replace(spent, slots=slots, longest=max(spent.longest, span.until - span.since))


def settle(limit: Limit, spent: Spent, charged: Span, amount: float, met: Span, real: float) -> Spent:
    slot = _slot(limit, charged.until)
    if slot not in spent.slots:
        return spent  # its window is over
    slots = added(spent.slots, slot, -min(amount, spent.slots[slot]))
    return replace(spent, slots=added(slots, _slot(limit, met.until), real))


def free(limit: Limit, spent: Spent, span: Span, amount: float) -> float:
    length = SECONDS[limit.per]
    part = length / PARTS
    for slot in sorted(slot for slot in spent.slots if slot > (span.since - length) / part):
        amount -= spent.slots[slot]
        if amount <= TINY:
            return slot * part + length
    return math.inf


def fill(limit: Limit, spent: Spent, now: float) -> Spent:
    return replace(spent, slots={**spent.slots, _slot(limit, now): limit.amount})


def tidy(limit: Limit, spent: Spent, before: float) -> Spent:
    oldest = (before - SECONDS[limit.per]) * PARTS / SECONDS[limit.per]
    if all(slot > oldest for slot in spent.slots):
        return spent
    return replace(spent, slots={slot: amount for slot, amount in spent.slots.items() if slot > oldest})


def _slot(limit: Limit, at: float) -> int:
    return math.ceil(at * PARTS / SECONDS[limit.per])
