"""Candidates come, come back on another device, look at what is held about them, and leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from msgspec import Struct

from interview.candidate import Candidate
from interview.errors import NotFound
from interview.model import Interview
from interview.ports import Candidates, Clock, Due, DueList, Interviews, Reports, Resumes
from interview.profile import Resume
from interview.recovery import code_of, hash_of
from interview.report import with_answers
from interview.report_model import Report


class Export(Struct, frozen=True):
    """Everything that is held about a candidate."""

    candidate: Candidate
    interviews: tuple[Interview, ...]
    reports: tuple[Report, ...]
    resumes: tuple[tuple[Resume, bytes | None], ...]
    """With the file as it came, as long as it is kept."""


@dataclass(frozen=True)
class Enrol:
    """Makes an anonymous candidate."""

    candidates: Candidates
    due: DueList
    clock: Clock
    new_id: Callable[[], str]
    chance: Callable[[int], bytes]
    keep_days: int

    async def __call__(self) -> tuple[Candidate, str]:
        """The candidate and the recovery code, which is shown once and not kept."""
        now = self.clock()
        code = code_of(self.chance(10))
        candidate = Candidate(self.new_id(), now, hash_of(code))
        await self.due.put(Due("idle-candidate", now + timedelta(days=self.keep_days), candidate.id))
        await self.candidates.insert(candidate)
        return candidate, code


@dataclass(frozen=True)
class ExportAll:
    """Reads everything that is held about a candidate."""

    candidates: Candidates
    interviews: Interviews
    reports: Reports
    resumes: Resumes

    async def __call__(self, candidate_id: str) -> Export:
        candidate = await self.candidates.load(candidate_id)
        interviews: list[Interview] = []
        reports: list[Report] = []
        for entry in candidate.entries:
            try:
                interview = (await self.interviews.load(entry.interview_id)).value
            except NotFound:
                continue  # past its retention: only the entry in the history is left
            interviews.append(interview)
            saved = await self.reports.load(entry.interview_id)
            if saved is not None:
                reports.append(with_answers(saved.value, interview))
        held = await self.resumes.of(candidate_id)
        resumes = tuple([(resume, await self.resumes.file(resume)) for resume in held])
        return Export(candidate, tuple(interviews), tuple(reports), resumes)
