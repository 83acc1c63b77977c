"""A place in line that is taken, and stays so for as long as the process that took it lives."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType

from msgspec.structs import replace

from interview.errors import Stale, StorageDown
from interview.ports import Clock, Saved, Waiting, WaitingList

SECONDS = 30.0
"""Real time for which a place stays taken after its process died: so long nobody else serves it, nor whoever may not
be served before it."""

RENEWALS = 3
"""In each lease, so that one which storage does not take loses nothing."""


@dataclass
class Lease:
    """Renewed while it is entered, every so many real seconds. `saved`: the place as it was written last.

    Who loses it nevertheless goes on: two who review the same interview are told apart when they replace its report.
    """

    line: WaitingList
    saved: Saved[Waiting]
    clock: Clock
    length: timedelta
    every: float = SECONDS / RENEWALS
    _over: asyncio.Event = field(default_factory=asyncio.Event, init=False)

    async def __aenter__(self) -> None:
        self._renewing = asyncio.create_task(self._renew())

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        await self._renewing

    async def _renew(self) -> None:
        """Until it is over, or the place is somebody else's."""
        while not await self._ends():
            after = replace(self.saved.value, free_at=self.clock() + self.length)
            try:
                with suppress(StorageDown):
                    self.saved = await self.line.change(self.saved, after)
            except Stale:
                return

    async def _ends(self) -> bool:
        try:
            await asyncio.wait_for(self._over.wait(), self.every)
        except TimeoutError:
            return False
        return True
