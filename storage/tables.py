"""The way to Table Storage: time limits that fit a turn, and what several stores do with rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import groupby
from typing import TypeVar

from interview.errors import Stale
from storage import table_key
from storage.rows import Row
from storage.table_client import TableService
from storage.table_port import Change, OnRequest, Read, Service, Table, Value

CONNECT_SECONDS = 0.5
READ_SECONDS = 0.8
"""An operation that fails is sent once more, and so ends within a turn's two seconds; what fails then is sent again by
the browser."""

TRANSACTION_ROWS = 100
"""Rows in one transaction at most (Table service limits)."""

R = TypeVar("R", bound=Row)

KEYS = ("PartitionKey", "RowKey")


def connect(connection_string: str, on_request: OnRequest | None = None, read_seconds: float = READ_SECONDS) -> Service:
    """All tables of the account. `on_request` sees each HTTP request, retries included."""
    way = table_key.way(connection_string)
    if way is None:
        # Imported only where it is used: the SDK costs a cold process 70 ms.
        from storage.table_sdk import SdkService

        return SdkService(connection_string, connect_s=CONNECT_SECONDS, read_s=read_seconds, on_request=on_request)
    return TableService(*way, connect_s=CONNECT_SECONDS, read_s=read_seconds, on_request=on_request)


async def partition(table: Table, key: str) -> list[Read]:
    """All rows of a partition, in the order of their row keys; empty when there are none."""
    return [row async for row in table.query("PartitionKey eq @key", {"key": key})]


async def insert_own(table: Table, row: Row) -> None:
    """Inserts a row under a key that nobody else can have: one that is there is our own, sent before its answer was
    lost. Not `put`: what was sent first may arrive last, and would take the place of what was written since."""
    with suppress(Stale):
        await table.change(Change("insert", row))


async def erase_partition(table: Table, key: str) -> None:
    """Deletes every row of a partition; none is fine."""
    await erase_rows(table, [row async for row in table.query("PartitionKey eq @key", {"key": key}, select=KEYS)])


async def erase_where(table: Table, query: str, parameters: Mapping[str, Value], most: int) -> int:
    """Deletes the rows that a query finds, the first `most` of them; says how many."""
    keys: list[Read] = []
    async for row in table.query(query, parameters, select=KEYS):
        keys.append(row)
        if len(keys) == most:
            break
    for _, rows in groupby(keys, key=lambda row: row["PartitionKey"]):
        await erase_rows(table, list(rows))
    return len(keys)


async def erase_rows(table: Table, rows: list[Read]) -> None:
    """Deletes rows of one partition. One by one where some are gone by now: somebody else erases them too, or this did
    and its answer was lost."""
    for part in batched(rows):
        gone = [Change("delete", row) for row in part]
        try:
            await table.transact(gone)
        except Stale:
            for each in gone:
                await table.change(each)


def batched(rows: list[R]) -> Iterator[list[R]]:
    """As many at a time as a transaction takes."""
    return (rows[at : at + TRANSACTION_ROWS] for at in range(0, len(rows), TRANSACTION_ROWS))


async def ping(service: Service) -> None:
    """One small read. Raises StorageDown when storage does not answer or its tables are missing."""
    async for _ in service.table("interviews").query("PartitionKey eq 'ping'", page=1):
        break
