"""What the `due` list says must happen: rescue reports, erase what is past its time."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import timedelta
from typing import get_args

from msgspec import Struct
from msgspec.structs import astuple

from interview.budget import AHEAD
from interview.errors import NotFound, StorageDown
from interview.ports import Candidates, Clock, Due, DueKind, DueList, Interviews
from interview.use_cases.erase import EraseCandidate, EraseInterview
from interview.use_cases.line import AGAIN, Line
from interview.use_cases.recordings import EraseRecordings
from interview.use_cases.resumes import EraseResume
from interview.use_cases.score import GiveUp, Score

log = logging.getLogger("quiet-room")

AT_ONCE = 500
"""Items a run takes on at most, so that it ends within its timer's period; the rest wait for the next."""


class Swept(Struct, frozen=True):
    """`given_up`: reports that became final without a review. `looked_at`: promises of interviews under way or idle.
    `recordings_erased` counts interviews whose time for recordings is over."""

    scored: int = 0
    interviews_erased: int = 0
    candidates_erased: int = 0
    given_up: int = 0
    looked_at: int = 0
    resumes_erased: int = 0
    recordings_erased: int = 0

    def __bool__(self) -> bool:
        """Whether there was anything to do."""
        return any(astuple(self))


@dataclass(frozen=True)
class Sweep:
    due: DueList
    candidates: Candidates
    score: Score
    erase_interview: EraseInterview
    erase_candidate: EraseCandidate
    erase_resume: EraseResume
    erase_recordings: EraseRecordings
    give_up: GiveUp
    interviews: Interviews
    line: Line
    clock: Clock
    candidate_days: int

    async def __call__(self) -> Swept:
        """Does what is due, oldest first, and says how much. What fails stays due, and holds nothing else up."""
        counts: dict[DueKind, int] = dict.fromkeys(get_args(DueKind), 0)
        async for due in self.due.until(self.clock()):
            if sum(counts.values()) == AT_ONCE:
                break
            counts[due.kind] += await self._did(due)
        erased = counts["erase-candidate"] + counts["idle-candidate"]
        return Swept(
            counts["score"],
            counts["erase-interview"],
            erased,
            counts["review"],
            counts["promise"],
            counts["erase-resume"],
            counts["erase-recordings"],
        )

    async def _did(self, due: Due) -> bool:
        """Raises StorageDown, for then nothing else would go better."""
        try:
            await self._act(due)
        except StorageDown:
            raise
        except Exception:  # a row that cannot be read is no reason to leave everybody else's undone
            log.exception("%s of %s failed and stays due", due.kind, due.id)
            return False
        await self.due.remove(due)
        return True

    async def _act(self, due: Due) -> None:
        match due.kind:
            case "score":
                await self.score.settle(due.id)
            case "erase-interview":
                await self.erase_interview(due.id, forget=False)
            case "check-recordings":
                await self.erase_recordings.check(due.id)
            case "erase-recordings":
                await self.erase_recordings(due.id)
            case "review":
                await self.give_up(due.id, due.at - AHEAD)
            case "promise":
                await self._promise(due)
            case "erase-resume-file" | "erase-resume":
                await self.erase_resume.of_due(due)
            case "erase-candidate" | "idle-candidate":
                await self._candidate(due)

    async def _promise(self, due: Due) -> None:
        try:
            interview = (await self.interviews.load(due.id)).value
        except NotFound:
            await self.line.lapse(due)
            return
        await self.line.check_promise(interview, self.clock())

    async def _candidate(self, due: Due) -> None:
        """An idle candidate who came back since stays: the time starts again from their last interview."""
        try:
            candidate = await self.candidates.load(due.id)
        except NotFound:
            await self.erase_resume.all_of(due.id)  # whoever erased them may have died before they came to these
            return
        until = candidate.last_active + timedelta(days=self.candidate_days)
        if due.kind == "idle-candidate" and until > self.clock():
            # Never in the hour whose row is about to be removed.
            await self.due.put(Due("idle-candidate", max(until, due.at + AGAIN), due.id))
        else:
            await self.erase_candidate(candidate)
