"""Everything that is kept anywhere, unpacked and searched: tables, blobs, queues, Redis, and this process's memory."""

from __future__ import annotations

import base64
import gc
import json
import re
import zlib
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import msgspec
from azure.storage.blob.aio import BlobServiceClient
from azure.storage.queue.aio import QueueClient

from cache.memory_tier import MemoryTier
from storage import backup, tables
from storage.names import CONTAINERS, QUEUES, TABLES

PIECE = re.compile(r"(.*?)(\d+)")
DEEPEST = 8


def texts(value: Any, depth: int = 0) -> Iterator[bytes]:
    """The bytes of a value and of all that is packed in it."""
    if depth > DEEPEST:
        return
    if isinstance(value, dict):
        for each in (*value, *value.values(), *_whole(value)):
            yield from texts(each, depth + 1)
    elif isinstance(value, list | tuple):
        for each in value:
            yield from texts(each, depth + 1)
    elif isinstance(value, str):
        yield value.encode("utf-8", "replace")
    elif isinstance(value, bytes):
        yield value
        yield from _unpacked(value, depth)


def _whole(row: dict[Any, Any]) -> Iterator[bytes]:
    """Values that are spread over properties `p0`, `p1` and so on."""
    spread: dict[str, list[tuple[int, bytes]]] = defaultdict(list)
    for name, value in row.items():
        if isinstance(value, bytes) and (named := PIECE.fullmatch(str(name))):
            spread[named[1]].append((int(named[2]), value))
    for pieces in spread.values():
        yield b"".join(piece for _, piece in sorted(pieces))


def _unpacked(value: bytes, depth: int) -> Iterator[bytes]:
    for wbits in (15, 31, -15):
        with suppress(zlib.error):
            yield from texts(zlib.decompressobj(wbits).decompress(value), depth + 1)
    with suppress(msgspec.DecodeError, ValueError, RecursionError):
        found = msgspec.msgpack.decode(value)
        if isinstance(found, dict | list):
            yield from texts(found, depth + 1)
    with suppress(ValueError):
        yield base64.b64decode(value, validate=True)


def found_in(value: Any, marks: Iterable[str]) -> list[str]:
    """Also where JSON has written a mark with escapes."""
    whole = b"\n".join(texts(value))
    return [mark for mark in marks if mark.encode() in whole or json.dumps(mark)[1:-1].encode() in whole]


class Remains:
    """What an installation keeps, place by place."""

    def __init__(self, storage: str, redis_url: str) -> None:
        self._storage, self._redis_url = storage, redis_url

    async def of(self, marks: Iterable[str]) -> dict[str, list[str]]:
        """Marks by the place where they were found; places without any are left out."""
        marks, found = tuple(marks), dict[str, list[str]]()
        for places in (self._tables(), self._blobs(), self._queues(), self._redis(), self._memory()):
            async for place, value in places:
                if held := found_in(value, marks):
                    found[place] = held
        return found

    async def later(self, clock: Callable[[], datetime], by: timedelta) -> None:
        """Makes the backup of a night so much later, which erases those past their days."""
        copies = backup.connect(self._storage, lambda: clock() + by)
        try:
            await copies()
        finally:
            await copies.close()

    async def _tables(self) -> AsyncIterator[tuple[str, Any]]:
        async with tables.connect(self._storage) as service:
            for name in TABLES:
                async for row in service.table(name).query():
                    yield f"{name}/{row['PartitionKey']}/{row['RowKey']}", dict(row)

    async def _blobs(self) -> AsyncIterator[tuple[str, Any]]:
        async with BlobServiceClient.from_connection_string(self._storage) as service:
            for name in CONTAINERS:
                container = service.get_container_client(name)
                async for blob in container.list_blobs():
                    held = await (await container.download_blob(blob.name)).readall()
                    yield f"{name}/{blob.name}", [blob.name, held]

    async def _queues(self) -> AsyncIterator[tuple[str, Any]]:
        for name in QUEUES:
            async with QueueClient.from_connection_string(self._storage, name) as queue:
                for nth, message in enumerate(await queue.peek_messages(32)):
                    yield f"{name}/{nth}", [message.content]

    async def _redis(self) -> AsyncIterator[tuple[str, Any]]:
        if not self._redis_url:
            return
        from redis.asyncio import Redis

        async with Redis.from_url(self._redis_url) as client:
            async for key in client.scan_iter(count=1000):
                yield f"redis/{key.decode()}", [key, await client.get(key)]

    async def _memory(self) -> AsyncIterator[tuple[str, Any]]:
        """Every near tier of this process."""
        for tier in [each for each in gc.get_objects() if isinstance(each, MemoryTier)]:
            for name, entry in list(tier._kept.items()):
                yield f"memory/{name}", [name, entry.body]
