"""When an alert fires and when it resolves: once each, however the readings jump. Pure."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

RESOLVES_AFTER = 3
"""Looks in a row. Who is told that it is over believes it."""


class Alert(Struct, frozen=True):
    """`streak`: looks in a row that say otherwise than `firing`. `since`: when that last changed."""

    firing: bool = False
    streak: int = 0
    since: datetime | None = None


def look(alert: Alert, bad: bool, now: datetime, fires_after: int) -> Alert:
    """`fires_after`: so many bad looks in a row."""
    if bad == alert.firing:
        return replace(alert, streak=0)
    streak = alert.streak + 1
    if streak < (RESOLVES_AFTER if alert.firing else fires_after):
        return replace(alert, streak=streak)
    return Alert(firing=bad, since=now)
