"""Erasing, at once or by retention. Written down in `due` first, so that a crash half-way is finished by the sweep."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from interview.candidate import Candidate
from interview.errors import NotFound, Stale
from interview.ports import Candidates, Clock, Due, DueList, Interviews, Reports
from interview.shares import Shares
from interview.use_cases.line import Line
from interview.use_cases.recordings import EraseRecordings
from interview.use_cases.resumes import EraseResume

Note = Callable[[str], Awaitable[None]]
"""Keeps in mind, until no copy is left, that an id was erased: bringing back a copy must not bring it back."""


@dataclass(frozen=True)
class EraseInterview:
    """Erases an interview and all that belongs to it; `forget` takes it out of the history too."""

    interviews: Interviews
    reports: Reports
    shares: Shares
    recordings: EraseRecordings
    candidates: Candidates
    due: DueList
    line: Line
    clock: Clock
    note: Note

    async def __call__(self, id: str, *, forget: bool = True) -> None:
        if forget:
            await self.note(id)
        guard = Due("erase-interview", self.clock(), id)
        try:
            interview = (await self.interviews.load(id)).value
        except NotFound:
            await self._erase_report(id)
            await self.recordings(id)
            return
        await self.due.put(guard)
        if forget:
            await self._forget(interview.candidate_id, id)
        await self.line.erase(interview, self.clock())
        await self.interviews.erase(id)
        # After it: who makes a report or a link meanwhile looks for the interview once theirs is written.
        await self._erase_report(id)
        await self.recordings.with_interview(interview)
        await self.due.remove(guard)
        await self.due.remove(Due("erase-interview", interview.expires_at, id))

    async def _erase_report(self, id: str) -> None:
        await self.shares.erase(id)
        await self.reports.erase(id)

    async def _forget(self, candidate_id: str, id: str) -> None:
        try:
            candidate = await self.candidates.load(candidate_id)
        except NotFound:
            return
        if entry := candidate.entry_of(id):
            await self.candidates.drop(candidate_id, entry)


def idle_dues(candidate: Candidate, days: int, now: datetime) -> list[Due]:
    """Where it may stand that they go when they have been idle so long: counted from their coming, and for those who
    have been here longer than that from an interview."""
    seen = [candidate.created_at]
    if now - candidate.created_at > timedelta(days=days):
        seen += [entry.started_at for entry in candidate.entries]
    return [Due("idle-candidate", at + timedelta(days=days), candidate.id) for at in seen]


@dataclass(frozen=True)
class EraseCandidate:
    """Erases a candidate with every interview and résumé."""

    candidates: Candidates
    erase_interview: EraseInterview
    erase_resume: EraseResume
    due: DueList
    clock: Clock
    note: Note
    keep_days: int

    async def __call__(self, candidate: Candidate) -> None:
        guard = Due("erase-candidate", self.clock(), candidate.id)
        await self.due.put(guard)
        await self.note(candidate.id)
        await self._with_interviews(candidate)
        # After them: who reads a file meanwhile looks for its candidate once it is kept.
        await self.erase_resume.all_of(candidate.id)
        for due in idle_dues(candidate, self.keep_days, self.clock()):
            await self.due.remove(due)
        await self.due.remove(guard)

    async def _with_interviews(self, candidate: Candidate) -> None:
        """Read anew until none was started since they were read."""
        erased: set[str] = set()
        while True:
            with suppress(NotFound):  # erased by somebody else too
                candidate = await self.candidates.load(candidate.id)
            for id in {entry.interview_id for entry in candidate.entries} - erased:
                await self.note(id)
                await self.erase_interview(id, forget=False)
                erased.add(id)
            with suppress(Stale):
                return await self.candidates.erase(candidate)
