"""What a tier and an origin must do, and who hears of look-ups."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, Protocol

from cache.entry import Entry

Outcome = Literal["hit", "stale", "absent", "miss", "fault"]
"""`stale` was used while somebody fetches it anew; `absent` is known not to exist."""

Count = Callable[[str, str, Outcome], None]
"""Hears of every look-up: the tier, the kind of entry, the outcome. The tier `any` stands for all caches together,
without the origin: `hit`, `absent` or `miss` once for each who asked."""


class FarTier(Protocol):
    """Kept outside this process; any exception means that it does not answer."""

    name: str

    async def get(self, name: str) -> Entry | None: ...

    async def put(self, name: str, entry: Entry, now: float) -> None: ...

    async def ping(self) -> None:
        """Returns when it answers."""
        ...


class Origin(Protocol):
    """Where entries are kept for good."""

    name: str

    async def get(self, name: str) -> bytes | None: ...

    async def put(self, name: str, value: bytes) -> bool:
        """False when the very same was there already."""
        ...
