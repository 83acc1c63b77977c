"""Counts in a process, and how those of many are added up and told."""

from __future__ import annotations

import asyncio
from datetime import datetime

from metrics.counters import Counters
from metrics.prometheus import text
from metrics.reporter import Reporter
from metrics.sample import BOUNDS, Sample, percentile, total, under
from storage.memory import MemoryMetrics
from tests.fakes import HandClock


def test_what_was_taken_is_not_taken_again() -> None:
    counters = Counters()
    counters.add("started", "qa-engineer")
    counters.add("started", "qa-engineer", by=2)
    counters.time("http", "turn", seconds=0.004)
    first, second = counters.take(), counters.take()
    assert under(first, "started") == {("qa-engineer",): 3}
    assert sum(first.times["http|turn"]) == 1
    assert under(second, "started") == {}
    assert second.times == {}
    assert first.counts["process|cpu_seconds"] > 0
    assert first.levels["process|rss_bytes"] > 1_000_000


def test_what_could_not_be_told_is_added_to_what_came_since() -> None:
    counters = Counters()
    counters.add("finished")
    counters.time("http", "turn", seconds=0.004)
    taken = counters.take()
    counters.add("finished")
    counters.give_back(taken)
    again = counters.take()
    assert again.counts["finished"] == 2
    assert sum(again.times["http|turn"]) == 1


def test_samples_add_up_and_levels_keep_the_highest() -> None:
    one = Sample({"a": 1}, {"t": (1, 0, 2)}, {"rss": 5})
    other = Sample({"a": 2, "b": 1}, {"t": (0, 1, 1)}, {"rss": 3})
    assert total([one, other]) == Sample({"a": 3, "b": 1}, {"t": (1, 1, 3)}, {"rss": 5})
    assert total([]) == Sample()


def test_a_percentile_is_the_upper_end_of_its_bucket() -> None:
    counters = Counters()
    for milliseconds in (3, 4, 4, 90):
        counters.time("t", seconds=milliseconds / 1000)
    times = counters.take().times["t"]
    assert (percentile(times, 0.5), percentile(times, 0.99)) == (5, 100)
    assert percentile((), 0.5) is None
    assert percentile((*(0,) * len(BOUNDS), 1), 0.5) == BOUNDS[-1]


def test_prometheus_reads_names_labels_and_buckets() -> None:
    sample = Sample(
        {"http|interviews.turn|200": 3}, {"http|interviews.turn": (2, 1, *(0,) * (len(BOUNDS) - 1))}, {"x": 2}
    )
    told = text(sample, {"http": ("call", "status")}).splitlines()
    assert 'quiet_room_http_total{call="interviews.turn",status="200"} 3' in told
    assert 'quiet_room_http_seconds_bucket{call="interviews.turn",le="0.001"} 2' in told
    assert 'quiet_room_http_seconds_bucket{call="interviews.turn",le="+Inf"} 3' in told
    assert 'quiet_room_http_seconds_count{call="interviews.turn"} 3' in told
    assert "quiet_room_x 2" in told


async def test_counts_are_written_once_a_minute_in_the_background() -> None:
    clock, rows = HandClock(), MemoryMetrics()
    reporter = Reporter(Counters(), rows, clock)
    reporter.counters.add("finished")
    reporter.soon()
    await asyncio.sleep(0)
    assert await rows.hours(clock()) == {}
    clock.move(seconds=61)
    reporter.soon()
    await asyncio.sleep(0)
    assert (await rows.hours(clock()))[clock().hour].counts["finished"] == 1


async def test_counts_that_cannot_be_written_wait_for_the_next_time() -> None:
    class Away(MemoryMetrics):
        away = True

        async def write(self, at: datetime, sample: Sample) -> None:
            if self.away:
                raise ConnectionError
            await super().write(at, sample)

    clock, rows = HandClock(), Away()
    reporter = Reporter(Counters(), rows, clock)
    reporter.counters.add("finished")
    await reporter.write()
    rows.away = False
    await reporter.write()
    assert (await rows.hours(clock()))[clock().hour].counts["finished"] == 1
