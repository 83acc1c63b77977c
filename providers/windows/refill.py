"""A bucket that fills up all the time. A charge begins to fill up again only when it has surely arrived.

Until then it is held, in the slot of the second by whose end it has arrived or was never sent. Our bucket so never
has more in it than the provider's: whatever reached it later, had less time to fill up again.
"""

from __future__ import annotations

import math

from msgspec.structs import replace

from providers.windows.window import SECONDS, TINY, Span, Spent, added
from providers.wire import Limit

MARGIN_S = 60.0
"""A full bucket and what flows in during so many seconds stay under the limit, for providers that count by minutes."""


def room(limit: Limit) -> float:
    return limit.amount - _rate(limit) * MARGIN_S


def used(limit: Limit, spent: Spent, span: Span) -> float:
    now = _at(limit, spent, span.since)
    return now.level + sum(now.slots.values())


def charge(limit: Limit, spent: Spent, span: Span, amount: float) -> Spent:
    now = _at(limit, spent, span.since)
    return replace(now, slots=added(now.slots, math.ceil(span.until), amount))


def settle(limit: Limit, spent: Spent, charged: Span, amount: float, met: Span, real: float) -> Spent:
    now, slot = _at(limit, spent, met.until), math.ceil(charged.until)
    if slot not in now.slots:
        return now  # it has begun to fill up again
    return replace(now, slots=added(now.slots, slot, -min(amount, now.slots[slot])), level=now.level + real)


def free(limit: Limit, spent: Spent, span: Span, amount: float) -> float:
    if amount > used(limit, spent, span) + TINY:
        return math.inf
    return span.since + amount / _rate(limit)


def fill(limit: Limit, spent: Spent, now: float) -> Spent:
    return replace(spent, slots={}, level=limit.amount, at=now)


def tidy(limit: Limit, spent: Spent, before: float) -> Spent:
    return spent


def _rate(limit: Limit) -> float:
    return limit.amount / SECONDS[limit.per]


def _at(limit: Limit, spent: Spent, now: float) -> Spent:
    """The bucket as it is at `now`: what was held until before has joined the level in its turn."""
    level, at, slots = spent.level, spent.at, spent.slots
    for slot in sorted(slot for slot in slots if slot <= now):
        level = max(0.0, level - _rate(limit) * max(0.0, slot - at)) + slots[slot]
        at, slots = max(at, slot), added(slots, slot, -slots[slot])
    level = max(0.0, level - _rate(limit) * max(0.0, now - at))
    return replace(spent, slots=slots, level=level, at=max(at, now))
