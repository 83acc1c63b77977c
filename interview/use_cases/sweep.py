"""What the `due` list says must happen: rescue reports, erase what is past its time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from msgspec import Struct

from interview.errors import NotFound
from interview.ports import Candidates, Clock, Due, DueList
from interview.use_cases.erase import EraseCandidate, EraseInterview
from interview.use_cases.score import Score

AT_ONCE = 500
"""Items a run takes on at most, so that it ends within its timer's period; the rest wait for the next."""


class Swept(Struct, frozen=True):
    scored: int = 0
    interviews_erased: int = 0
    candidates_erased: int = 0


@dataclass(frozen=True)
class Sweep:
    due: DueList
    candidates: Candidates
    score: Score
    erase_interview: EraseInterview
    erase_candidate: EraseCandidate
    clock: Clock
    candidate_days: int

    async def __call__(self) -> Swept:
        """Does what is due, oldest first, and says how much. What fails stays due."""
        counts = {"score": 0, "erase-interview": 0, "erase-candidate": 0, "idle-candidate": 0}
        async for due in self.due.until(self.clock()):
            if sum(counts.values()) == AT_ONCE:
                break
            if due.kind == "score":
                await self.score.settle(due.id)
            elif due.kind == "erase-interview":
                await self.erase_interview(due.id, forget=False)
            else:
                await self._candidate(due)
            await self.due.remove(due)
            counts[due.kind] += 1
        erased = counts["erase-candidate"] + counts["idle-candidate"]
        return Swept(counts["score"], counts["erase-interview"], erased)

    async def _candidate(self, due: Due) -> None:
        """An idle candidate who came back since stays: the time starts again from their last interview."""
        try:
            candidate = await self.candidates.load(due.id)
        except NotFound:
            return
        until = candidate.last_active + timedelta(days=self.candidate_days)
        if due.kind == "idle-candidate" and until > self.clock():
            await self.due.put(Due("idle-candidate", until, due.id))
        else:
            await self.erase_candidate(candidate)
