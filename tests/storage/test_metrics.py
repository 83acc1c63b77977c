"""Metrics in Table Storage: added up over processes, and rolled up to hours."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime, timedelta

import pytest

from metrics.sample import Sample
from storage import tables
from storage.alerts import TableAlerts
from storage.metrics import TableMetrics
from storage.rows import Row
from storage.table_port import Change, Service
from tests.factories import NOW
from watch.alert import Alert

ONE = Sample({"finished": 1}, {"http|turn": (1, 2)}, {"rss": 7})


@pytest.fixture
async def service(azurite: str) -> AsyncIterator[Service]:
    service = tables.connect(azurite)
    while await TableMetrics(service, "p0").forget(NOW):
        pass
    yield service
    await service.close()


async def test_what_processes_wrote_is_added_up_by_hour(service: Service) -> None:
    first, second = TableMetrics(service, "p1"), TableMetrics(service, "p2")
    for metrics in (first, second, second):
        await metrics.write(NOW, ONE)
    await first.write(NOW + timedelta(hours=1), ONE)
    hours = await first.hours(NOW)
    assert {hour: sample.counts["finished"] for hour, sample in hours.items()} == {NOW.hour: 3, NOW.hour + 1: 1}
    assert hours[NOW.hour].times["http|turn"] == (3, 6)


async def test_an_hour_that_is_over_becomes_one_row_and_says_the_same(service: Service) -> None:
    metrics = TableMetrics(service, "p1")
    for minute in range(120):
        await metrics.write(NOW.replace(minute=minute % 60), ONE)
    before = await metrics.hours(NOW)
    assert await metrics.roll_up(NOW + timedelta(minutes=30)) == 0
    later = NOW + timedelta(hours=2)
    while await metrics.roll_up(later):
        pass
    assert await metrics.hours(NOW) == before
    assert await _rows(service, NOW) == 1
    await metrics.write(NOW, ONE)  # a process that was late
    assert await metrics.roll_up(later) == 1
    assert (await metrics.hours(NOW))[NOW.hour].counts["finished"] == 121


async def test_yesterday_is_rolled_up_too(service: Service) -> None:
    metrics = TableMetrics(service, "p1")
    await metrics.write(NOW, ONE)
    await metrics.write(NOW, ONE)
    assert await metrics.roll_up(NOW + timedelta(days=1)) == 2


async def _rows(service: Service, day: datetime) -> int:
    return len(await tables.partition(service.table("metrics"), f"{day:%Y-%m-%d}"))


async def test_tidying_rolls_up_and_erases_what_is_past_its_time(service: Service) -> None:
    edge, older, kept = (NOW - timedelta(days=days) for days in (90, 400, 89))
    metrics = TableMetrics(service, "p1", days=90)
    for at in (edge, older, kept, NOW, NOW):
        await metrics.write(at, ONE)
    await metrics.tidy(NOW + timedelta(minutes=1))
    assert [len(await metrics.hours(day)) for day in (edge, older, kept)] == [0, 0, 1]
    assert await _rows(service, NOW) == 2
    await TableMetrics(service, "p2", days=90).tidy(NOW + timedelta(hours=2))
    assert await _rows(service, NOW) == 1


async def test_a_run_erases_a_bounded_number_of_rows_oldest_first(service: Service) -> None:
    metrics = TableMetrics(service, "p1", days=90)
    table = service.table("metrics")
    days = [NOW - timedelta(days=days) for days in (300, 200)]
    for day in days:
        rows: list[Row] = [{"PartitionKey": f"{day:%Y-%m-%d}", "RowKey": f"00:00:{nth}"} for nth in range(110)]
        for part in tables.batched(rows):
            await table.transact([Change("insert", row) for row in part])
    assert await metrics.forget(NOW - timedelta(days=90), most=130) == 130
    assert [await _rows(service, day) for day in days] == [0, 90]
    assert await metrics.forget(NOW - timedelta(days=90)) == 90
    assert await metrics.forget(NOW - timedelta(days=90)) == 0


async def test_the_last_minutes_are_told_over_midnight_and_without_hours_that_are_over(
    service: Service,
) -> None:
    metrics, midnight = TableMetrics(service, "p1"), NOW.replace(hour=0, minute=0) + timedelta(days=1)
    for ago in (40, 12, 3, -2):
        await metrics.write(midnight - timedelta(minutes=ago), ONE)
    now = midnight + timedelta(minutes=3)
    assert (await metrics.since(now - timedelta(minutes=15), now)).counts["finished"] == 3
    # Long enough after its end an hour is one row, and no part of any last minutes.
    while await metrics.roll_up(now + timedelta(minutes=30)):
        pass
    assert (await metrics.since(midnight - timedelta(minutes=59), now)).counts["finished"] == 1


async def test_what_is_known_of_alerts_is_kept_beside_the_metrics_and_outlives_them(
    service: Service,
) -> None:
    alerts = TableAlerts(service)
    known = {"error-rate": Alert(True, 1, NOW)}
    await alerts.save(known)
    await TableMetrics(service, "p1").forget(NOW + timedelta(days=1000))
    assert await alerts.load() == known
