"""The promises of Table Storage in dicts, for tests and for trying things out. Gone with the process."""

from __future__ import annotations

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from datetime import datetime
from typing import TypeVar

from msgspec.structs import replace

from interview.candidate import Candidate, Day, Entry, Start, day_of
from interview.errors import NotFound, Stale
from interview.growth import Growth
from interview.house import House
from interview.model import Interview
from interview.ports import Due, DueKind, Saved
from interview.report import without_answers
from interview.report_model import Report
from interview.shares import Share
from metrics.sample import Sample, total
from providers.quota import State, Step
from watch.alert import Alert

T = TypeVar("T")


class MemoryInterviews:
    def __init__(self) -> None:
        self._kept: dict[str, tuple[Interview, int]] = {}

    async def insert(self, interview: Interview) -> None:
        self._kept.setdefault(interview.id, (interview, 1))

    async def load(self, id: str) -> Saved[Interview]:
        if id not in self._kept:
            raise NotFound("There is no such interview, or it has been erased.")
        interview, version = self._kept[id]
        return Saved(interview, str(version))

    async def has(self, id: str) -> bool:
        return id in self._kept

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        _, version = self._kept.get(after.id, (None, 0))
        if str(version) != before.version:
            raise Stale
        self._kept[after.id] = (after, version + 1)

    async def erase(self, id: str) -> None:
        self._kept.pop(id, None)


class MemoryReports:
    def __init__(self) -> None:
        self._kept: dict[str, tuple[Report, int]] = {}

    async def insert(self, report: Report) -> bool:
        if report.id in self._kept:
            return False
        self._kept[report.id] = (without_answers(report), 1)
        return True

    async def load(self, id: str) -> Saved[Report] | None:
        if id not in self._kept:
            return None
        report, version = self._kept[id]
        return Saved(report, str(version))

    async def replace(self, before: Saved[Report], after: Report) -> None:
        _, version = self._kept.get(after.id, (None, 0))
        if str(version) != before.version or not after.outranks(before.value):
            raise Stale
        self._kept[after.id] = (without_answers(after), version + 1)

    async def erase(self, id: str) -> None:
        self._kept.pop(id, None)


class MemoryShares:
    def __init__(self) -> None:
        self._kept: dict[str, Share] = {}

    async def put(self, share: Share) -> None:
        self._kept[share.interview_id] = share

    async def load(self, id: str) -> Share | None:
        return self._kept.get(id)

    async def erase(self, id: str) -> None:
        self._kept.pop(id, None)


class MemoryCandidates:
    def __init__(self) -> None:
        self._kept: dict[str, Candidate] = {}
        self._asked: dict[tuple[str, str], list[str]] = {}

    async def insert(self, candidate: Candidate) -> None:
        self._kept.setdefault(candidate.id, candidate)

    async def load(self, id: str) -> Candidate:
        if id not in self._kept:
            raise NotFound("There is no such candidate, or they have been erased.")
        return self._kept[id]

    async def start(self, before: Candidate, day: str, entry: Entry, start: Start | None) -> None:
        now = self._kept.get(before.id)
        if now is None:
            raise Stale
        counted = now.days.get(day, Day())
        taken = start is not None and now.start_of(start.key) is not None
        if counted != before.days.get(day, Day()) or taken:
            raise Stale
        self._kept[before.id] = replace(
            now,
            days={**now.days, day: Day(counted.started + 1, str(counted.started + 1))},
            entries=(entry, *now.entries),
            starts=(*now.starts, start) if start else now.starts,
        )

    async def note(self, id: str, entry: Entry) -> None:
        now = self._kept.get(id)
        if now is not None:
            entries = tuple(entry if old.interview_id == entry.interview_id else old for old in now.entries)
            self._kept[id] = replace(now, entries=entries)

    async def drop(self, id: str, entry: Entry) -> None:
        now = await self.load(id)
        entries = tuple(old for old in now.entries if old.interview_id != entry.interview_id)
        self._kept[id] = replace(now, entries=entries)

    async def nth_of(self, id: str, day: str, interview_id: str) -> int:
        await self.load(id)
        asked = self._asked.setdefault((id, day), [])
        if interview_id not in asked:
            asked.append(interview_id)
        return asked.index(interview_id) + 1

    async def recover(self, recovery: str) -> str:
        for candidate in self._kept.values():
            if candidate.recovery == recovery:
                return candidate.id
        raise NotFound("There is nothing here under that id; it may have been erased.")

    async def erase(self, candidate: Candidate) -> None:
        now = self._kept.get(candidate.id)
        if now is not None and any(candidate.entry_of(entry.interview_id) is None for entry in now.entries):
            raise Stale
        self._kept.pop(candidate.id, None)


class MemoryDue:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str, str], Due] = {}

    async def put(self, due: Due) -> None:
        self._kept[_bucket(due)] = due

    async def claim(self, due: Due) -> bool:
        return self._kept.setdefault(_bucket(due), due) is due

    async def until(self, now: datetime) -> AsyncIterator[Due]:
        for due in sorted((d for d in self._kept.values() if d.at <= now), key=lambda d: (d.at, d.id)):
            yield due

    async def of_day(self, kind: DueKind, day: datetime) -> AsyncIterator[str]:
        for due in sorted(self._kept.values(), key=lambda d: (d.at, d.id)):
            if due.kind == kind and day_of(due.at) == day_of(day):
                yield due.id

    async def has(self, due: Due) -> bool:
        return _bucket(due) in self._kept

    async def remove(self, due: Due) -> None:
        self._kept.pop(_bucket(due), None)


def _bucket(due: Due) -> tuple[str, str, str]:
    """Kept by the hour, as in the table."""
    return due.kind, f"{due.at:%Y-%m-%dT%H}", due.id


class MemoryGrowths:
    def __init__(self) -> None:
        self._kept: dict[str, tuple[Growth, int]] = {}

    async def load(self, language: str) -> Saved[Growth]:
        growth, version = self._kept.get(language, (Growth(), 0))
        return Saved(growth, str(version))

    async def save(self, language: str, before: Saved[Growth], after: Growth) -> None:
        _, version = self._kept.get(language, (Growth(), 0))
        if str(version) != before.version:
            raise Stale
        self._kept[language] = (after, version + 1)


class MemoryHouses:
    def __init__(self) -> None:
        self._kept, self._version = House(), 0

    async def load(self) -> Saved[House]:
        return Saved(self._kept, str(self._version))

    async def save(self, before: Saved[House], after: House) -> None:
        if str(self._version) != before.version:
            raise Stale
        self._kept, self._version = after, self._version + 1


class MemoryMetrics:
    def __init__(self) -> None:
        self._kept: list[tuple[datetime, Sample]] = []

    async def write(self, at: datetime, sample: Sample) -> None:
        self._kept.append((at, sample))

    async def tidy(self, now: datetime) -> None:
        return None

    async def since(self, start: datetime, now: datetime) -> Sample:
        return total(sample for at, sample in self._kept if at >= start.replace(second=0, microsecond=0))

    async def hours(self, day: datetime) -> dict[int, Sample]:
        found = {at.hour for at, _ in self._kept if at.date() == day.date()}
        return {hour: total(s for at, s in self._kept if (at.date(), at.hour) == (day.date(), hour)) for hour in found}


class MemoryAlerts:
    def __init__(self) -> None:
        self._kept: dict[str, Alert] = {}

    async def load(self) -> dict[str, Alert]:
        return dict(self._kept)

    async def save(self, alerts: Mapping[str, Alert]) -> None:
        self._kept = dict(alerts)


class MemoryTallies:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Counter[str]] = {}

    async def add(self, day: str, who: str, **more: int) -> Mapping[str, int]:
        counts = self._kept.setdefault((day, who), Counter())
        counts.update(more)
        return dict(counts)


class MemoryQuota:
    def __init__(self) -> None:
        self._kept: dict[str, State] = {}

    async def change(self, scope: str, step: Step[T]) -> T:
        self._kept[scope], found = step(self._kept.get(scope, State()))
        return found

    async def all(self) -> dict[str, State]:
        return dict(self._kept)
