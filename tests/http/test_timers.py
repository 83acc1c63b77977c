"""The triggers of the clock."""

from __future__ import annotations

import logging

import azure.functions as func
import pytest

from tests.http.conftest import FUNCTIONS, Client


class Tick(func.TimerRequest):
    past_due = False


@pytest.mark.parametrize("name", ["sweep", "review_interviews", "watch"])
async def test_a_timer_that_found_nothing_to_do_says_nothing(
    client: Client, caplog: pytest.LogCaptureFixture, name: str
) -> None:
    run = FUNCTIONS[name].get_user_function()
    with caplog.at_level(logging.INFO, "quiet-room"):
        await run(Tick())  # whatever others left in the storage
        caplog.clear()
        await run(Tick())
    assert [line for line in caplog.messages if line.startswith(("swept", "reviewed", "alert"))] == []
