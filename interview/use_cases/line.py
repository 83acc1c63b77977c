"""Joining the line for a review, leaving it, and what guards both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from interview.budget import AHEAD, PROMISING
from interview.candidate import day_of
from interview.errors import Stale, StorageDown
from interview.model import Interview
from interview.ports import PATIENT, Candidates, Due, DueList, Promises, Saved, Waiting, WaitingList

IDLE = timedelta(hours=2)
"""A promised review is given back when nothing happened in an interview for so long."""

AGAIN = timedelta(hours=1)
"""How soon a promise is looked at again, at the soonest: rows of `due` are kept by the hour."""

ATTEMPTS = 3


def review_due(interview_id: str, since: datetime) -> Due:
    """The guard of a report that waits since then: when it stops waiting."""
    return Due("review", since + AHEAD, interview_id)


def promise_due(interview_id: str, last_active: datetime) -> Due:
    return Due("promise", last_active + IDLE, interview_id)


def servable(head: Sequence[Saved[Waiting]], now: datetime) -> list[Saved[Waiting]]:
    """Those that may be reviewed now: while a first interview waits or is under way, no other is begun, for the first
    may come back. One that failed time and again holds nobody up."""
    firsts = any(found.value.rank == 1 and found.value.attempts <= PATIENT for found in head)
    return [found for found in head if found.value.free_at <= now and (found.value.rank == 1 or not firsts)]


@dataclass(frozen=True)
class Line:
    waiting: WaitingList
    promises: Promises
    candidates: Candidates
    due: DueList

    async def promise(self, interview: Interview) -> None:
        """Counts a review for an interview that starts in a mode which has one for everybody."""
        if interview.mode in PROMISING:
            await self.due.put(promise_due(interview.id, interview.created_at))
            await self.promises.put(day_of(interview.created_at), interview.id)

    async def release(self, interview: Interview) -> None:
        """Gives the promised review back: it was used, or nobody came for it."""
        if interview.mode in PROMISING:
            await self.promises.remove(day_of(interview.created_at), interview.id)
            await self.due.remove(promise_due(interview.id, interview.created_at))

    async def check_promise(self, interview: Interview, now: datetime) -> None:
        """For the sweep: an interview that goes on keeps its promise, an idle one gives it back."""
        last = max((turn.at for turn in interview.turns), default=interview.created_at)
        if interview.status == "in_progress" and last + IDLE > now:
            # Never in the hour whose row the sweep is about to remove.
            await self.due.put(promise_due(interview.id, max(last, now - IDLE + AGAIN)))
        else:
            await self.release(interview)

    async def lapse(self, due: Due) -> None:
        """For the sweep: a promise without its interview, which was erased, or whose start died half-way."""
        await self.promises.remove(day_of(due.at - IDLE), due.id)

    async def guard(self, interview_id: str, since: datetime) -> bool:
        """Written before a report says that it waits: whatever dies, the waiting ends. Says whether nobody had written
        it before."""
        return await self.due.claim(review_due(interview_id, since))

    async def join(self, interview: Interview, finished_at: datetime) -> None:
        """Joining again changes nothing. Raises NotFound where the candidate is gone."""
        nth = interview.behind + await self._nth(interview, day_of(finished_at))
        await self.waiting.put(Waiting(interview.id, nth, finished_at, finished_at))
        await self.release(interview)

    async def join_blind(self, interview_id: str, now: datetime) -> None:
        """For a second review that somebody asked for; behind all who wait for their first."""
        await self.waiting.put(Waiting(interview_id, 0, now, now, blind=True))

    async def leave(self, waiting: Waiting) -> None:
        """After the report stands: no more line, no more guard."""
        await self.waiting.leave(waiting)
        await self.due.remove(review_due(waiting.interview_id, waiting.since))

    async def give_up(self, interview_id: str, since: datetime) -> None:
        """Leaves the line that it joined then, wherever it stands."""
        await self.waiting.erase(interview_id, {day_of(since)})

    async def erase(self, interview: Interview, now: datetime) -> None:
        """Nothing of the interview stays in line, however it came there."""
        await self.release(interview)
        await self.waiting.erase(interview.id, {day_of(now - AHEAD), day_of(now)})

    async def _nth(self, interview: Interview, day: str) -> int:
        for _ in range(ATTEMPTS):
            try:
                return await self.candidates.nth_of(interview.candidate_id, day, interview.id)
            except Stale:
                continue
        raise StorageDown("Several interviews of this candidate ended at once; this one is looked at again shortly.")
