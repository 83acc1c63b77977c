"""When a provider says it will answer again, and what it says is left, in all the ways they say it. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from providers.wire import Row

Headers = Mapping[str, str]
"""Names in small letters."""

LONGEST = timedelta(days=1)
"""No word of a provider is trusted for longer: a day later one call is spent to see."""

UNITS = {"d": 86400.0, "h": 3600.0, "m": 60.0, "s": 1.0, "ms": 1e-3, "us": 1e-6, "µs": 1e-6, "ns": 1e-9}
PART = r"(\d+(?:\.\d+)?)(ms|us|µs|ns|d|h|m|s)"
DURATION = re.compile(rf"(?:{PART})+")
TRY_AGAIN = re.compile(rf"(?:try again|retry) (?:in|after) ((?:{PART})+|\d+(?:\.\d+)?(?= ?seconds?))", re.IGNORECASE)
EPOCH_S, EPOCH_MS = 1e9, 1e12


def seconds(text: str) -> float | None:
    """`1m26.4s`, `825ms`, `26s`, `11726.28`: a span in seconds, None where it is none."""
    text = text.strip()
    if DURATION.fullmatch(text):
        return sum(float(amount) * UNITS[unit] for amount, unit in re.findall(PART, text))
    return number(text)


def number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if abs(found) < 1e15 else None


def after(now: datetime, wait_s: float) -> datetime:
    """That many seconds from now: not in the past, and no later than a day from now."""
    return now + min(max(timedelta(0), timedelta(seconds=min(wait_s, 1e6))), LONGEST)


def retry_after(headers: Headers, now: datetime) -> datetime | None:
    """Retry-After in seconds or as a date (taken from the answer's own Date, as clocks differ)."""
    if (wait_ms := number(headers.get("retry-after-ms", ""))) is not None:
        return after(now, wait_ms / 1000)
    given = headers.get("retry-after", "")
    if (wait_s := seconds(given)) is not None:
        return after(now, wait_s)
    date = _date(given)
    return None if date is None else after(now, (date - (_date(headers.get("date", "")) or now)).total_seconds())


def reset(headers: Headers, names: Iterable[str], now: datetime) -> datetime | None:
    """The latest reset that these headers tell: a span, or a moment in seconds or milliseconds since 1970."""
    found = []
    for name in names:
        told = seconds(headers.get(name, ""))
        if told is not None:
            moment = told / 1000 if told > EPOCH_MS else told
            found.append(after(now, moment - now.timestamp() if moment > EPOCH_S else moment))
    return max(found, default=None)


def in_words(text: str, now: datetime) -> datetime | None:
    """`Please try again in 28m55.34s`."""
    found = TRY_AGAIN.search(text)
    wait_s = seconds(found.group(1)) if found else None
    return None if wait_s is None else after(now, wait_s)


def remaining(headers: Headers, row: Row) -> dict[str, float]:
    """What the provider says is left, by window (`requests/day`); only what its row knows how to read."""
    found: dict[str, float] = {}
    for name, window in row.says.items():
        left = number(headers.get(name, ""))
        if left is not None:
            found[window] = min(max(0.0, left), found.get(window, float("inf")))
    return found


def full(headers: Headers, row: Row) -> dict[str, str]:
    """The windows in which nothing is left, with the header that tells when there will be."""
    left = remaining(headers, row)
    return {window: name.replace("remaining", "reset") for name, window in row.says.items() if left.get(window) == 0}


def forbidden(headers: Headers, row: Row) -> bool:
    """Whether a limit itself is 0: the plan gives this model nothing, whatever is left."""
    return any(number(headers.get(name.replace("remaining", "limit"), "")) == 0 for name in row.says)


def _date(text: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
