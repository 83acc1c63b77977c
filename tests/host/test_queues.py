"""Queue functions on the local host, over Azurite."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator

import pytest
from azure.storage.queue import QueueClient

from tests.host.running import Host, host

NEVER = {"TICK": "0 0 0 1 1 *"}


@pytest.fixture(scope="module")
def running(azurite: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("queues")
    with host(folder, azurite, log=folder / "log", settings=NEVER) as found:
        yield found


def send(running: Host, *texts: str) -> None:
    assert running.call("POST", "/v1/send", json.dumps(texts).encode()).status == 202


def test_a_message_is_handled_once_and_then_gone(running: Host, azurite: str) -> None:
    send(running, "good £ one")
    assert running.saw("work good £ one") == ["work good £ one 1"]
    with QueueClient.from_connection_string(azurite, "work") as queue:
        eventually_empty(queue)


def test_all_messages_of_one_output_are_sent(running: Host) -> None:
    send(running, "several a", "several b")
    running.saw("work several a")
    running.saw("work several b")


def test_a_message_that_fails_once_is_tried_again(running: Host) -> None:
    send(running, "twice")
    assert running.saw("work twice 2") == ["work twice 2"]


def test_a_message_that_keeps_failing_is_set_aside(running: Host) -> None:
    send(running, "bad one")
    assert running.saw("poison bad one") == ["poison bad one"]
    assert running.saw("work bad one") == ["work bad one 1", "work bad one 2"]


def test_a_message_in_another_encoding_is_set_aside_unread(running: Host, azurite: str) -> None:
    with (
        QueueClient.from_connection_string(azurite, "work") as queue,
        QueueClient.from_connection_string(azurite, "work-poison") as poison,
    ):
        queue.send_message("plain, not base64")
        eventually_empty(queue)
        # The poison queue's own function cannot read it either, and there is no queue behind that one.
        deadline = time.monotonic() + 15
        while not [kept for kept in poison.peek_messages(32) if kept.content == "plain, not base64"]:
            assert time.monotonic() < deadline
            time.sleep(0.05)
        poison.clear_messages()


def eventually_empty(queue: QueueClient) -> None:
    deadline = time.monotonic() + 15
    while queue.get_queue_properties().approximate_message_count:
        assert time.monotonic() < deadline, f"{queue.queue_name} keeps its message"
        time.sleep(0.05)
