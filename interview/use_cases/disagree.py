"""A candidate disagrees: one blind second review for an interview, when quota allows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from interview import budget
from interview.errors import AlreadyReviewed, Busy, InvalidRequest, Stale, StorageDown
from interview.hearing import heard
from interview.model import Interview
from interview.ports import Capacity, Clock, Interviews, Reports, Saved
from interview.report_model import Report, Review
from interview.sentences import parts
from interview.use_cases.line import Line
from interview.use_cases.outlook import Look, reviews_left
from interview.use_cases.score import Score

NEVER_SECONDS = 24 * 3600.0
ATTEMPTS = 3


@dataclass(frozen=True)
class Disagree:
    interviews: Interviews
    reports: Reports
    score: Score
    line: Line
    look: Look
    capacity: Capacity
    clock: Clock

    async def __call__(self, id: str) -> None:
        """The interview is in line for a second review; asking again while it waits changes nothing.

        Raises NotFound, NotFinished, AlreadyReviewed, InvalidRequest where there is nothing to review, and
        Busy with when quota allows.
        """
        await self.score(id)
        interview = (await self.interviews.load(id)).value
        if interview.own_model is not None:
            raise InvalidRequest("review", "This interview is reviewed by your own model, and by no other.")
        if interview.unreviewed:
            raise InvalidRequest("review", "Reviews are for those who start with an access code of this service.")
        for _ in range(ATTEMPTS):
            before = await self.reports.load(id)
            if before is None or before.value.review.state == "waiting":
                return
            await self._allowed(interview, before.value)
            if await self._waits(before, self.clock()):
                return
        raise StorageDown("This report is being changed from several places at once; please ask again.", 1.0)

    async def _allowed(self, interview: Interview, report: Report) -> None:
        if any(judge.sort == "blind" for judge in report.judges):
            raise AlreadyReviewed("This interview has had its second review; the report shows both.")
        if not parts(heard(interview)):
            raise InvalidRequest("review", "There is no answer here that a reviewer could say more about.")
        now = self.clock()
        outlook = await self.look()
        if await reviews_left(self.capacity, now) <= len(outlook.line):
            at = budget.when(outlook, len(outlook.line) + 1)
            wait = (at - now).total_seconds() if at else NEVER_SECONDS
            raise Busy("No reviewer is free for a second review right now; please ask again later.", wait)

    async def _waits(self, before: Saved[Report], now: datetime) -> bool:
        """The guard, then the report, then the line: whatever dies in between, the waiting ends."""
        await self.line.guard(before.value.id, now)
        review = Review("waiting", blind=True, since=now)
        try:
            await self.reports.replace(before, replace(before.value, review=review))
        except Stale:
            return False
        await self.line.join_blind(before.value.id, now)
        return True
