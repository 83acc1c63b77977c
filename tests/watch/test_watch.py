"""Alerts: told once when they begin and once when they end, to whoever is to be told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from interview.errors import StorageDown
from metrics.sample import Sample, total
from settings import Settings
from storage.memory import MemoryAlerts, MemoryMetrics
from tests.fakes import HandClock
from tests.watch.samples import PLENTY, counted
from watch.alert import Alert
from watch.watch import CACHE, PROVIDER, News, Undelivered, Watch
from watch.webhook import webhook
from watching import connect_watch

EVERY = timedelta(minutes=5)


@pytest.fixture
def receiver() -> Iterator[tuple[str, list[Any], list[int]]]:
    """A webhook's address, what it got, and the statuses it answers with before it is well again."""
    got: list[Any] = []
    refusals: list[int] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            status = refusals.pop() if refusals else 200
            if status == 200:
                got.append(json.loads(body))
            self.send_response(status)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            return None

    server = ThreadingHTTPServer(("127.0.0.1", 0), Hook)
    serving = threading.Thread(target=server.serve_forever, args=(0.02,))
    serving.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/hook", got, refusals
    finally:
        server.shutdown()
        serving.join()
        server.server_close()


class Incident:
    """A watch over figures and providers that a test sets, looked at every five minutes."""

    def __init__(self, address: str) -> None:
        self.clock, self.metrics, self.why = HandClock(), MemoryMetrics(), ""
        self.watched = True
        self.away = ""
        others = {PROVIDER: self._ailing, CACHE: self._away}
        self._watch = Watch(self.metrics, MemoryAlerts(), others, webhook(address), self.clock, PLENTY)

    async def _ailing(self) -> dict[str, str]:
        return {"groq": self.why} if self.watched else {}

    async def _away(self) -> dict[str, str]:
        return {"redis": self.away}

    async def passes(self, sample: Sample, looks: int) -> tuple[str, ...]:
        firing: tuple[str, ...] = ()
        for _ in range(looks):
            self.clock.move(seconds=EVERY.total_seconds())
            await self.metrics.write(self.clock(), sample)
            firing = await self._watch()
        return firing


async def test_an_incident_is_told_once_when_it_begins_and_once_when_it_is_over(
    receiver: tuple[str, list[Any], list[int]],
) -> None:
    address, got, _ = receiver
    incident = Incident(address)
    well = counted(200, any_hit=300, any_miss=20)
    assert await incident.passes(well, 3) == ()
    incident.why = "unreachable: no route to the provider"
    ill = counted(200, seconds=4.0, any_hit=300, any_miss=20, redis_fault=90)
    during = await incident.passes(ill, 6)
    assert set(during) == {"response-time", "failed-dependencies", "provider-groq"}
    incident.why = ""
    assert await incident.passes(well, 8) == ()
    assert sorted((each["alert"], each["state"]) for each in got) == [
        (name, state)
        for name in ("failed-dependencies", "provider-groq", "response-time")
        for state in ("firing", "resolved")
    ]
    assert all("Quiet Room" in each["text"] for each in got)


async def test_what_is_beyond_doubt_is_told_at_the_first_look_and_the_rest_at_the_second(
    receiver: tuple[str, list[Any], list[int]],
) -> None:
    address, got, _ = receiver
    incident = Incident(address)
    well = counted(200, any_hit=300, any_miss=20)
    assert await incident.passes(well, 3) == ()
    assert await incident.passes(total([well, counted(3, status="500")]), 1) == ()
    assert await incident.passes(total([well, counted(20, status="500")]), 1) == ("error-rate",)
    incident.away = "ConnectionError: refused"
    assert await incident.passes(well, 1) == ("error-rate",)
    assert "tier-redis" in await incident.passes(well, 1)
    incident.away = ""
    assert await incident.passes(well, 3) == ()
    assert [each["text"] for each in got if each["alert"] == "tier-redis"] == [
        "Quiet Room, firing: tier-redis: does not answer: ConnectionError: refused",
        "Quiet Room, resolved: tier-redis: answers",
    ]


async def test_a_cache_that_fills_after_a_deployment_is_no_reason_and_one_that_stays_cold_is(
    receiver: tuple[str, list[Any], list[int]],
) -> None:
    address, got, _ = receiver
    incident = Incident(address)
    cold = counted(200, any_hit=20, any_miss=300)
    assert await incident.passes(cold, 3) == ()
    assert await incident.passes(cold, 1) == ("cache-hits",)
    assert got[0]["text"] == "Quiet Room, firing: cache-hits: 6.25 % of look-ups are answered by a cache (limit 50)"


async def test_an_alert_that_is_watched_no_more_is_told_to_be_over(
    receiver: tuple[str, list[Any], list[int]],
) -> None:
    address, got, _ = receiver
    incident = Incident(address)
    incident.why = "bad_key: 401"
    assert await incident.passes(Sample(), 1) == ("provider-groq",)
    incident.watched = False
    assert await incident.passes(Sample(), 5) == ()
    assert [(each["alert"], each["state"]) for each in got] == [
        ("provider-groq", "firing"),
        ("provider-groq", "resolved"),
    ]


async def test_news_that_nobody_took_is_told_again(receiver: tuple[str, list[Any], list[int]]) -> None:
    address, got, refusals = receiver
    incident = Incident(address)
    refusals += [500, 500]
    ill = counted(200, status="500")
    assert await incident.passes(ill, 2) == ()
    assert await incident.passes(ill, 2) == ("error-rate",)
    assert [each["state"] for each in got] == ["firing"]


async def test_a_webhook_that_is_not_there_is_said_to_be_so_and_none_is_fine() -> None:
    news = News("text", "error-rate", "firing", 2.0, 1.0, HandClock()())
    await webhook("")(news)
    with pytest.raises(Undelivered):
        await webhook("http://127.0.0.1:9/")(news)


class Shaky:
    """Alerts and figures that cannot be told while `down`."""

    def __init__(self) -> None:
        self.alerts, self.metrics, self.down = MemoryAlerts(), MemoryMetrics(), False

    def _answers(self) -> None:
        if self.down:
            raise StorageDown

    async def load(self) -> dict[str, Alert]:
        self._answers()
        return await self.alerts.load()

    async def save(self, alerts: Mapping[str, Alert]) -> None:
        self._answers()
        await self.alerts.save(alerts)

    async def since(self, start: datetime, now: datetime) -> Sample:
        self._answers()
        return await self.metrics.since(start, now)

    async def ailing(self) -> dict[str, str]:
        self._answers()
        return {"groq": "bad_key: 401"}

    async def away(self) -> dict[str, str]:
        return {"redis": "ConnectionError: refused" if self.down else ""}

    async def ping(self) -> None:
        self._answers()


async def test_a_storage_that_is_down_is_told_once_with_the_rest_and_ends_nothing_that_fires(
    receiver: tuple[str, list[Any], list[int]],
) -> None:
    address, got, _ = receiver
    shaky = Shaky()
    settings = Settings(storage="memory", token_secret="0123456789abcdef", alert_webhook=address)
    watch = connect_watch(settings, shaky, shaky, shaky.ailing, shaky.away, shaky.ping, HandClock())
    assert await watch() == ("provider-groq",)
    shaky.down = True
    for _ in range(3):
        during = await watch()
    assert set(during) == {"provider-groq", "tier-redis", "storage-tables"}
    shaky.down = False
    for _ in range(4):
        after = await watch()
    assert after == ("provider-groq",)
    assert [f"{each['alert']} {each['state']}" for each in got] == [
        "provider-groq firing",
        "tier-redis firing",
        "storage-tables firing",
        "tier-redis resolved",
        "storage-tables resolved",
    ]
    assert (await shaky.alerts.load())["tier-redis"].firing is False
