"""Scoring requests that were set aside come back to the queue."""

from __future__ import annotations

import asyncio
import base64
import json

import pytest
from azure.core.exceptions import ResourceExistsError
from azure.storage.queue import QueueClient

from api.upkeep import REQUEUED_AT_ONCE
from interview.errors import StorageDown
from storage.blobs import BlobTier
from storage.dead_letters import DeadLetters
from tests.conftest import free_port
from tests.http.conftest import Client

QUEUE = "score-requests"


def message(id: str) -> str:
    return base64.b64encode(json.dumps({"interview_id": id, "reason": "completed", "schema": 1}).encode()).decode()


async def test_what_was_set_aside_once_or_twice_goes_back_and_the_second_call_finds_nothing(
    client: Client, azurite: str
) -> None:
    queue, poison, twice = (
        QueueClient.from_connection_string(azurite, QUEUE + end) for end in ("", "-poison", "-poison-poison")
    )
    with queue, poison, twice:
        assert (await client("post_ops_requeue")).json == {"requeued": 0, "left": 0}, "also where no queue is there yet"
        try:
            twice.create_queue()
        except ResourceExistsError:
            twice.clear_messages()
        sent = [message(f"i{nth}") for nth in range(40)]
        for each in sent[:39]:
            poison.send_message(each)
        twice.send_message(sent[39])
        assert (await client("post_ops_requeue")).json == {"requeued": 40, "left": 0}
        assert (await client("post_ops_requeue")).json == {"requeued": 0, "left": 0}
        # An interview of another test may have asked for its report on the same queue.
        back = [each.content for each in queue.receive_messages(max_messages=100) if each.content in sent]
        assert sorted(back) == sorted(sent)
        queue.clear_messages()
        twice.delete_queue()


def test_a_run_is_bounded() -> None:
    assert 32 <= REQUEUED_AT_ONCE <= 1000


async def test_a_queue_out_of_reach_is_a_fault_of_storage() -> None:
    away = f"AccountName=a;AccountKey=YQ==;QueueEndpoint=http://127.0.0.1:{free_port()}/a;"
    with pytest.raises(StorageDown):
        async with asyncio.timeout(10):
            await DeadLetters(f"DefaultEndpointsProtocol=http;{away}", QUEUE).requeue(1)


async def test_blobs_out_of_reach_are_told_before_anybody_has_gone() -> None:
    away = f"AccountName=a;AccountKey=YQ==;BlobEndpoint=http://127.0.0.1:{free_port()}/a;"
    blobs = BlobTier(f"DefaultEndpointsProtocol=http;{away}", "packs")
    with pytest.raises(StorageDown):
        async with asyncio.timeout(10):
            await blobs.get("x")
    await blobs.close()
