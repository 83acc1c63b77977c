"""A far tier: any Redis by URL. Short time limits, always a time to live."""

from __future__ import annotations

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff

TIMEOUT_SECONDS = 0.25


class RedisTier:
    """Raises RedisError, TimeoutError or OSError when Redis does not answer well; the tiers above make it a miss."""

    name = "redis"

    def __init__(self, url: str, ttl_seconds: int, prefix: str = "quiet-room:") -> None:
        self._redis = Redis.from_url(
            url,
            socket_timeout=TIMEOUT_SECONDS,
            socket_connect_timeout=TIMEOUT_SECONDS,
            retry=Retry(NoBackoff(), 0),
        )
        self._ttl, self._prefix = ttl_seconds, prefix

    async def get(self, key: str) -> bytes | None:
        value = await self._redis.get(self._prefix + key)
        return value.encode() if isinstance(value, str) else value

    async def put(self, key: str, value: bytes) -> bool:
        """Always True: asking first what is there would cost as much as writing."""
        await self._redis.set(self._prefix + key, value, ex=self._ttl)
        return True

    async def close(self) -> None:
        await self._redis.aclose()
