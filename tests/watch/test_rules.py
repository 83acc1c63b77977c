"""What is too much, by the limits of the plan, and how often in a row it is a reason to tell somebody."""

from __future__ import annotations

import pytest

from metrics.sample import Sample, total
from tests.fakes import HandClock
from tests.watch.samples import PLENTY, counted
from watch import rules
from watch.alert import Alert, look
from watch.rules import Limits


def bad(sample: Sample, limits: Limits = PLENTY) -> set[str]:
    return {reading.name for reading in rules.read(sample, limits) if reading.bad}


def test_an_ordinary_quarter_of_an_hour_is_no_reason_to_write_to_anybody() -> None:
    assert bad(counted(any_hit=300, any_miss=20, redis_hit=20)) == set()
    assert bad(Sample()) == set()


@pytest.mark.parametrize(
    ("sample", "what"),
    [
        (counted(seconds=4.0), {"response-time"}),
        (counted(status="500"), {"error-rate"}),
        (counted(status="503"), {"error-rate", "failed-dependencies"}),
        (counted(redis_fault=30), {"failed-dependencies"}),
        (counted(any_hit=40, any_miss=80), {"cache-hits"}),
    ],
)
def test_each_limit_of_the_plan_is_watched(sample: Sample, what: set[str]) -> None:
    assert bad(sample) == what


def test_memory_is_held_against_what_an_instance_has() -> None:
    assert bad(counted(), Limits(memory_mb=1, cpu_percent=100_000)) == {"memory"}


@pytest.mark.parametrize(("used", "what"), [(81.0, {"cpu"}), (79.0, set()), (0.0, set())])
def test_cpu_is_what_processes_used_of_the_time_they_told_of(used: float, what: set[str]) -> None:
    sample = Sample({"process|cpu_seconds": used, "process|seconds": 100.0})
    assert bad(sample, Limits(cpu_percent=80)) == what
    assert bad(Sample({"process|cpu_seconds": 5.0, "process|seconds": 1.0}), Limits(cpu_percent=80)) == set()


def test_little_is_no_incident() -> None:
    assert bad(counted(1, status="500", seconds=9.0, any_miss=50, redis_fault=1)) == set()


def test_an_alert_fires_and_resolves_once_however_readings_jump() -> None:
    now, alert, seen = HandClock()(), Alert(), []
    for reading in (True, False, True, False, True, True, True, False, True, False, False, True, False, False, False):
        alert = look(alert, reading, now, 2)
        seen.append(alert.firing)
    assert seen == [False] * 5 + [True] * 9 + [False]


def test_of_dependencies_the_worst_is_named() -> None:
    models = Sample(
        {"provider|any|ok": 80.0, "provider|any|failed": 9.0, "provider|any|short": 50.0, "provider|groq|timeout": 99.0}
    )
    found = rules.failed_dependencies(total([models, counted(redis_hit=1000, redis_fault=20)]))
    assert (round(found.found or 0, 2), found.bad) == (6.47, True)
    assert "asked of models fails" in found.text
    found = rules.failed_dependencies(total([models, counted(redis_hit=100, redis_fault=20)]))
    assert "asked of redis fails" in found.text
