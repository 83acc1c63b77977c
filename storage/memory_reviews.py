"""The promises of the table `reviews` in dicts. Gone with the process."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from interview.candidate import day_of
from interview.errors import Stale
from interview.ports import PATIENT, Saved, Waiting
from storage.reviews import line_days, line_key


class MemoryWaitingList:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], tuple[Waiting, int]] = {}

    async def put(self, waiting: Waiting) -> None:
        self._kept.setdefault((day_of(waiting.since), line_key(waiting)), (waiting, 1))

    async def head(self, now: datetime, count: int) -> list[Saved[Waiting]]:
        def rests(waiting: Waiting) -> bool:
            return waiting.free_at > now and waiting.attempts > PATIENT

        return [saved for saved in self._line(now) if not rests(saved.value)][:count]

    async def change(self, before: Saved[Waiting], after: Waiting) -> Saved[Waiting]:
        key = (day_of(after.since), line_key(after))
        _, version = self._kept.get(key, (None, 0))
        if str(version) != before.version:
            raise Stale
        self._kept[key] = (after, version + 1)
        return Saved(after, str(version + 1))

    async def leave(self, waiting: Waiting) -> None:
        self._kept.pop((day_of(waiting.since), line_key(waiting)), None)

    async def erase(self, interview_id: str, days: Collection[str]) -> None:
        gone = [
            key for key, (waiting, _) in self._kept.items() if waiting.interview_id == interview_id and key[0] in days
        ]
        for key in gone:
            del self._kept[key]

    async def order(self, now: datetime) -> tuple[str, ...]:
        return tuple(saved.value.interview_id for saved in self._line(now))

    def _line(self, now: datetime) -> list[Saved[Waiting]]:
        keys = sorted((key for key in self._kept if key[0] in line_days(now)), key=lambda key: key[1])
        return [Saved(waiting, str(version)) for waiting, version in (self._kept[key] for key in keys)]


class MemoryPromises:
    def __init__(self) -> None:
        self._kept: set[tuple[str, str]] = set()

    async def put(self, day: str, interview_id: str) -> None:
        self._kept.add((day, interview_id))

    async def remove(self, day: str, interview_id: str) -> None:
        self._kept.discard((day, interview_id))

    async def count(self, day: str) -> int:
        return sum(1 for kept, _ in self._kept if kept == day)
