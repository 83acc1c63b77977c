"""Clients of the storage account: by the key of a connection string, or as the identity that Azure gave this app.

A connection string with `Identity=` has no key: `Identity=<client id>;TableEndpoint=…;BlobEndpoint=…;QueueEndpoint=…`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Literal, Protocol, TypeVar

if TYPE_CHECKING:
    from azure.core.credentials_async import AsyncTokenCredential

IDENTITY = "Identity"
ANY = "default"
"""In place of a client id: whoever the environment knows, such as somebody signed in by `az login`."""


class ServiceClient(Protocol):
    """What the SDK's clients of tables, blobs and queues have in common."""

    def __init__(self, url: str, /, *, credential: AsyncTokenCredential, **options: Any) -> None: ...

    @classmethod
    def from_connection_string(cls, conn_str: str, **options: Any) -> Any: ...


C = TypeVar("C", bound=ServiceClient)


def client(of: type[C], service: Literal["Table", "Blob", "Queue"], connection_string: str, **options: Any) -> C:
    """A client of that service. Nothing is asked of anybody yet."""
    held = parts(connection_string)
    if IDENTITY not in held:
        made: C = of.from_connection_string(connection_string, **options)
        return made
    return of(held[f"{service}Endpoint"], credential=identity(held[IDENTITY]), **options)


def parts(connection_string: str) -> dict[str, str]:
    """What it holds, by name."""
    return dict(part.split("=", 1) for part in connection_string.split(";") if "=" in part)


@cache
def identity(client_id: str) -> AsyncTokenCredential:
    """One for all clients of this process, so that a token is fetched once."""
    # Imported only where it is used: the import costs a cold process 130 ms.
    from azure.identity.aio import DefaultAzureCredential, ManagedIdentityCredential

    return DefaultAzureCredential() if client_id == ANY else ManagedIdentityCredential(client_id=client_id)


async def close(connection_string: str) -> None:
    """Lets go of the connection to whoever gives tokens."""
    if client_id := parts(connection_string).get(IDENTITY):
        await identity(client_id).close()
        identity.cache_clear()
