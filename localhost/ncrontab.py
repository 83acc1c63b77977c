"""Six-field NCRONTAB, as timer triggers write it: second minute hour day month day-of-week. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat")
# A day that comes round in a leap year only may be eight years away, over a century that has no leap year.
FURTHEST_DAYS = 366 * 8 + 1


class BadSchedule(ValueError):
    """The text is not a six-field NCRONTAB expression."""


@dataclass(frozen=True)
class _Field:
    name: str
    lowest: int
    highest: int
    names: tuple[str, ...] = ()


FIELDS = (
    _Field("second", 0, 59),
    _Field("minute", 0, 59),
    _Field("hour", 0, 23),
    _Field("day", 1, 31),
    _Field("month", 1, 12, MONTHS),
    _Field("day of week", 0, 6, DAYS),
)


@dataclass(frozen=True)
class Schedule:
    seconds: tuple[int, ...]
    minutes: tuple[int, ...]
    hours: tuple[int, ...]
    days: frozenset[int]
    months: frozenset[int]
    weekdays: frozenset[int]

    def after(self, moment: datetime) -> datetime:
        """The first occurrence later than `moment`, to the second."""
        start = moment.replace(microsecond=0) + timedelta(seconds=1)
        midnight = start.replace(hour=0, minute=0, second=0)
        for offset in range(FURTHEST_DAYS):
            day = midnight + timedelta(days=offset)
            if self._falls_on(day):
                found = self._first_time(day, start)
                if found is not None:
                    return found
        raise BadSchedule("it never comes round")

    def _falls_on(self, day: datetime) -> bool:
        weekday = day.isoweekday() % 7
        return day.month in self.months and day.day in self.days and weekday in self.weekdays

    def _first_time(self, day: datetime, start: datetime) -> datetime | None:
        for hour in self.hours:
            if day.replace(hour=hour, minute=59, second=59) < start:
                continue
            for minute in self.minutes:
                if day.replace(hour=hour, minute=minute, second=59) < start:
                    continue
                for second in self.seconds:
                    found = day.replace(hour=hour, minute=minute, second=second)
                    if found >= start:
                        return found
        return None


def parse(text: str) -> Schedule:
    """The schedule that `text` describes; BadSchedule says what is wrong with it."""
    parts = text.split()
    if len(parts) != len(FIELDS):
        raise BadSchedule(f"{text!r} has {len(parts)} fields, not six (second minute hour day month weekday)")
    seconds, minutes, hours, days, months, weekdays = map(_values, FIELDS, parts)
    schedule = Schedule(
        tuple(sorted(seconds)),
        tuple(sorted(minutes)),
        tuple(sorted(hours)),
        frozenset(days),
        frozenset(months),
        frozenset(weekdays),
    )
    schedule.after(datetime(2000, 1, 1))  # noqa: DTZ001 - any moment shows whether it ever comes round
    return schedule


def _values(field: _Field, text: str) -> set[int]:
    return {value for part in text.split(",") for value in _range(field, part)}


def _range(field: _Field, part: str) -> range:
    span, slash, step_text = part.partition("/")
    if slash and not (step_text.isascii() and step_text.isdigit() and int(step_text) > 0):
        raise BadSchedule(f"{part!r} is no step for the {field.name} field")
    first, dash, last = span.partition("-")
    if first == "*" and not dash:
        low, high = field.lowest, field.highest
    else:
        low = _number(field, first)
        # "5/15" counts on from 5 to the end of the field.
        high = _number(field, last) if dash else (field.highest if slash else low)
    if low > high:
        raise BadSchedule(f"{part!r} runs backwards in the {field.name} field")
    return range(low, high + 1, int(step_text) if slash else 1)


def _number(field: _Field, text: str) -> int:
    if re.fullmatch(r"[0-9]{1,2}", text):
        value = int(text)
    elif text.lower()[:3] in field.names and text.isascii() and text.isalpha():
        value = field.lowest + field.names.index(text.lower()[:3])
    else:
        raise BadSchedule(f"{text!r} does not belong in the {field.name} field")
    if not field.lowest <= value <= field.highest:
        raise BadSchedule(f"{text} is outside {field.lowest} to {field.highest} in the {field.name} field")
    return value
