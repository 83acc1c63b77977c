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

WINDOW = timedelta(minutes=10)
"""Two looks and what lies between them."""

PROVIDER, CACHE, STORAGE = "provider-", "tier-", "storage-"
"""Begin the names of alerts about others. A provider is given up on after a while, so that one look is enough."""

READINGS = "readings"
"""The line by which Azure's own alerts and workbook know what only the app counts, and what it holds of it."""

WORDS = {PROVIDER: "is given up on: {why}", CACHE: "does not answer: {why}", STORAGE: "{why}"}
GONE, WELL = "is watched no more", "answers"


class Recent(Protocol):
    async def since(self, start: datetime, now: datetime) -> Sample:
        """What all processes counted from `start` on. Raises Unknown."""
        ...


class Alerts(Protocol):
    """What is known of each alert by its name. A single timer reads and writes it. Either may raise Unknown."""

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


class Unknown(Exception):
    """How they fare cannot be told now; what is known of them stays."""


class Undelivered(Exception):
    """Whoever should be told could not be; they are told next time."""


Tell = Callable[[News], Awaitable[None]]
"""Raises Undelivered."""

Ailing = Callable[[], Awaitable[Mapping[str, str]]]
"""Why, by name, for each of them that gives nothing and will not by itself; the well ones with "". Raises Unknown."""


@dataclass(frozen=True)
class Watch:
    """`others`: who is asked about those outside, by what begins the names of their alerts. What cannot be told now is
    left out, and its alert stays as it is: a storage that is down is when somebody has to hear of the rest."""

    metrics: Recent
    alerts: Alerts
    others: Mapping[str, Ailing]
    tell: Tell
    clock: Callable[[], datetime]
    limits: Limits

    async def __call__(self) -> tuple[str, ...]:
        """The names of the alerts that fire now."""
        now, after = self.clock(), await self.alerts.load()
        standing = await self._standing(after)
        found = {each.reading.name: each.reading.found for each in standing}
        log.info(READINGS, extra={"fields": {READINGS: found}})
        for each in standing:
            was, reading = each.alert, each.reading
            is_now = alert.look(was, reading.bad, now, reading.looks)
            after = {**after, reading.name: await self._told(was, is_now, reading, now)}
        await self.alerts.save(after)
        return tuple(name for name, each in after.items() if each.firing)

    async def standing(self) -> tuple[Standing, ...]:
        """Everything that is watched, as it stands; nobody is told of it."""
        return await self._standing(await self.alerts.load())

    async def _standing(self, known: Mapping[str, Alert]) -> tuple[Standing, ...]:
        readings, unread = list[Reading](), set[str]()
        for part in ("", *self.others):
            try:
                readings += await (self._others(part) if part else self._rules())
            except Unknown as e:
                log.warning("not everything can be watched now: %s", e)
                unread.add(part)
        # Who fires and is read no more, as a provider whose key was taken away, is well as far as anybody knows.
        names = {reading.name for reading in readings}
        left = (name for name, each in known.items() if each.firing and name not in names)
        gone = [Reading(name, None, 0.0, GONE) for name in left if _part(name) not in unread]
        return tuple(Standing(reading, known.get(reading.name, Alert())) for reading in (*readings, *gone))

    async def _rules(self) -> tuple[Reading, ...]:
        now = self.clock()
        return rules.read(await self.metrics.since(now - WINDOW, now), self.limits)

    async def _others(self, part: str) -> tuple[Reading, ...]:
        sure = part == PROVIDER
        return tuple(
            Reading(f"{part}{name}", float(bool(why)), 0.0, WORDS[part].format(why=why) if why else WELL, certain=sure)
            for name, why in (await self.others[part]()).items()
        )

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


def _part(name: str) -> str:
    """What begins the name of an alert about others; "" for those of the rules."""
    return next((start for start in WORDS if name.startswith(start)), "")


def words(reading: Reading) -> str:
    """What was read, in a line."""
    if _part(reading.name):
        return reading.text
    if reading.found is None:
        return "too little happens to tell"
    return f"{reading.found:.3g} {reading.text} (limit {reading.limit:g})"


def _news(reading: Reading, firing: bool, now: datetime) -> News:
    what = words(reading)
    state = "firing" if firing else "resolved"
    return News(f"Quiet Room, {state}: {reading.name}: {what}", reading.name, state, reading.found, reading.limit, now)
