"""A candidate: anonymous, known by an id, a history and what was started when."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from msgspec import Struct

from interview.model import Status


class CompetencyScore(Struct, frozen=True):
    id: str
    label: str
    score: float | None


class Entry(Struct, frozen=True):
    """One interview in the history. `packs` are the ids met, so that a later interview brings others."""

    interview_id: str
    role: str
    level: str
    kind: str
    language: str
    started_at: datetime
    expires_at: datetime
    packs: tuple[str, ...]
    status: Status = "in_progress"
    finished_at: datetime | None = None
    overall: float | None = None
    competencies: tuple[CompetencyScore, ...] = ()


class Start(Struct, frozen=True):
    """A start that may be repeated: the key the client chose, and what it asked for (as a digest)."""

    key: str
    request: str
    interview_id: str


class Day(Struct, frozen=True):
    """Interviews started on one day (UTC), with the version of that count."""

    started: int = 0
    version: str = ""


class Candidate(Struct, frozen=True):
    """Everything that is held about one candidate, except the interviews themselves."""

    id: str
    created_at: datetime
    recovery: str
    days: dict[str, Day] = {}
    entries: tuple[Entry, ...] = ()
    starts: tuple[Start, ...] = ()

    def started_on(self, day: str) -> int:
        return self.days.get(day, Day()).started

    def start_of(self, key: str) -> Start | None:
        return next((start for start in self.starts if start.key == key), None)

    def entry_of(self, interview_id: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.interview_id == interview_id), None)

    @property
    def seen(self) -> frozenset[str]:
        """Ids of the packs that were put to this candidate."""
        return frozenset(pack for entry in self.entries for pack in entry.packs)

    @property
    def last_active(self) -> datetime:
        return max((entry.started_at for entry in self.entries), default=self.created_at)


def day_of(now: datetime) -> str:
    """The day a limit is counted on: `2026-11-23`, UTC."""
    return now.astimezone(UTC).strftime("%Y-%m-%d")


def next_day(now: datetime) -> datetime:
    """When a daily limit resets: the coming midnight, UTC."""
    return datetime.combine(now.astimezone(UTC).date() + timedelta(days=1), time(), UTC)
