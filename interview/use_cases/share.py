"""A report for others to read by a link: made, read, and revoked at once."""

from __future__ import annotations

import hmac
from dataclasses import dataclass

from interview.errors import NotFinished, NotFound
from interview.model import Interview
from interview.ports import Clock, Interviews
from interview.report_model import Report
from interview.shares import Share, Shares
from interview.use_cases.score import Score

GONE = "This link was revoked or has run out, or its report was erased. Ask whoever sent it for a new one."


@dataclass(frozen=True)
class ShareReport:
    """Makes the one link to a report; an earlier one stops working. It ends with the interview."""

    interviews: Interviews
    shares: Shares
    clock: Clock

    async def __call__(self, interview: Interview, digest: str) -> Share:
        """`digest` is of the token that opens the report. Raises NotFinished; NotFound once it is erased."""
        if interview.finished_at is None:
            raise NotFinished("There is no report to share yet: answer the remaining questions, or finish.")
        share = Share(interview.id, digest, self.clock(), interview.expires_at)
        await self.shares.put(share)
        try:
            await self.interviews.load(interview.id)
        except NotFound:
            await self.shares.erase(interview.id)  # erased meanwhile: no link may stay
            raise
        return share


@dataclass(frozen=True)
class ReadShared:
    """The report behind a link."""

    shares: Shares
    score: Score
    clock: Clock

    async def __call__(self, id: str, digest: str) -> Report:
        """Raises NotFound for a link that was revoked, replaced or erased, or has run out."""
        share = await self.shares.load(id)
        if share is None or share.expires_at <= self.clock() or not hmac.compare_digest(share.digest, digest):
            raise NotFound(GONE)
        try:
            return await self.score(id)
        except NotFound as e:
            raise NotFound(GONE) from e
