"""Blobs by name in one container: the durable origin of what the caches hold."""

from __future__ import annotations

import hashlib

from azure.core.exceptions import AzureError, ResourceNotFoundError
from azure.storage.blob import ContentSettings
from azure.storage.blob.aio import BlobServiceClient

from interview.errors import StorageDown

READ_SECONDS = 2.0


class BlobTier:
    """Raises StorageDown when the service cannot be reached."""

    name = "blob"

    def __init__(self, connection_string: str, container: str) -> None:
        service = BlobServiceClient.from_connection_string(
            connection_string, connection_timeout=0.5, read_timeout=READ_SECONDS, retry_total=1
        )
        self._container = service.get_container_client(container)

    async def get(self, key: str) -> bytes | None:
        try:
            return await (await self._container.download_blob(key)).readall()
        except ResourceNotFoundError:
            return None
        except AzureError as e:
            raise StorageDown from e

    async def put(self, key: str, value: bytes) -> bool:
        """False when the blob held the very same already: then nothing is written."""
        digest = hashlib.md5(value, usedforsecurity=False).digest()
        blob = self._container.get_blob_client(key)
        try:
            there = (await blob.get_blob_properties()).content_settings.content_md5
            if there is not None and bytes(there) == digest:
                return False
        except ResourceNotFoundError:
            pass
        except AzureError as e:
            raise StorageDown from e
        try:
            settings = ContentSettings(content_type="application/octet-stream", content_md5=bytearray(digest))
            await blob.upload_blob(value, overwrite=True, content_settings=settings)
        except AzureError as e:
            raise StorageDown from e
        return True
