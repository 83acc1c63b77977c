"""From one reset to the next: the start of the second, minute, hour, day or month in the limit's zone, or never.

A slot is the start of such a period. A call that may arrive on either side of a reset is counted on both.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from msgspec.structs import replace

from providers.windows.window import SECONDS, Span, Spent, added
from providers.wire import Limit, Per

QUARTER = 900
"""Seconds. In every zone in use, days begin on a quarter of an hour."""

ON_RECORD = 16
"""Periods that are remembered, so that a clock that went ahead may come back to one."""


def period(limit: Limit, at: float) -> tuple[float, float]:
    """The start and the end of the period that holds the moment."""
    if limit.per == "once":
        return 0.0, math.inf
    if limit.per in ("day", "month"):
        return _calendar(limit.per, limit.zone, math.floor(at / QUARTER))
    length = SECONDS[limit.per]
    start = math.floor(at / length) * length
    return start, start + length


@lru_cache(maxsize=256)
def _calendar(per: Per, zone: str, quarter: int) -> tuple[float, float]:
    here = datetime.fromtimestamp(quarter * QUARTER, ZoneInfo(zone))
    midnight = here.replace(hour=0, minute=0, second=0, fold=0)
    if per == "day":
        return midnight.timestamp(), (midnight + timedelta(days=1)).timestamp()
    first = midnight.replace(day=1)
    return first.timestamp(), (first + timedelta(days=31)).replace(day=1).timestamp()


def room(limit: Limit) -> float:
    return limit.amount


def used(limit: Limit, spent: Spent, span: Span) -> float:
    return max(spent.slots.get(slot, 0.0) for slot in _touched(limit, span))


def charge(limit: Limit, spent: Spent, span: Span, amount: float) -> Spent:
    slots = spent.slots
    for slot in _touched(limit, span):
        slots = added(slots, slot, amount)
    return replace(spent, slots=slots)


def settle(limit: Limit, spent: Spent, charged: Span, amount: float, met: Span, real: float) -> Spent:
    slots = spent.slots
    touched = set(_touched(limit, met))
    for slot in _touched(limit, charged):
        if slot in slots:
            slots = added(slots, slot, (real if slot in touched else 0.0) - amount)
    return replace(spent, slots=slots)


def free(limit: Limit, spent: Spent, span: Span, amount: float) -> float:
    """The reset after the fullest period that the span touches."""
    fullest = max(_touched(limit, span), key=lambda slot: spent.slots.get(slot, 0.0))
    return period(limit, fullest)[1] if amount <= spent.slots.get(fullest, 0.0) else math.inf


def fill(limit: Limit, spent: Spent, now: float) -> Spent:
    """A period before one on record is over, whatever the clock says now. In that one the count still holds."""
    start = int(period(limit, now)[0])
    if start >= max(spent.slots, default=start):
        return spent
    return replace(spent, slots={**spent.slots, start: max(limit.amount, spent.slots.get(start, 0.0))})


def tidy(limit: Limit, spent: Spent, before: float) -> Spent:
    if len(spent.slots) <= ON_RECORD:
        return spent
    return replace(spent, slots={slot: spent.slots[slot] for slot in sorted(spent.slots)[-ON_RECORD:]})


def _touched(limit: Limit, span: Span) -> Iterator[int]:
    at = span.since
    while True:
        start, end = period(limit, at)
        yield int(start)
        if end > span.until:
            return
        at = end
