"""Table Storage over the HTTP client that is loaded anyway: under half of the CPU that the SDK takes for a request.

Kept to what the app does ([why](../docs/decisions/0015-rows-travel-without-the-sdk.md)).
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from email.utils import formatdate
from typing import Any, Self
from urllib.parse import quote, urlsplit

import aiohttp
import msgspec
from yarl import URL

from interview.errors import NotFound, StorageDown
from storage import table_batch, table_wire
from storage.table_key import Proof
from storage.table_port import Change, OnRequest, Read, Value

VERSION = "2019-02-02"
AGAIN = frozenset({408, 429, 500, 502, 503, 504})
"""Statuses after which a request is sent once more: storage was busy, or moved house."""

RETRY_PAUSE_SECONDS = 0.1
FIXED = {"x-ms-version": VERSION, "DataServiceVersion": "3.0"}
UNSAID = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
"""Headers that storage has no need of, where we do not name them: they are a tenth of a request's CPU."""

NEXT = ("NextPartitionKey", "NextRowKey")

Headers = Mapping[str, str]


class TableService:
    """All tables of an account. `url`: its address. Nothing is asked of anybody before the first call."""

    def __init__(
        self, url: str, proof: Proof, *, connect_s: float, read_s: float, on_request: OnRequest | None = None
    ) -> None:
        self.url, self._proof, self._on_request = url.rstrip("/"), proof, on_request
        self._limits = aiohttp.ClientTimeout(total=None, sock_connect=connect_s, sock_read=read_s)
        self._path = urlsplit(self.url).path
        self._http: aiohttp.ClientSession | None = None

    def table(self, name: str) -> AzureTable:
        return AzureTable(self, name)

    async def close(self) -> None:
        if self._http is not None:
            await self._http.close()
            self._http = None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exc: object) -> None:
        await self.close()

    async def send(
        self, method: str, path: str, headers: Headers, body: bytes = b"", *, query: str = "", retry: bool = True
    ) -> tuple[int, Mapping[str, str], bytes]:
        """Status, headers and body of the answer. Raises StorageDown where there is none, even when sent once more."""
        try:
            found = await self._send(method, path, headers, body, query)
            if found[0] not in AGAIN or not retry:
                return found
        except (aiohttp.ClientError, TimeoutError, OSError) as e:
            if not retry:
                raise StorageDown from e
        await asyncio.sleep(RETRY_PAUSE_SECONDS)
        try:
            return await self._send(method, path, headers, body, query)
        except (aiohttp.ClientError, TimeoutError, OSError) as e:
            raise StorageDown from e

    async def _send(
        self, method: str, path: str, headers: Headers, body: bytes, query: str
    ) -> tuple[int, Mapping[str, str], bytes]:
        date = formatdate(time.time(), usegmt=True)
        signed = f"{self._path}/{path}"
        proof = await self._proof(method, headers.get("Content-Type", ""), date, signed)
        whole = {**FIXED, **headers, "x-ms-date": date, "Authorization": proof}
        url = f"{self.url}/{path}{query}"
        if self._on_request is not None:
            self._on_request(method, url)
        async with self._session().request(
            method, URL(url, encoded=True), headers=whole, data=body or None, allow_redirects=False
        ) as answer:
            return answer.status, answer.headers, await answer.read()

    def _session(self) -> aiohttp.ClientSession:
        """Made within the loop that uses it."""
        if self._http is None:
            self._http = aiohttp.ClientSession(
                timeout=self._limits, cookie_jar=aiohttp.DummyCookieJar(), skip_auto_headers=UNSAID
            )
        return self._http


class AzureTable:
    """Fulfils table_port.Table."""

    def __init__(self, service: TableService, name: str) -> None:
        self._service, self._name = service, name

    async def get(self, partition: str, key: str) -> Read:
        path = table_wire.address(self._name, partition, key)
        status, _, body = await self._service.send("GET", path, {"Accept": table_wire.ACCEPT})
        if status != 200:
            raise _fault(status, body)
        return table_wire.decoded(msgspec.json.decode(body))

    async def change(self, change: Change, *, retry: bool = True) -> str:
        method, path, headers, body = table_wire.sent(self._name, change)
        status, told, said = await self._service.send(method, path, headers, body, retry=retry)
        if status >= 300:
            error = _fault(status, said)
            if change.verb == "delete" and isinstance(error, NotFound):
                return ""
            raise error
        return told.get("ETag", "")

    async def transact(self, changes: Sequence[Change]) -> None:
        boundary = secrets.token_hex(8)
        parts = [table_wire.sent(self._name, change) for change in changes]
        headers = {"Content-Type": table_batch.content_type(boundary), "Accept": table_wire.JSON}
        body = table_batch.body(self._service.url, parts, boundary)
        status, _, said = await self._service.send("POST", "$batch", headers, body)
        if status >= 300:
            raise _fault(status, said, together=True)
        if refused := table_batch.refusal(said):
            raise table_wire.fault(*refused, together=True) from table_wire.Refused(*refused)

    async def query(
        self,
        filter: str = "",
        parameters: Mapping[str, Value] | None = None,
        *,
        select: Sequence[str] = (),
        page: int | None = None,
    ) -> AsyncIterator[Read]:
        asked = {"$filter": table_wire.filled(filter, parameters or {}), "$select": ",".join(select)}
        asked["$top"] = str(page or "")
        more: dict[str, str] | None = {}
        while more is not None:
            found, more = await self._page({**asked, **more})
            for row in found:
                yield row

    async def _page(self, asked: Mapping[str, str]) -> tuple[list[Read], dict[str, str] | None]:
        """Rows, and what has to be asked for the next page, None at the end."""
        query = "&".join(f"{name}={quote(value, safe='')}" for name, value in asked.items() if value)
        status, told, body = await self._service.send(
            "GET", f"{self._name}()", {"Accept": table_wire.ACCEPT}, query=f"?{query}"
        )
        if status != 200:
            raise _fault(status, body)
        held: dict[str, list[dict[str, Any]]] = msgspec.json.decode(body)
        more = {name: told[f"x-ms-continuation-{name}"] for name in NEXT if f"x-ms-continuation-{name}" in told}
        return [table_wire.decoded(row) for row in held["value"]], more or None


def _fault(status: int, body: bytes, *, together: bool = False) -> Exception:
    code = table_wire.code_of(body)
    error = table_wire.fault(status, code, together=together)
    error.__cause__ = table_wire.Refused(status, code)
    return error
