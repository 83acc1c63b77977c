"""The real app in Microsoft's own worker library, on Azurite: what Azure itself makes of `function_app.py`."""

from __future__ import annotations

import json
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from localhost.settings_files import read_local_settings
from tests.host.worker_library import Failed, Worker

if sys.version_info < (3, 13):
    pytest.skip(
        "Microsoft's worker library needs Python 3.13; python dev.py test runs this there",
        allow_module_level=True,
    )

ROOT = Path(__file__).resolve().parents[2]
# The services of the app belong to the loop of their first call.
pytestmark = pytest.mark.asyncio(loop_scope="module")


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def worker(azurite: str) -> AsyncIterator[Worker]:
    with pytest.MonkeyPatch.context() as patch:
        for name, value in read_local_settings(ROOT).values.items():
            patch.setenv(name, value)
        patch.setenv("AzureWebJobsStorage", azurite)
        patch.setenv("TOKEN_SECRET", "a secret of this test and no other")
        # Other tests may have imported the app with settings of their own.
        for module in ("function_app", "bootstrap", "settings"):
            patch.delitem(sys.modules, module, raising=False)
        found = Worker(ROOT)
        await found.start()
        yield found
        found.stop()
        await sys.modules["function_app"].services().close()


async def test_every_trigger_is_indexed(worker: Worker) -> None:
    kinds = {name: trigger["type"] for name, trigger in worker.triggers.items()}
    assert kinds["get_health"] == kinds["post_turn"] == "httpTrigger"
    assert kinds["prewarm_cache"] == kinds["sweep"] == "timerTrigger"
    assert kinds["score_interview"] == kinds["score_failed"] == "queueTrigger"


async def test_health_answers(worker: Worker) -> None:
    answer = await worker.http("get_health", "GET")
    assert answer.status == 200
    assert json.loads(answer.body)["status"] == "ok"


async def test_an_interview_starts_and_its_end_puts_one_message_out(worker: Worker) -> None:
    wanted = {"role": "backend-engineer", "level": "mid", "kind": "mixed", "language": "en", "questions": 3}
    started = await worker.http("post_interview", "POST", body=json.dumps(wanted).encode())
    assert started.status == 201, started.body
    interview = json.loads(started.body)
    whose = {"params": {"id": interview["id"]}, "headers": {"x-interview-token": interview["token"]}}
    finished = await worker.http("post_finish", "POST", **whose)
    assert finished.status == 202, finished.body
    assert interview["id"] in finished.outputs["scores"]


async def test_the_sweep_runs(worker: Worker) -> None:
    await worker.timer("sweep")


async def test_a_message_for_an_unknown_interview_is_taken(worker: Worker) -> None:
    message = {"interview_id": "0" * 20, "reason": "finished", "schema": 1}
    await worker.queue("score_interview", json.dumps(message))


async def test_a_message_that_is_none_of_ours_fails(worker: Worker) -> None:
    with pytest.raises(Failed):
        await worker.queue("score_interview", "not a request")
