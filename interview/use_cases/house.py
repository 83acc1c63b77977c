"""The operator's own packs: taken in where they hold, into the pools at once, and out again."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Protocol

from interview import house as files
from interview.demand import Combination
from interview.errors import InvalidRequest, Stale, StorageDown
from interview.house import Beside, House, HouseFile
from interview.house_check import ID, ID_LENGTH, checked
from interview.packs import PackFile
from interview.ports import Clock, Pools, Saved
from interview.use_cases.compile import Compile

ATTEMPTS = 5

SEEN_SECONDS = 360
"""Real time on a clock that is not sped up, until a change is seen wherever interviews are started meanwhile: what a
process remembers of a pool or of what is on offer is fresh for less, and is then used once more."""

MOST_FILES = 100
MOST_CHARACTERS = 4_000_000
"""In all files together: what a process holds for a moment when they change."""


class Houses(Protocol):
    """The operator's files, kept for good."""

    async def load(self) -> Saved[House]: ...

    async def save(self, before: Saved[House], after: House) -> None:
        """Raises Stale when `before` is no longer current."""
        ...


class Offered(Protocol):
    """What those files add to what is on offer, near to whoever asks."""

    async def get(self) -> Beside | None:
        """None where nobody has told yet."""
        ...

    async def put(self, beside: Beside) -> bool: ...


@dataclass(frozen=True)
class KeepHouse:
    """An interview carries its packs, so that what changes here disturbs none that is under way."""

    houses: Houses
    offered: Offered
    pools: Pools
    compile: Compile
    clock: Clock

    async def put(self, name: str, text: str, language: str) -> HouseFile:
        """Takes the file in, in place of one of that name. Raises BadPacks, InvalidRequest, StorageDown.

        Where it fails half-way, sending it again or the next prewarm does the rest.
        """
        self._proper(name, language)
        for _ in range(ATTEMPTS):
            before = await self.houses.load()
            file = await self._read(before.value, name, text, language)
            house, pools = files.put(before.value, name, file, self.compile.catalog)
            _within_limits(house)
            try:
                await self.houses.save(before, house)
            except Stale:
                continue
            await self._publish_anew(pools)
            return file
        raise StorageDown("Packs are being changed from several places at once; please send this again.", 1.0)

    async def drop(self, name: str) -> None:
        """Takes a file out again; one that is not there is fine. Raises InvalidRequest, StorageDown."""
        _named(name)
        for _ in range(ATTEMPTS):
            before = await self.houses.load()
            house, pools = files.drop(before.value, name, self.compile.catalog)
            try:
                if name in before.value.files:
                    await self.houses.save(before, house)
            except Stale:
                continue
            await self._publish_anew(pools)
            return
        raise StorageDown("Packs are being changed from several places at once; please send this again.", 1.0)

    async def publish(self, kept: Saved[House], compiled: Mapping[Combination, PackFile]) -> int:
        """Writes these pools, then says what is on offer: no role is offered before its questions are there. How many
        pools were new or had changed.

        Where files changed meanwhile, it begins anew with them, so that of two who publish the later files stay.
        """
        written = 0
        for _ in range(ATTEMPTS):
            for pool, packs in compiled.items():
                written += await self.pools.put(*pool, packs)
            await self.offered.put(kept.value.beside().offered())
            now = await self.houses.load()
            if now.version == kept.version:
                break
            kept, compiled = now, await self.compile(now.value, {*compiled, *now.value.touched})
        return written

    async def _publish_anew(self, pools: Collection[Combination]) -> None:
        kept = await self.houses.load()
        await self.publish(kept, await self.compile(kept.value, pools))

    async def _read(self, house: House, name: str, text: str, language: str) -> HouseFile:
        """In a thread, because the scorer rates every example in it. The very same file is not read again."""
        known = house.files.get(name)
        if known is not None and (known.text, known.language) == (text, language):
            return known
        catalog = self.compile.catalog
        banks = {each.id: self.compile.bank(each.id) for each in catalog.languages}
        holds = await asyncio.to_thread(checked, name, text, language, house, banks, catalog)
        return HouseFile(language, text, self.clock(), holds)

    def _proper(self, name: str, language: str) -> None:
        _named(name)
        offered = [each.id for each in self.compile.catalog.languages]
        if language not in offered:
            raise InvalidRequest("language", f"Choose one of: {', '.join(offered)}.")


def _named(name: str) -> None:
    if not ID.fullmatch(name) or len(name) > ID_LENGTH:
        raise InvalidRequest(
            "name", f"A file is named in small letters, joined by hyphens, at most {ID_LENGTH}: museum-guide."
        )


def _within_limits(house: House) -> None:
    if len(house.files) > MOST_FILES:
        raise InvalidRequest("name", f"There are {MOST_FILES} files already, which is the most. Delete one first.")
    if sum(len(file.text) for file in house.files.values()) > MOST_CHARACTERS:
        raise InvalidRequest(
            "name", f"All files together would have over {MOST_CHARACTERS:,} characters. Delete one first."
        )
