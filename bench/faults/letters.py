"""What a queue may bring: messages twice, late, out of order, unreadable, of another schema, far too large."""

from __future__ import annotations

import base64
import json
import random
from collections import Counter
from collections.abc import Callable

from azure.core.exceptions import AzureError
from azure.storage.queue.aio import QueueClient

from bench.faults.diary import Book
from storage.names import QUEUES

LATEST_SECONDS = 20
LARGE = 40_000
"""Characters; a queue takes 64 KiB, a third more than this once it is in base64."""

KINDS = ("twice", "late", "older", "unknown", "large", "not base64", "not JSON", "other schema", "other type")


class Letters:
    """Sends them past the processes of the app, about interviews of the run. `sent` by kind."""

    def __init__(self, connection_string: Callable[[], str], book: Book, seed: int) -> None:
        self._connection_string = connection_string
        self._book, self._chance = book, random.Random(seed)
        self.sent: Counter[str] = Counter()

    async def send(self) -> None:
        if not self._book.diaries:
            return
        kind = KINDS[self.sent.total() % len(KINDS)]
        about = self._chance.choice(self._book.diaries[-50:]).id
        hidden = self._chance.randint(1, LATEST_SECONDS) if kind == "late" else 0
        async with QueueClient.from_connection_string(self._connection_string(), QUEUES[0], retry_total=0) as queue:
            for _ in range(3 if kind == "twice" else 1):
                try:
                    await queue.send_message(text(kind, about), visibility_timeout=hidden)
                except AzureError:
                    return  # storage stands still just now
        self.sent[kind] += 1


def text(kind: str, about: str) -> str:
    """A message as it stands on the queue."""
    message: object = {"interview_id": about, "reason": "completed", "schema": 1}
    match kind:
        case "older":
            message = {"interview_id": about, "reason": "completed"}
        case "unknown":
            message = {"interview_id": "0" * 20, "reason": "completed", "schema": 1}
        case "large":
            message = {"interview_id": about, "reason": "x" * LARGE, "schema": 1}
        case "other schema":
            message = {"interview": about, "schema": 0}
        case "other type":
            message = {"interview_id": [about], "reason": "completed", "schema": 1}
        case "not base64":
            return "<not base64>"
    whole = "{not JSON" if kind == "not JSON" else json.dumps(message)
    return base64.b64encode(whole.encode()).decode()
