"""An HTTP answer as what was said or what went wrong: the only place that reads a status or an error's words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal

import msgspec

from providers import hints
from providers.complaints import Complaint, complaint
from providers.errors import (
    BadKey,
    BadOutput,
    InvalidRequest,
    Overloaded,
    ProviderError,
    QuotaExhausted,
    RateLimited,
    Unreachable,
    ZeroQuota,
)
from providers.rules import BY_STATUS, RULES
from providers.windows.fixed import period
from providers.wire import Per, Said, Spec, Unit
from providers.wires import WIRES
from providers.wires.said import at

LARGEST = 2 * 1024 * 1024
"""Bytes of a body. No reply to anything asked here comes near it."""


def read(spec: Spec, status: int, headers: Mapping[str, str], raw: bytes, now: datetime) -> Said:
    """What the model said. Raises the ProviderError that the answer is; a 200 may hold one inside."""
    if not 200 <= status < 300:
        raise failure(spec, status, headers, _perhaps(raw), now)
    if len(raw) > LARGEST:
        raise BadOutput(f"a body of {len(raw):,} bytes")
    try:
        body = msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise BadOutput(f"no JSON: {e}") from e
    if at(body, "error") or at(body, "success") is False:
        # Retry-After and the like on a success are about something else.
        raise failure(spec, _status_inside(body), {}, body, now)
    return WIRES[spec.row.wire].parse(spec, body)


def failure(spec: Spec, status: int, headers: Mapping[str, str], body: Any, now: datetime) -> ProviderError:
    """The one class that an error answer is, with what it says about when to come back. `body`: JSON or text."""
    said = complaint(body)
    told = {**{name.lower(): value for name, value in headers.items()}, **said.headers}
    unit, per = said.window()
    if not per and (windows := sorted(hints.full(told, spec.row), key=_long)):
        unit, per = _parted(windows[-1])
    kind = _kind(spec, status, said, told, per)
    detail = f"{status} {said.detail}".strip()
    if kind is BadOutput:
        return BadOutput(detail, text=str(at(body, "error", "failed_generation") or ""))
    if kind is ZeroQuota:
        return ZeroQuota(detail, until=now + hints.LONGEST, unit=unit, per=per)
    if kind is QuotaExhausted:
        return QuotaExhausted(detail, until=_next_window(spec, per, said, told, now), unit=unit, per=per)
    if kind is RateLimited:
        return RateLimited(detail, until=_hint(spec, said, told, now), unit=unit, per=per)
    if kind is Overloaded:
        return Overloaded(detail, until=hints.retry_after(told, now))
    return kind(detail)


def _kind(spec: Spec, status: int, said: Complaint, told: Mapping[str, str], per: str) -> type[ProviderError]:
    for rule in RULES:
        if status in rule.statuses and (rule.names & said.names or re.search(rule.words, said.text)):
            return rule.kind
    if status == 429 and hints.forbidden(told, spec.row):
        return ZeroQuota
    if status == 429 and per in ("day", "month"):
        return QuotaExhausted
    if status == 498:
        return BadKey if spec.row.wire == "cohere-v2" else Overloaded
    if status in BY_STATUS:
        return BY_STATUS[status]
    if status >= 500:
        return Overloaded
    return InvalidRequest if status >= 400 else Unreachable


def _hint(spec: Spec, said: Complaint, told: Mapping[str, str], now: datetime) -> datetime | None:
    """Retry-After first, then the reset of a full window, Google's delay, and words."""
    resets = hints.full(told, spec.row).values() or ("x-ratelimit-reset",)
    delay = hints.seconds(said.delay)
    return (
        hints.retry_after(told, now)
        or hints.reset(told, resets, now)
        or (hints.after(now, delay) if delay is not None else None)
        or hints.in_words(said.text, now)
    )


def _next_window(spec: Spec, per: str, said: Complaint, told: Mapping[str, str], now: datetime) -> datetime | None:
    """A window with a fixed reset ends with that: a delay beside a spent day has been seen to say anything."""
    ends = [period(each, now.timestamp())[1] for each in spec.limits if each.reset == "fixed" and per in ("", each.per)]
    if ends:
        return min(datetime.fromtimestamp(max(ends), UTC), now + hints.LONGEST)
    return _hint(spec, said, told, now)


def _status_inside(body: Any) -> int:
    for found in (at(body, "error", "code"), at(body, "error", "status"), at(body, "code")):
        if re.fullmatch("[45][0-9][0-9]", str(found)):
            return int(found)
    return 502


def _perhaps(raw: bytes) -> Any:
    """The JSON of an error's body, or its text."""
    try:
        return msgspec.json.decode(raw[:LARGEST])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return raw[:LARGEST].decode("utf-8", "replace")


def _long(window: str) -> int:
    return ("second", "minute", "hour", "day", "month", "once").index(window.partition("/")[2])


def _parted(window: str) -> tuple[Unit | Literal[""], Per | Literal[""]]:
    unit, _, per = window.partition("/")
    return msgspec.convert(unit, Unit), msgspec.convert(per, Per)
