"""Recordings as blobs `<interview>/<number>`, sent and fetched by browsers with a signature for one blob each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from azure.core.exceptions import AzureError, ResourceNotFoundError

from interview.errors import StorageDown
from interview.recordings import Recorded
from storage import blobs

if TYPE_CHECKING:
    from azure.storage.blob.aio import BlobServiceClient, ContainerClient

CONTAINER = "recordings"
LENT, SKEW = timedelta(hours=1), timedelta(minutes=5)
"""How long a lent key is good for, and how far clocks may differ."""


class BlobRecordings:
    """Raises StorageDown when the service cannot be reached. Signs with the account's key, or with one that storage
    lends the app's identity."""

    def __init__(self, connection_string: str) -> None:
        self._connection_string = connection_string
        self._lent: tuple[datetime, Any] | None = None

    @cached_property
    def _service(self) -> BlobServiceClient:
        return blobs.connect(self._connection_string)

    @property
    def _container(self) -> ContainerClient:
        return self._service.get_container_client(CONTAINER)

    async def upload_url(self, id: str, number: int, lasting: timedelta) -> str:
        """To create only: what is there can be neither read nor written over."""
        return await self._signed(id, number, lasting, create=True)

    async def listen_url(self, id: str, number: int, lasting: timedelta) -> str:
        """As a file to play or keep: of what type it says it is, whoever sent it chose."""
        return await self._signed(id, number, lasting, shown="attachment", read=True)

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
        if "_service" in self.__dict__:
            await self._service.close()

    async def _signed(self, id: str, number: int, lasting: timedelta, shown: str | None = None, **may: bool) -> str:
        from azure.storage.blob import BlobSasPermissions, generate_blob_sas

        blob = self._container.get_blob_client(_name(id, number))
        # Storage reads its own clock, whatever ours says.
        until = datetime.now(UTC) + lasting
        signature = generate_blob_sas(
            str(blob.account_name),
            CONTAINER,
            blob.blob_name,
            permission=BlobSasPermissions(**may),
            expiry=until,
            content_disposition=shown,
            **await self._signer(until),
        )
        return f"{blob.url}?{signature}"

    async def _signer(self, until: datetime) -> dict[str, Any]:
        """What to sign with until then."""
        held: Any = self._service.credential
        if hasattr(held, "account_key"):
            return {"account_key": held.account_key}
        if self._lent is None or self._lent[0] < until:
            now = datetime.now(UTC)
            ends = max(until, now + LENT)
            try:
                key = await self._service.get_user_delegation_key(now - SKEW, ends)
            except AzureError as e:
                raise StorageDown from e
            self._lent = ends, key
        return {"user_delegation_key": self._lent[1]}


def _name(id: str, number: int) -> str:
    return f"{id}/{number:03}"
