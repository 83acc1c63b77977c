"""What the operator's routes say of today, after something has happened."""

from __future__ import annotations

from datetime import UTC, datetime

import function_app
from tests.http.conftest import Client
from watch.alert import Alert


async def test_an_interview_shows_in_the_figures_of_its_hour(client: Client) -> None:
    await function_app.services().reporter.write()
    before = (await client("get_ops_interviews")).json
    started = (await client.start(questions=2)).json
    await client.turn(started, 1, "skip")
    await client.turn(started, 2, "skip")
    await client.of("get_report", started)
    await function_app.services().reporter.write()
    after = (await client("get_ops_interviews")).json
    assert [after[what] - before[what] for what in ("started", "finished", "scored")] == [1, 1, 1]
    assert [after[what] - before[what] for what in ("reviewed", "waiting", "promised")] == [0, 0, 0], "no model"
    assert [after[what] - before[what] for what in ("candidates", "sessions")] == [1, 1]
    assert after["regions"]["here"] > before["regions"].get("here", 0)
    assert after["drift"] == {"questions": 0, "mean": None, "mean_absolute": None}
    assert after["hours"][-1]["turn_p99_ms"] > 0
    modes = [each["hours"][-1]["modes"] if each["hours"] else {} for each in (before, after)]
    assert modes[1]["offline"] - modes[0].get("offline", 0) == 1

    cache = (await client("get_ops_cache")).json
    assert {"memory", "blob"} <= {tier["tier"] for tier in cache["tiers"]}
    assert 0 <= cache["hit_rate"] <= 1

    assert (await client("get_ops_interviews", query={"day": "2020-01-01"})).json["hours"] == []
    assert (await client("get_ops_interviews", query={"day": "tomorrow"})).status == 422

    prometheus = await client("get_ops_metrics")
    assert prometheus.headers["Content-Type"].startswith("text/plain")
    assert b'quiet_room_http_total{call="interviews.start",status="201"}' in prometheus.bytes


async def test_alerts_are_shown_as_they_stand_those_that_fire_first(client: Client) -> None:
    table = function_app.services().watch.alerts
    await table.save({"memory": Alert(firing=True, since=datetime(2026, 11, 25, 10, tzinfo=UTC))})
    first, *others = (await client("get_ops_alerts")).json["alerts"]
    await table.save({})
    assert (first["name"], first["firing"], first["since"]) == ("memory", True, "2026-11-25T10:00:00Z")
    assert {each["name"] for each in others} >= {"response-time", "error-rate", "cpu", "cache-hits"}
    assert not any(each["firing"] for each in others)
