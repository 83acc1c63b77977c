"""Timer functions on the local host."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from localhost.clock import clock_from
from tests.host.running import ROOT, SMALL_APP, host

APART = {"WORK_QUEUE": "timer-work"}


def test_a_timer_fires_by_the_setting_it_refers_to(azurite: str, tmp_path: Path) -> None:
    with host(tmp_path, azurite, settings=APART) as running:
        assert running.saw("tick")[0] == "tick False"


def test_a_timer_follows_the_rate_of_the_clock(azurite: str, tmp_path: Path) -> None:
    # At 3,600 times the speed every quarter of an hour comes four times a second.
    fast = {"TICK": "0 */15 * * * *", "CLOCK_RATE": "3600", "CLOCK_EPOCH": datetime.now(UTC).isoformat()}
    with host(tmp_path, azurite, settings=APART | fast) as running:
        running.saw("tick")
        before = len(running.saw("tick"))
        time.sleep(2)
        more = len(running.saw("tick")) - before
        assert 5 <= more <= 11


def test_only_the_first_worker_runs_timers(azurite: str, tmp_path: Path) -> None:
    with host(tmp_path, azurite, worker=2, settings=APART) as running:
        time.sleep(2.2)
        assert running.call("GET", "/v1/seen").json == []


def test_a_schedule_that_cannot_be_read_stops_the_start_and_names_the_function(tmp_path: Path) -> None:
    said = refusal(tmp_path, TICK="every minute")
    assert "tick" in said
    assert "'every minute' has 2 fields" in said


def test_a_setting_that_is_missing_stops_the_start_and_is_named(tmp_path: Path) -> None:
    said = refusal(tmp_path, TICK="")
    assert "tick" in said
    assert "TICK" in said


def refusal(folder: Path, **settings: str) -> str:
    """What the host says when it does not start."""
    command = [sys.executable, "-m", "localhost", "--app", str(SMALL_APP), "--data", str(folder), "--port", "0"]
    env = {**os.environ, "AzureWebJobsStorage": "", **settings}
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


def test_the_clock_that_an_app_and_its_timers_share_is_the_same_in_every_process() -> None:
    epoch = datetime.now(UTC) - timedelta(seconds=10)
    settings = {"CLOCK_RATE": "60", "CLOCK_EPOCH": epoch.isoformat()}
    one, other = clock_from(settings), clock_from(settings)
    assert abs(other.now() - one.now()) < timedelta(seconds=1)
    assert timedelta(minutes=10) <= one.now() - epoch < timedelta(minutes=11)
