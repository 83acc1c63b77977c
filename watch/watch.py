"""Looks at the last minutes, tells once what began and once what ended."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from msgspec import Struct

from metrics.sample import Sample
from watch import alert, rules
from watch.alert import Alert
from watch.rules import Limits, Reading

log = logging.getLogger("quiet-room")

WINDOW = timedelta(minutes=15)
PROVIDER = "provider-"
READINGS = "readings"
"""The line by which Azure's own alerts and workbook know what only the app counts, and what it holds of it."""

GONE = "is watched no more"


class Recent(Protocol):
    async def since(self, start: datetime, now: datetime) -> Sample:
        """What all processes counted from `start` on."""
        ...


class Alerts(Protocol):
    """What is known of each alert by its name. A single timer reads and writes it."""

    async def load(self) -> dict[str, Alert]: ...

    async def save(self, alerts: Mapping[str, Alert]) -> None: ...


class News(Struct, frozen=True):
    """What the webhook gets. `text` says it all: Slack, Mattermost and most gateways to mail show nothing else."""

    text: str
    alert: str
    state: str
    found: float | None
    limit: float
    at: datetime


class Standing(Struct, frozen=True):
    """What is read now, and what was told of it."""

    reading: Reading
    alert: Alert


class Undelivered(Exception):
    """Whoever should be told could not be; they are told next time."""


Tell = Callable[[News], Awaitable[None]]
"""Raises Undelivered."""

Ailing = Callable[[], Awaitable[Mapping[str, str]]]
"""Why, by name, for each provider that gives nothing and will not by itself; the well ones with ""."""


@dataclass(frozen=True)
class Watch:
    metrics: Recent
    alerts: Alerts
    ailing: Ailing
    tell: Tell
    clock: Callable[[], datetime]
    limits: Limits

    async def __call__(self) -> tuple[str, ...]:
        """The names of the alerts that fire now."""
        now, after, standing = self.clock(), dict[str, Alert](), await self.standing()
        found = {each.reading.name: each.reading.found for each in standing}
        log.info(READINGS, extra={"fields": {READINGS: found}})
        for each in standing:
            was, reading = each.alert, each.reading
            after[reading.name] = await self._told(was, alert.look(was, reading.bad, now), reading, now)
        await self.alerts.save(after)
        return tuple(name for name, each in after.items() if each.firing)

    async def standing(self) -> tuple[Standing, ...]:
        """Everything that is watched, as it stands; nobody is told of it."""
        known, readings = await self.alerts.load(), await self._readings()
        # Who fires and is read no more, as a provider whose key was taken away, is well as far as anybody knows.
        names = {reading.name for reading in readings}
        gone = (Reading(name, None, 0.0, GONE) for name, each in known.items() if each.firing and name not in names)
        return tuple(Standing(reading, known.get(reading.name, Alert())) for reading in (*readings, *gone))

    async def _readings(self) -> tuple[Reading, ...]:
        now = self.clock()
        sample = await self.metrics.since(now - WINDOW, now)
        providers = (
            Reading(f"{PROVIDER}{name}", float(bool(why)), 0.0, f"is given up on: {why}" if why else "answers")
            for name, why in (await self.ailing()).items()
        )
        return (*rules.read(sample, self.limits), *providers)

    async def _told(self, was: Alert, now_is: Alert, reading: Reading, now: datetime) -> Alert:
        """Where nobody could be told, all stays as it was, so that the next look tries again."""
        if was.firing == now_is.firing:
            return now_is
        news = _news(reading, now_is.firing, now)
        log.warning("alert %s: %s", news.state, news.text)
        try:
            await self.tell(news)
        except Undelivered as e:
            log.error("nobody was told of %s: %s", reading.name, e)
            return was
        return now_is


def words(reading: Reading) -> str:
    """What was read, in a line."""
    if reading.name.startswith(PROVIDER):
        return reading.text
    if reading.found is None:
        return "too little happens to tell"
    return f"{reading.found:.3g} {reading.text} (limit {reading.limit:g})"


def _news(reading: Reading, firing: bool, now: datetime) -> News:
    what = words(reading)
    state = "firing" if firing else "resolved"
    return News(f"Quiet Room, {state}: {reading.name}: {what}", reading.name, state, reading.found, reading.limit, now)
