"""The kinds of window that limits have."""

from __future__ import annotations

from providers.windows import fixed, refill, rolling
from providers.windows.window import Kind
from providers.wire import Limit

ROLLING = Kind(
    rolling.room,
    rolling.used,
    rolling.charge,
    rolling.settle,
    rolling.free,
    rolling.fill,
    rolling.tidy,
)
FIXED = Kind(
    fixed.room,
    fixed.used,
    fixed.charge,
    fixed.settle,
    fixed.free,
    fixed.fill,
    fixed.tidy,
)
REFILL = Kind(
    refill.room,
    refill.used,
    refill.charge,
    refill.settle,
    refill.free,
    refill.fill,
    refill.tidy,
)


def kind_of(limit: Limit) -> Kind:
    """A bucket that fills up within a minute is counted as a rolling one: safe whichever way its provider counts."""
    if limit.per == "once" or limit.reset == "fixed":
        return FIXED
    if limit.reset == "refill" and limit.per not in ("second", "minute"):
        return REFILL
    return ROLLING
