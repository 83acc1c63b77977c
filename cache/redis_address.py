"""A Redis by its address: plain or TLS, one server or a cluster, by key or by Entra ID."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from redis.asyncio import Redis, RedisCluster
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.credentials import CredentialProvider

TIMEOUT_SECONDS = 0.25

CLUSTER, ENTRA = "cluster", "entra"
AZURE_SCOPE = "https://redis.azure.com/.default"
"""What a token for Azure Managed Redis is asked for."""

Credentials = Callable[[], CredentialProvider]


def entra_credentials() -> CredentialProvider:
    """Tokens of the identity this process runs as, renewed by the package. Raises ValueError where it is missing."""
    try:
        from redis_entraid.cred_provider import create_from_default_azure_credential
    except ImportError as e:
        raise ValueError(
            "an address of Redis says +entra, which takes the package redis-entraid: add it to requirements.txt"
        ) from e
    found: CredentialProvider = create_from_default_azure_credential((AZURE_SCOPE,))
    return found


def is_cluster(url: str) -> bool:
    return CLUSTER in urlsplit(url).scheme.split("+")[1:]


def connect(url: str, credentials: Credentials = entra_credentials, timeout: float = TIMEOUT_SECONDS) -> Any:
    """A client for `redis://` or `rediss://` (TLS). After the scheme, `+cluster` stands for the cluster protocol and
    `+entra` for signing in with `credentials`: `rediss+cluster+entra://`. Raises ValueError for anything else."""
    base, *ways = urlsplit(url).scheme.split("+")
    if unknown := set(ways) - {CLUSTER, ENTRA}:
        raise ValueError(f"an address of Redis says +{min(unknown)}; only +{CLUSTER} and +{ENTRA} are known")
    options: dict[str, Any] = {
        "socket_timeout": timeout,
        "socket_connect_timeout": timeout,
        # Three commands fewer on each new connection, where commands are counted: CLIENT SETINFO twice, and HELLO.
        "driver_info": None,
        "protocol": 2,
    }
    if ENTRA in ways:
        options["credential_provider"] = credentials()
    address = base + url[url.index("://") :]
    if CLUSTER in ways:
        return RedisCluster.from_url(address, **options)
    return Redis.from_url(address, retry=Retry(NoBackoff(), 0), **options)
