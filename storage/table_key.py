"""Where the tables are, and who asks: the account's key signs every request, or a token says which identity this is.

Source: "Authorize with Shared Key" (Table service) and "Authorize with Microsoft Entra ID", Azure Storage.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import hmac
import time
from typing import TYPE_CHECKING, Protocol

from azure.core.exceptions import AzureError

from interview.errors import StorageDown
from storage import sign_in

if TYPE_CHECKING:
    from azure.core.credentials import AccessToken
    from azure.core.credentials_async import AsyncTokenCredential

SCOPE = "https://storage.azure.com/.default"
AHEAD_SECONDS = 300
"""A token is renewed so long before it ends."""


class Proof(Protocol):
    async def __call__(self, method: str, content_type: str, date: str, path: str) -> str:
        """The header `Authorization` of a request. `path`: that of its address, encoded as it is sent."""
        ...


class AccountKey:
    """Raises ValueError for a key that is no base64."""

    def __init__(self, account: str, key: str) -> None:
        self._account, self._key = account, base64.b64decode(key)

    async def __call__(self, method: str, content_type: str, date: str, path: str) -> str:
        said = f"{method}\n\n{content_type}\n{date}\n/{self._account}{path}"
        signature = base64.b64encode(hmac.digest(self._key, said.encode(), hashlib.sha256)).decode()
        return f"SharedKey {self._account}:{signature}"


class Token:
    """Fetched once for all requests that need it, and again in time before it ends. Raises StorageDown where nobody
    gives one."""

    def __init__(self, credential: AsyncTokenCredential) -> None:
        self._credential = credential
        self._token, self._until = "", 0.0
        self._turn = asyncio.Lock()

    async def __call__(self, method: str, content_type: str, date: str, path: str) -> str:
        if time.time() >= self._until:
            async with self._turn:
                if time.time() >= self._until:
                    found = await self._fetched()
                    self._token, self._until = found.token, found.expires_on - AHEAD_SECONDS
        return f"Bearer {self._token}"

    async def _fetched(self) -> AccessToken:
        try:
            return await self._credential.get_token(SCOPE)
        except AzureError as e:
            raise StorageDown from e


DEVELOPMENT = (
    "AccountName=devstoreaccount1;TableEndpoint=http://127.0.0.1:10002/devstoreaccount1;"
    "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
)
"""What `UseDevelopmentStorage=true` stands for; the key is the emulator's published one."""


def way(connection_string: str) -> tuple[str, Proof] | None:
    """The account's address and its proof; None where the string has neither a key nor an identity."""
    parts = sign_in.parts(connection_string)
    if sign_in.IDENTITY in parts:
        url = parts["TableEndpoint"]
        if not url.startswith("https://"):
            raise ValueError("TableEndpoint: a token may only be sent to an https address.")
        return url, Token(sign_in.identity(parts[sign_in.IDENTITY]))
    if parts.get("UseDevelopmentStorage", "").lower() == "true":
        parts = sign_in.parts(DEVELOPMENT)
    if not {"AccountName", "AccountKey"} <= set(parts):
        return None
    name, scheme = parts["AccountName"], parts.get("DefaultEndpointsProtocol", "https")
    made = f"{scheme}://{name}.table.{parts.get('EndpointSuffix', 'core.windows.net')}"
    return parts.get("TableEndpoint") or made, AccountKey(name, parts["AccountKey"])
