"""The triggers of the clock."""

from __future__ import annotations

import json
import logging

import azure.functions as func
import pytest

from storage import tables
from storage.alerts import TableAlerts
from tests.http.conftest import FUNCTIONS, Client


class Tick(func.TimerRequest):
    past_due = False


@pytest.mark.parametrize("name", ["sweep", "review_interviews"])
async def test_a_timer_that_found_nothing_to_do_says_nothing(
    client: Client, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    run = FUNCTIONS[name].get_user_function()
    with caplog.at_level(logging.INFO, "quiet-room"):
        await run(Tick())  # whatever others left in the storage
        caplog.clear()
        await run(Tick())
    said = [str(json.loads(line)["text"]) for line in caplog.messages]
    assert [text for text in said if text.startswith(("swept", "reviewed"))] == []


async def test_the_watch_holds_the_figures_against_its_rules_and_keeps_what_it_found(
    client: Client, azurite: str
) -> None:
    await client("get_catalog")
    await FUNCTIONS["watch"].get_user_function()(Tick())
    service = tables.connect(azurite)
    known = await TableAlerts(service).load()
    await service.close()
    assert {*known} == {
        "response-time",
        "error-rate",
        "failed-dependencies",
        "cache-hits",
        "cpu",
        "memory",
        "storage-tables",
    }
