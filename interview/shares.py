"""A link by which others may read a report, and where links are kept."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from msgspec import Struct


class Share(Struct, frozen=True):
    """`digest`: a hash of the token in it, which itself is not kept."""

    interview_id: str
    digest: str
    made_at: datetime
    expires_at: datetime


class Shares(Protocol):
    """At most one link for each interview."""

    async def put(self, share: Share) -> None:
        """In place of an earlier one."""
        ...

    async def load(self, id: str) -> Share | None: ...

    async def erase(self, id: str) -> None:
        """Erasing what is not there is fine."""
        ...
