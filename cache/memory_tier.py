"""The nearest tier: in this process, bounded in bytes, least recently used out first."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable


class MemoryTier:
    name = "memory"

    def __init__(self, max_bytes: int, ttl_seconds: float, clock: Callable[[], float]) -> None:
        self._max, self._ttl, self._clock = max_bytes, ttl_seconds, clock
        self._kept: OrderedDict[str, tuple[float, bytes]] = OrderedDict()
        self._bytes = 0

    async def get(self, key: str) -> bytes | None:
        found = self._kept.get(key)
        if found is None:
            return None
        until, value = found
        if until <= self._clock():
            self._drop(key)
            return None
        self._kept.move_to_end(key)
        return value

    async def put(self, key: str, value: bytes) -> bool:
        """False when the very same was there already. What is larger than the whole tier is not kept."""
        known = self._kept.get(key)
        if known is not None:
            self._drop(key)
        if len(value) <= self._max:
            self._kept[key] = (self._clock() + self._ttl, value)
            self._bytes += len(value)
            while self._bytes > self._max:
                self._drop(next(iter(self._kept)))
        return known is None or known[1] != value

    def _drop(self, key: str) -> None:
        self._bytes -= len(self._kept.pop(key)[1])
