"""Queue triggers on Azure Storage queues, with the real host's batches, retries and poison queues."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import logging
from collections.abc import Mapping
from types import TracebackType
from typing import Any, Self

from azure.core.exceptions import AzureError, ResourceExistsError, ResourceNotFoundError
from azure.functions.meta import Datum
from azure.storage.queue import QueueMessage
from azure.storage.queue.aio import QueueClient, QueueServiceClient

from localhost.environment import STORAGE
from localhost.functions import Function
from localhost.names import resolve
from localhost.runner import Runner
from localhost.settings_files import QueueSettings

log = logging.getLogger("localhost")
POISON = "-poison"
FIRST_PAUSE = 0.1
# Longer than any function may run, so that a message under way is not handed out twice.
HIDDEN_SECONDS = 600


class Queues:
    """Clients for the queues of one app, each made once."""

    def __init__(self, environment: Mapping[str, str], settings: QueueSettings) -> None:
        self._environment, self.settings = environment, settings
        self._services: dict[str, QueueServiceClient] = {}
        self._known: dict[tuple[str, str], QueueClient] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        for service in self._services.values():
            await service.close()

    async def queue(self, connection: str, name: str) -> QueueClient:
        """The queue by name, created where it is not there."""
        name = resolve(name, self._environment)
        known = self._known.get((connection, name))
        if known is None:
            known = self._service(connection).get_queue_client(name)
            try:
                await known.create_queue()
            except ResourceExistsError:
                log.debug("queue %s is there already", name)
            self._known[(connection, name)] = known
        return known

    async def send(self, connection: str, name: str, text: str) -> None:
        queue = await self.queue(connection, name)
        coded = base64.b64encode(text.encode()).decode() if self.settings.base64 else text
        await queue.send_message(coded)

    def read(self, content: str) -> str:
        """A message's text; ValueError when it is not in the agreed encoding."""
        if not self.settings.base64:
            return content
        try:
            return base64.b64decode(content, validate=True).decode("utf-8")
        except (binascii.Error, UnicodeDecodeError) as fault:
            raise ValueError("it is not base64 of UTF-8 text, as host.json says it is") from fault

    def _service(self, connection: str) -> QueueServiceClient:
        setting = connection or STORAGE
        found = self._services.get(setting)
        if found is None:
            text = self._environment.get(f"AzureWebJobs{setting}") or self._environment[setting]
            # Asking the environment for a proxy costs a thread a request.
            found = QueueServiceClient.from_connection_string(text, use_env_settings=False)
            self._services[setting] = found
        return found


class Poller:
    """Takes messages for one function as long as `run` runs."""

    def __init__(self, function: Function, queues: Queues, runner: Runner) -> None:
        self._function, self._queues, self._runner = function, queues, runner
        self._connection = str(function.trigger.get("connection") or "")
        self._name = str(function.trigger["queueName"])

    async def run(self) -> None:
        settings, pause, broken = self._queues.settings, FIRST_PAUSE, False
        longest = max(FIRST_PAUSE, settings.max_polling_interval.total_seconds())
        under_way: set[asyncio.Task[None]] = set()
        while True:
            while len(under_way) > settings.new_batch_threshold:
                _, under_way = await asyncio.wait(under_way, return_when=asyncio.FIRST_COMPLETED)
            try:
                queue = await self._queues.queue(self._connection, self._name)
                messages = await _receive(queue, settings.batch_size)
                broken = False
            except AzureError as fault:
                if not broken:
                    log.warning("%s: the queue cannot be read, trying on: %s", self._function.name, _first_line(fault))
                messages, broken = [], True
            under_way = {task for task in under_way if not task.done()}
            under_way |= {self._runner.start(self._take(queue, message)) for message in messages}
            pause = FIRST_PAUSE if messages else min(longest, pause * 2)
            if not messages:
                await asyncio.sleep(pause)

    async def _take(self, queue: QueueClient, message: QueueMessage) -> None:
        """Runs the function for one message, then deletes it, puts it back or sets it aside."""
        try:
            if await self._succeeds(message):
                await queue.delete_message(message)
            elif self._is_spent(message) and not queue.queue_name.endswith(POISON):
                await self._set_aside(queue, message)
            else:
                wait = int(self._queues.settings.visibility_timeout.total_seconds())
                await queue.update_message(message, visibility_timeout=wait)
        except ResourceNotFoundError:
            log.warning("%s: message %s was gone before it was settled", self._function.name, message.id)
        except AzureError as fault:
            # It comes back when its invisibility ends.
            log.warning("%s: message %s is unsettled: %s", self._function.name, message.id, _first_line(fault))

    async def _succeeds(self, message: QueueMessage) -> bool:
        if (message.dequeue_count or 0) > self._queues.settings.max_dequeue_count:
            return False
        try:
            text = self._queues.read(message.content)
            await self._runner.message(self._function, text, _about(message))
        except Exception:
            log.exception("%s failed on message %s (try %s)", self._function.name, message.id, message.dequeue_count)
            return False
        return True

    def _is_spent(self, message: QueueMessage) -> bool:
        return (message.dequeue_count or 0) >= self._queues.settings.max_dequeue_count

    async def _set_aside(self, queue: QueueClient, message: QueueMessage) -> None:
        poison = await self._queues.queue(self._connection, queue.queue_name + POISON)
        await poison.send_message(message.content)
        await queue.delete_message(message)
        log.error("%s: message %s went to %s", self._function.name, message.id, poison.queue_name)


async def _receive(queue: QueueClient, count: int) -> list[QueueMessage]:
    found = queue.receive_messages(max_messages=count, visibility_timeout=HIDDEN_SECONDS)
    return [message async for message in found]


def _about(message: QueueMessage) -> dict[str, Datum]:
    def when(moment: Any) -> Datum:
        return Datum(json.dumps(moment.isoformat()), "json")

    return {
        "Id": Datum(message.id, "string"),
        "DequeueCount": Datum(json.dumps(message.dequeue_count), "json"),
        "PopReceipt": Datum(message.pop_receipt, "string"),
        "ExpirationTime": when(message.expires_on),
        "InsertionTime": when(message.inserted_on),
        "NextVisibleTime": when(message.next_visible_on),
    }


def _first_line(fault: Exception) -> str:
    return str(fault).partition("\n")[0]
