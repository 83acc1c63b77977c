"""Recordings are taken, listened to, held within their limits, and erased."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from interview.errors import InvalidRequest, NotFound
from interview.model import Interview
from interview.ports import Clock, Due, DueList, Interviews
from interview.recordings import Recordings, asked, excess

UPLOAD = timedelta(minutes=10)
"""For how long a file may be sent to its address."""

LISTEN = timedelta(hours=1)

AFTER = timedelta(hours=1)
"""Between the end of an address and the look at what was sent: rows of `due` are kept by the hour, and one that is
being acted on must not be the one that is written."""


@dataclass(frozen=True)
class TakeRecording:
    """Gives out an address to send a recording to. An address cannot bound what is sent: the sweep looks at it later.

    `rate` is how much faster than real time the clock runs.
    """

    recordings: Recordings
    due: DueList
    clock: Clock
    days: int
    rate: float

    async def __call__(self, interview: Interview, number: int) -> str:
        """Raises InvalidRequest for a question that was not put, and when the time of recordings is over."""
        now, gone_at = self.clock(), interview.created_at + timedelta(days=self.days)
        if now >= gone_at:
            raise InvalidRequest(
                "number", f"Recordings are kept {self.days} days from an interview's start; that time is over."
            )
        if number not in asked(interview):
            raise InvalidRequest("number", "There is no such question in this interview yet; send the number of one.")
        await self.due.put(Due("erase-recordings", gone_at, interview.id))
        await self.due.put(Due("check-recordings", now + UPLOAD * self.rate + AFTER, interview.id))
        return await self.recordings.upload_url(interview.id, number, UPLOAD)


@dataclass(frozen=True)
class EraseRecordings:
    """Erases all of an interview, or what is too much of it."""

    recordings: Recordings
    interviews: Interviews
    clock: Clock
    days: int

    async def __call__(self, id: str) -> None:
        for each in await self.recordings.of(id):
            await self.recordings.erase(id, each.number)

    async def with_interview(self, interview: Interview) -> None:
        """The same, without a look where they are erased already by their own time."""
        if self.clock() < interview.created_at + timedelta(days=self.days + 1):
            await self(interview.id)

    async def check(self, id: str) -> None:
        """Everything where the interview is gone, else what is over the limits."""
        try:
            await self.interviews.load(id)
        except NotFound:
            await self(id)
            return
        for each in excess(await self.recordings.of(id)):
            await self.recordings.erase(id, each.number)
