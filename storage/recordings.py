"""Recordings as blobs `<interview>/<number>`, sent and fetched by browsers with a signature for one blob each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from azure.core.exceptions import AzureError, ResourceNotFoundError

from interview.errors import StorageDown
from interview.recordings import Recorded

if TYPE_CHECKING:
    from azure.storage.blob.aio import ContainerClient

CONTAINER = "recordings"
READ_SECONDS = 2.0


class BlobRecordings:
    """Raises StorageDown when the service cannot be reached. Signs with the key of the connection string."""

    def __init__(self, connection_string: str) -> None:
        self._connection_string = connection_string

    @cached_property
    def _container(self) -> ContainerClient:
        # Imported at the first use: most interviews have no recording, and the import costs a cold process dear.
        from azure.storage.blob.aio import ContainerClient

        return ContainerClient.from_connection_string(
            self._connection_string, CONTAINER, connection_timeout=0.5, read_timeout=READ_SECONDS, retry_total=1
        )

    async def upload_url(self, id: str, number: int, lasting: timedelta) -> str:
        """To create only: what is there can be neither read nor written over."""
        return self._signed(id, number, lasting, create=True)

    async def listen_url(self, id: str, number: int, lasting: timedelta) -> str:
        return self._signed(id, number, lasting, read=True)

    async def of(self, id: str) -> tuple[Recorded, ...]:
        try:
            found = [blob async for blob in self._container.list_blobs(name_starts_with=f"{id}/")]
        except AzureError as e:
            raise StorageDown from e
        return tuple(Recorded(int(blob.name.rpartition("/")[2]), int(blob.size)) for blob in found)

    async def erase(self, id: str, number: int) -> None:
        try:
            await self._container.delete_blob(_name(id, number))
        except ResourceNotFoundError:
            return
        except AzureError as e:
            raise StorageDown from e

    async def close(self) -> None:
        if "_container" in self.__dict__:
            await self._container.close()

    def _signed(self, id: str, number: int, lasting: timedelta, **may: bool) -> str:
        from azure.storage.blob import BlobSasPermissions, generate_blob_sas

        blob = self._container.get_blob_client(_name(id, number))
        credential: Any = blob.credential
        signature = generate_blob_sas(
            str(blob.account_name),
            CONTAINER,
            blob.blob_name,
            account_key=credential.account_key,
            permission=BlobSasPermissions(**may),
            # Storage reads its own clock, whatever ours says.
            expiry=datetime.now(UTC) + lasting,
        )
        return f"{blob.url}?{signature}"


def _name(id: str, number: int) -> str:
    return f"{id}/{number:03}"
