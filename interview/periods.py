"""Spans of time as résumés write them, in several languages, and how long they are together. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import cache

from msgspec import Struct

from interview.terms import terms

EARLIEST = 1950
LONGEST_YEARS = 60


class Period(Struct, frozen=True):
    """From one month to another, as counts of months since year 0; `end` is None for "until now".

    `text[first:last]` says so. `by_month`: whether both ends name a month, or only years.
    """

    start: int
    end: int | None
    first: int
    last: int
    by_month: bool


@cache
def _date() -> str:
    months = "|".join(sorted(map(re.escape, terms().months), key=len, reverse=True))
    return (
        rf"(?:(?P<word{{0}}>{months})\.?,?\s*(?:de\s+|of\s+|'|/|-)?\s*(?P<wordyear{{0}}>(?:19|20)\d\d)"
        r"|(?P<month{0}>0?[1-9]|1[0-2])\s?[/.\-]\s?(?P<monthyear{0}>(?:19|20)\d\d)"
        r"|(?:\d\d?\.)(?P<dotmonth{0}>0?[1-9]|1[0-2])\.(?P<dotyear{0}>(?:19|20)\d\d)"
        r"|(?P<yearfirst{0}>(?:19|20)\d\d)\s?[/.\-年]\s?(?P<secondmonth{0}>0[1-9]|1[0-2]|[1-9](?!\d))月?"
        r"|(?:(?:spring|summer|autumn|fall|winter|frühjahr|sommer|herbst|verano|invierno)\s+)?"
        r"(?P<year{0}>(?:19|20)\d\d)年?(?![\d.,/]*\d))"
    )


@cache
def _ranges() -> tuple[re.Pattern[str], re.Pattern[str]]:
    time, date = terms().time, _date()
    now = "|".join(map(re.escape, time["now"]))
    to = "|".join(map(re.escape, time["to"]))
    since = "|".join(map(re.escape, time["since"]))
    dash = rf"\s*(?:[-–—‑‐−~〜～]{{1,2}}|\s(?:{to})\s)\s*"
    ending = rf"(?:(?:{to})?\s*(?P<now>(?:{now}))(?!\w)|{date.replace('{0}', '2')})"
    both = re.compile(rf"(?<![\w/.])(?:{since})?\s*{date.replace('{0}', '1')}{dash}{ending}", re.IGNORECASE)
    open_ended = re.compile(rf"(?<!\w)(?:{since})\s+{date.replace('{0}', '1')}", re.IGNORECASE)
    return both, open_ended


def periods(text: str, now: datetime) -> tuple[Period, ...]:
    """Every span of a text, in order: `2019 – 2021`, `März 2020 bis heute`, `desde 05/2018`; no impossible ones."""
    both, open_ended = _ranges()
    found = [_period(match, now, closed=True) for match in both.finditer(text)]
    taken = [(one.first, one.last) for one in found if one]
    for match in open_ended.finditer(text):
        if not any(first < match.end() and match.start() < last for first, last in taken):
            found.append(_period(match, now, closed=False))
    return tuple(sorted((one for one in found if one), key=lambda one: one.first))


def _period(match: re.Match[str], now: datetime, *, closed: bool) -> Period | None:
    start, exact = _month(match, "1")
    end: int | None = None
    if closed and not match["now"]:
        end, exact_end = _month(match, "2")
        exact = exact and exact_end
    today = now.year * 12 + now.month - 1
    until = today if end is None else end
    if not EARLIEST * 12 <= start <= until <= today + 12 * 5 or until - start > LONGEST_YEARS * 12:
        return None
    return Period(start, end, match.start(), match.end(), exact)


def _month(match: re.Match[str], which: str) -> tuple[int, bool]:
    groups = match.groupdict()
    if groups[f"year{which}"]:
        return int(groups[f"year{which}"]) * 12, False
    if word := groups[f"word{which}"]:
        return int(groups[f"wordyear{which}"]) * 12 + terms().months[word.lower()] - 1, True
    for month, year in (("month", "monthyear"), ("dotmonth", "dotyear"), ("secondmonth", "yearfirst")):
        if groups[f"{month}{which}"]:
            return int(groups[f"{year}{which}"]) * 12 + int(groups[f"{month}{which}"]) - 1, True
    raise AssertionError(match.group())


def years(spans: Iterable[Period], now: datetime) -> float | None:
    """How long they are together, in years to one decimal; what overlaps counts once. None without any."""
    months: set[int] = set()
    for span in spans:
        end = now.year * 12 + now.month if span.end is None else span.end + (1 if span.by_month else 0)
        months.update(range(span.start, max(end, span.start + 1)))
    past = [month for month in months if month < now.year * 12 + now.month]
    return round(len(past) / 12, 1) if past else None


@cache
def _claims() -> re.Pattern[str]:
    time = terms().time
    years, experience = ("|".join(map(re.escape, time[name])) for name in ("years", "experience"))
    return re.compile(
        rf"(?<![\d.,-])(\d{{1,2}})\s*\+?\s*(?:{years})[’']?(?=[^.\n]{{0,60}}?\b(?:{experience})|\s+(?:in|as|als|como|of)\b)",
        re.IGNORECASE,
    )


def claimed_years(text: str) -> float | None:
    """The most years of experience that a text speaks of in so many words: "8+ years of experience"."""
    return max((float(match[1]) for match in _claims().finditer(text)), default=None)


def written(month: int, by_month: bool) -> str:
    """`2021-06`, or `2021` where no month was named."""
    return f"{month // 12:04}-{month % 12 + 1:02}" if by_month else f"{month // 12:04}"


def plain_years(text: str) -> Iterator[str]:
    """Years that a text names."""
    yield from re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", text)
