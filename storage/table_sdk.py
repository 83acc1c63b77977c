"""Table Storage over azure-data-tables: the reference, and the way for a connection string with a signature in it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Self

from azure.core import MatchConditions
from azure.core.exceptions import AzureError, HttpResponseError
from azure.data.tables import TableTransactionError, UpdateMode
from azure.data.tables.aio import TableClient, TableServiceClient

from interview.errors import StorageDown
from storage import sign_in
from storage.rows import Row
from storage.table_client import RETRY_PAUSE_SECONDS
from storage.table_port import ANY, Change, OnRequest, Read, Value
from storage.table_wire import fault

MODES = {"replace": UpdateMode.REPLACE, "put": UpdateMode.REPLACE, "merge": UpdateMode.MERGE}


class SdkService:
    """As table_client.TableService."""

    def __init__(
        self,
        connection_string: str,
        *,
        connect_s: float,
        read_s: float,
        on_request: OnRequest | None = None,
    ) -> None:
        def shown(request: Any) -> None:
            if on_request is not None:
                on_request(request.http_request.method, request.http_request.url)

        self._client = sign_in.client(
            TableServiceClient,
            "Table",
            connection_string,
            connection_timeout=connect_s,
            read_timeout=read_s,
            retry_total=1,
            retry_backoff_factor=RETRY_PAUSE_SECONDS,
            retry_backoff_max=1,
            raw_request_hook=shown,
            # A function app calls storage without a proxy; asking the environment for one costs two threads a request.
            use_env_settings=False,
        )

    def table(self, name: str) -> SdkTable:
        return SdkTable(self._client.get_table_client(name))

    async def close(self) -> None:
        await self._client.close()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()


class SdkTable:
    """Fulfils table_port.Table."""

    def __init__(self, client: TableClient) -> None:
        self._client = client

    async def get(self, partition: str, key: str) -> Read:
        with _faults():
            return _read(await self._client.get_entity(partition, key))

    async def change(self, change: Change, *, retry: bool = True) -> str:
        options: dict[str, Any] = {} if retry else {"retry_total": 0}
        verb, row = change.verb, change.row
        with _faults():
            if verb == "insert":
                said: Mapping[str, Any] = await self._client.create_entity(row, **options)
            elif verb == "put":
                said = await self._client.upsert_entity(row, mode=UpdateMode.REPLACE, **options)
            elif verb == "delete":
                await self._client.delete_entity(row["PartitionKey"], row["RowKey"], **_guard(change), **options)
                return ""
            else:
                said = await self._client.update_entity(row, mode=MODES[verb], **_guard(change), **options)
        return str(said["etag"])

    async def transact(self, changes: Sequence[Change]) -> None:
        with _faults(together=True):
            await self._client.submit_transaction([_operation(change) for change in changes])

    async def query(
        self,
        filter: str = "",
        parameters: Mapping[str, Value] | None = None,
        *,
        select: Sequence[str] = (),
        page: int | None = None,
    ) -> AsyncIterator[Read]:
        options: dict[str, Any] = {"results_per_page": page} if page else {}
        if select:
            options["select"] = list(select)
        with _faults():
            async for row in self._client.query_entities(filter, parameters=dict(parameters or {}), **options):
                yield _read(row)


def _read(entity: Any) -> Read:
    row = Read(entity)
    row.version = str(entity.metadata.get("etag") or "")
    return row


def _guard(change: Change) -> dict[str, Any]:
    if change.version == ANY:
        return {}
    return {"etag": change.version, "match_condition": MatchConditions.IfNotModified}


def _operation(change: Change) -> tuple[str, Row, dict[str, Any]]:
    match change.verb:
        case "insert":
            return "create", change.row, {}
        case "put":
            return "upsert", change.row, {"mode": UpdateMode.REPLACE}
        case "delete":
            return "delete", change.row, _guard(change)
    return "update", change.row, {"mode": MODES[change.verb], **_guard(change)}


@contextmanager
def _faults(*, together: bool = False) -> Iterator[None]:
    try:
        yield
    except (HttpResponseError, TableTransactionError) as e:
        code = getattr(e, "error_code", "")
        raise fault(e.status_code or 0, str(getattr(code, "value", code)), together=together) from e
    except AzureError as e:
        raise StorageDown from e
