"""Blobs by name in one container: the durable origin of what the caches hold."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from azure.core import MatchConditions
from azure.core.exceptions import AzureError, ResourceExistsError, ResourceModifiedError, ResourceNotFoundError

from interview.errors import Stale, StorageDown
from storage import sign_in

if TYPE_CHECKING:
    from azure.storage.blob.aio import BlobClient, BlobServiceClient

READ_SECONDS = 2.0
# What is larger goes in pieces of this size: the HTTP client under the SDK warns that a megabyte at a time holds up the
# event loop.
PIECE_BYTES = 512 * 1024


def connect(connection_string: str, read_seconds: float = READ_SECONDS) -> BlobServiceClient:
    """A client whose faults show within seconds."""
    # Imported at the first use: the import costs a cold process more than a turn does, and a turn needs no blob.
    from azure.storage.blob.aio import BlobServiceClient

    return sign_in.client(
        BlobServiceClient,
        "Blob",
        connection_string,
        connection_timeout=0.5,
        read_timeout=read_seconds,
        retry_total=1,
        # By default the SDK waits some twenty seconds before it tries again.
        initial_backoff=0,
        increment_base=0,
        random_jitter_range=0,
        use_env_settings=False,  # as the tables' client
        max_single_put_size=PIECE_BYTES,
        max_block_size=PIECE_BYTES,
    )


class BlobTier:
    """Raises StorageDown when the service cannot be reached."""

    name = "blob"

    def __init__(self, connection_string: str, container: str, read_seconds: float = READ_SECONDS) -> None:
        self._connection_string, self._name, self._read_seconds = connection_string, container, read_seconds

    @cached_property
    def _service(self) -> BlobServiceClient:
        return connect(self._connection_string, self._read_seconds)

    async def get(self, key: str) -> bytes | None:
        try:
            return await (await self._blob(key).download_blob()).readall()
        except ResourceNotFoundError:
            return None
        except AzureError as e:
            raise StorageDown from e

    async def put(self, key: str, value: bytes) -> bool:
        """False when the blob held the very same already: then nothing is written."""
        from azure.storage.blob import ContentSettings

        digest = hashlib.md5(value, usedforsecurity=False).digest()
        blob = self._blob(key)
        settings = ContentSettings(content_type="application/octet-stream", content_md5=bytearray(digest))
        try:
            if await _digest(blob) == digest:
                return False
            await blob.upload_blob(value, overwrite=True, content_settings=settings)
        except AzureError as e:
            raise StorageDown from e
        return True

    async def read(self, name: str) -> tuple[bytes | None, str]:
        """A blob with its version; None and an empty version where there is none."""
        try:
            found = await self._blob(name).download_blob()
            return await found.readall(), found.properties.etag
        except ResourceNotFoundError:
            return None, ""
        except AzureError as e:
            raise StorageDown from e

    async def replace(self, name: str, version: str, value: bytes) -> None:
        """Raises Stale when the version is no longer the current one."""
        unchanged: dict[str, Any] = {"overwrite": False}
        if version:
            unchanged = {"overwrite": True, "etag": version, "match_condition": MatchConditions.IfNotModified}
        try:
            await self._blob(name).upload_blob(value, **unchanged)
        except (ResourceExistsError, ResourceModifiedError) as e:
            raise Stale from e
        except AzureError as e:
            raise StorageDown from e

    async def names(self, start: str, since: datetime | None = None) -> AsyncIterator[str]:
        """Blobs whose names start so, in the order of the names; with `since` only those written after it."""
        try:
            async for blob in self._service.get_container_client(self._name).list_blobs(name_starts_with=start):
                if since is None or blob.last_modified >= since:
                    yield blob.name
        except AzureError as e:
            raise StorageDown from e

    async def erase(self, name: str) -> None:
        """Erasing what is not there is fine."""
        try:
            await self._blob(name).delete_blob()
        except ResourceNotFoundError:
            return
        except AzureError as e:
            raise StorageDown from e

    async def close(self) -> None:
        if "_service" in self.__dict__:
            await self._service.close()

    def _blob(self, key: str) -> BlobClient:
        return self._service.get_blob_client(self._name, key)


async def _digest(blob: BlobClient) -> bytes | None:
    """The MD5 that was stored with the blob; None when there is no blob or it has none."""
    try:
        there = (await blob.get_blob_properties()).content_settings.content_md5
    except ResourceNotFoundError:
        return None
    return None if there is None else bytes(there)
