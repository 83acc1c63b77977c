"""The call budget: how rich an interview everybody can have, from the quota left and the demand to come. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from statistics import fmean

from msgspec import Struct

from interview.model import Mode

AHEAD = timedelta(hours=24)
"""How far quota and demand are looked at: as long as an interview may wait for its review."""

CALLS = 6
"""Model calls in a rich interview: a plan, three follow-ups, a review, a second judge."""

KEPT = 0.9
"""Part of the quota left that is given out; the rest is for estimates that were too low."""

DAYS = 7
"""Days looked back on for the demand of an hour."""

SURGE = 5.0
"""How many times an ordinary day a day is taken for, at most."""

# Of a day's starts, in thousandths, by hour UTC: nights are quiet, afternoons and evenings full. Used until there is
# a day on record; the operator's own days replace it hour by hour.
ORDINARY = (14, 10, 8, 8, 10, 14, 22, 32, 44, 52, 56, 56, 54, 56, 60, 62, 62, 64, 68, 68, 62, 52, 40, 26)

RICHER: tuple[Mode, ...] = ("offline", "lean", "standard", "rich")
PROMISING: frozenset[Mode] = frozenset({"standard", "rich"})
"""Modes in which everybody gets a review."""

INPUT_TOKENS, INPUT_EACH = 700, 400
OUTPUT_TOKENS, OUTPUT_EACH = 100, 120
"""A review's size: the instructions and the summary, and what each question adds."""


class Outlook(Struct, frozen=True):
    """What there is to give and who wants it, over the coming 24 hours.

    `carries`: how many reviews the quota allows until when, soonest first. `line`: ids of the interviews that wait,
    foremost first. `promised`: reviews promised to interviews under way. `expected`: starts to come.
    """

    at: datetime
    carries: tuple[tuple[datetime, int], ...]
    line: tuple[str, ...]
    promised: int
    expected: float

    @property
    def left(self) -> int:
        """Reviews that the quota allows in all."""
        return max((count for _, count in self.carries), default=0)


def review_size(questions: int) -> tuple[int, int]:
    """Tokens in and out of a review of so many questions."""
    return INPUT_TOKENS + INPUT_EACH * questions, OUTPUT_TOKENS + OUTPUT_EACH * questions


def mode(outlook: Outlook, richest: Mode) -> Mode:
    """The richest mode that everybody to come can have, no richer than `richest`."""
    free = outlook.left * KEPT - len(outlook.line) - outlook.promised
    expected = max(1.0, outlook.expected)
    if outlook.left <= 0:
        found: Mode = "offline"
    elif free >= CALLS * expected:
        found = "rich"
    elif free >= expected:
        found = "standard"
    else:
        found = "lean"
    return min(found, richest, key=RICHER.index)


def place_of(outlook: Outlook, id: str) -> int | None:
    """From 1; None when it is not in line."""
    return outlook.line.index(id) + 1 if id in outlook.line else None


def when(outlook: Outlook, place: int) -> datetime | None:
    """When the quota will have reached that place; None when not within what is looked at."""
    return next((until for until, count in outlook.carries if count >= place), None)


def horizons(now: datetime) -> tuple[datetime, ...]:
    """The moments up to which quota is looked at."""
    return tuple(now + timedelta(minutes=minutes) for minutes in (1, 10, 30, 60, 180, 360, 720, 1440))


def forecast(starts: Mapping[datetime, float], now: datetime, ordinary_day: float) -> float:
    """Starts expected in the coming 24 hours, from the starts of past hours.

    Each hour of the day counts with its mean over the days on record, or its part of `ordinary_day` where there is
    none; all of them are raised when today runs ahead of that so far.
    """
    today = now.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
    days = sorted({_day(hour) for hour in starts if today - timedelta(days=DAYS) <= hour < today})
    hours = [_typical(starts, hour, days, ordinary_day) for hour in range(24)]
    return sum(hours) * _surge(starts, today, now, hours)


def _typical(starts: Mapping[datetime, float], hour: int, days: Sequence[datetime], ordinary_day: float) -> float:
    if not days:
        return ordinary_day * ORDINARY[hour] / sum(ORDINARY)
    return fmean(starts.get(day + timedelta(hours=hour), 0.0) for day in days)


def _surge(starts: Mapping[datetime, float], today: datetime, now: datetime, hours: Sequence[float]) -> float:
    gone = (now - today) / timedelta(hours=1)
    usual = sum(count * min(1.0, max(0.0, gone - hour)) for hour, count in enumerate(hours))
    so_far = sum(count for hour, count in starts.items() if today <= hour <= now)
    return min(SURGE, max(1.0, so_far / max(usual, 1.0)))


def _day(hour: datetime) -> datetime:
    return hour.astimezone(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
