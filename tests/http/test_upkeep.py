"""What the operator may have done now, and what follows from it for those who come again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from azure.storage.blob import ContainerClient

from localhost.children import spawn, stop
from tests.http.conftest import Client

ROOT = Path(__file__).resolve().parents[2]
RUN = """
import asyncio, bootstrap, settings

async def main():
    await bootstrap.build(settings.current(bootstrap.provider_settings())).prewarm()

asyncio.run(main())
"""
DONE_FIRST = 5


def pools(container: ContainerClient) -> list[str]:
    return [name for name in container.list_blob_names(name_starts_with="v1/") if name.count("/") == 4]


def killed_in_mid_run(azurite: str, container: ContainerClient) -> int:
    """How many pools a prewarm had written when its process was killed, with none there before."""
    for name in pools(container):
        container.delete_blob(name)
    env = {**os.environ, "AzureWebJobsStorage": azurite, "TOKEN_SECRET": "only-for-tests-0123456789"}
    child = spawn([sys.executable, "-c", RUN], cwd=ROOT, env=env, stdout=subprocess.DEVNULL)
    try:
        deadline = time.monotonic() + 60
        while len(pools(container)) < DONE_FIRST:
            assert child.poll() is None, "it ended before it could be killed"
            assert time.monotonic() < deadline
            time.sleep(0.02)
        child.send_signal(signal.SIGKILL)
        child.wait()
    finally:
        stop(child)
    return len(pools(container))


async def test_a_prewarm_killed_in_mid_run_is_gone_on_with_and_then_does_nothing(client: Client, azurite: str) -> None:
    with ContainerClient.from_connection_string(azurite, "packs") as container:
        before = killed_in_mid_run(azurite, container)
        first = (await client("post_ops_prewarm")).json
        # What was on its way when the process was killed may have arrived since.
        assert before <= first["unchanged"] <= before + 1
        assert first["written"] > 50
        again = (await client("post_ops_prewarm")).json
        assert (again["written"], again["unchanged"]) == (0, first["unchanged"] + first["written"])
        assert len(pools(container)) == again["unchanged"]
    assert again["grown"]["calls"] == 0
    assert again["grown"]["stopped"], "no model is configured, and that is said"


async def asked(client: Client, token: str, wish: dict[str, Any]) -> list[str]:
    """The questions of one interview, all of them passed."""
    started = (await client.start(token, "", **wish)).json
    question, found = started["question"], []
    while question:
        found.append(question["id"])
        question = (await client.turn(started, question["number"], "skip")).json.get("question")
    return found


async def test_who_comes_again_meets_no_question_twice_until_the_pool_is_used_up(client: Client) -> None:
    sizes = (await client("get_catalog")).json["pools"]
    pool = min((p for p in sizes if p["questions"] >= 5 and p["kind"] != "mixed"), key=lambda p: p["questions"])
    wish = {"questions": 3, **{part: pool[part] for part in ("role", "level", "kind", "language")}}
    token = (await client("post_candidate", {})).json["candidate_token"]
    rounds, rest = divmod(pool["questions"], 3)
    met: list[str] = []
    for _ in range(rounds):
        met += await asked(client, token, wish)
    assert len(set(met)) == len(met) == 3 * rounds
    last = await asked(client, token, wish)
    assert len(last) == 3
    assert len(set(last) - set(met)) == rest, "what was left came before anything that was met"
    assert len({*met, *last}) == pool["questions"]
