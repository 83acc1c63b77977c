"""The way to Table Storage: one client for all tables, time limits that fit a turn, faults by name."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from itertools import groupby
from typing import Any

from azure.core import MatchConditions
from azure.core.exceptions import (
    AzureError,
    HttpResponseError,
    ResourceExistsError,
    ResourceModifiedError,
    ResourceNotFoundError,
)
from azure.data.tables import TableTransactionError, UpdateMode
from azure.data.tables.aio import TableClient, TableServiceClient

from interview.errors import InvalidRequest, NotFound, Stale, StorageDown
from storage import sign_in
from storage.rows import Row

CONNECT_SECONDS = 0.5
READ_SECONDS = 0.8
RETRIES = 1
RETRY_PAUSE_SECONDS = 0.1
"""With one retry an operation ends within a turn's two seconds; what fails then is sent again by the browser."""

STALE = frozenset({"EntityAlreadyExists", "UpdateConditionNotSatisfied", "InvalidDuplicateRow"})
TOO_LARGE = frozenset({"EntityTooLarge", "RequestBodyTooLarge"})
GONE = frozenset({"ResourceNotFound", "EntityNotFound"})

Operation = tuple[str, Row] | tuple[str, Row, dict[str, Any]]

Service = TableServiceClient
"""For those who hold one without knowing the SDK."""

OnRequest = Callable[[Any], None]
"""Gets the SDK's PipelineRequest."""

TRANSACTION_ROWS = 100
"""Rows in one transaction at most (Table service limits)."""


def connect(
    connection_string: str, on_request: OnRequest | None = None, read_seconds: float = READ_SECONDS
) -> TableServiceClient:
    """A client for every table. The SDK's hook policy shows `on_request` each HTTP request, retries included."""
    return sign_in.client(
        TableServiceClient,
        "Table",
        connection_string,
        connection_timeout=CONNECT_SECONDS,
        read_timeout=read_seconds,
        retry_total=RETRIES,
        retry_backoff_factor=RETRY_PAUSE_SECONDS,
        retry_backoff_max=1,
        raw_request_hook=on_request,
        # A function app calls storage without a proxy; asking the environment for one costs two threads a request.
        use_env_settings=False,
    )


@asynccontextmanager
async def faults() -> AsyncIterator[None]:
    """Azure's errors as the core knows them: NotFound, Stale, StorageDown."""
    try:
        yield
    except (ResourceExistsError, ResourceModifiedError) as e:
        raise Stale(_code(e)) from e
    except ResourceNotFoundError as e:
        if _code(e) == "TableNotFound":
            raise StorageDown(f"A table is missing ({e.message}); create the tables first.") from e
        raise NotFound("There is nothing here under that id; it may have been erased.") from e
    except TableTransactionError as e:
        raise _of_transaction(e) from e
    except HttpResponseError as e:
        if _code(e) in TOO_LARGE:
            raise InvalidRequest("answer", "That is more text than one interview can hold; send a shorter one.") from e
        raise StorageDown from e
    except AzureError as e:
        raise StorageDown from e


def _of_transaction(e: HttpResponseError) -> Exception:
    code = _code(e)
    if code in STALE or e.status_code in (409, 412):
        return Stale(code)
    if code in GONE or e.status_code == 404:
        return Stale(code)  # the row to be replaced was erased meanwhile: loading it again says so
    return StorageDown()


def _code(e: AzureError) -> str:
    """The service's own error code, e.g. `EntityAlreadyExists`."""
    code = getattr(e, "error_code", "")
    return str(getattr(code, "value", code))


def create(row: Row) -> Operation:
    return "create", row


def replace(row: Row, version: str) -> Operation:
    """Only where the row still has that version."""
    options = {"mode": UpdateMode.REPLACE, "etag": version, "match_condition": MatchConditions.IfNotModified}
    return "update", row, options


async def partition(table: TableClient, key: str) -> list[Any]:
    """All rows of a partition, in the order of their row keys; empty when there are none."""
    async with faults():
        found = table.query_entities("PartitionKey eq @key", parameters={"key": key})
        return [row async for row in found]


async def erase_partition(table: TableClient, key: str) -> None:
    """Deletes every row of a partition; none is fine."""
    async with faults():
        found = table.query_entities("PartitionKey eq @key", parameters={"key": key}, select=["PartitionKey", "RowKey"])
        keys = [{"PartitionKey": key, "RowKey": row["RowKey"]} async for row in found]
        for part in batched(keys):
            await table.submit_transaction([("delete", row) for row in part])


async def erase_where(table: TableClient, query: str, parameters: dict[str, str], most: int) -> int:
    """Deletes the rows that a query finds, the first `most` of them; says how many."""
    async with faults():
        found = table.query_entities(query, parameters=parameters, select=["PartitionKey", "RowKey"])
        keys: list[Row] = []
        async for row in found:
            keys.append({"PartitionKey": row["PartitionKey"], "RowKey": row["RowKey"]})
            if len(keys) == most:
                break
        for _, rows in groupby(keys, key=lambda row: row["PartitionKey"]):
            for part in batched(list(rows)):
                await table.submit_transaction([("delete", row) for row in part])
    return len(keys)


def batched(rows: list[Row]) -> Iterator[list[Row]]:
    """As many at a time as a transaction takes."""
    return (rows[at : at + TRANSACTION_ROWS] for at in range(0, len(rows), TRANSACTION_ROWS))


def version_of(row: Any) -> str:
    return str(row.metadata["etag"])


async def ping(service: TableServiceClient) -> None:
    """One small read. Raises StorageDown when storage does not answer or its tables are missing."""
    async with faults():
        found = service.get_table_client("interviews").query_entities("PartitionKey eq 'ping'", results_per_page=1)
        async for _ in found:
            break
