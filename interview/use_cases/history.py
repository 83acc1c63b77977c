"""The candidate's history follows the report."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from interview.candidate import CompetencyScore, Entry
from interview.model import Interview
from interview.ports import Candidates, Reports
from interview.report_model import Report
from interview.use_cases.start import entry_of


@dataclass(frozen=True)
class History:
    candidates: Candidates
    reports: Reports

    async def note(self, interview: Interview, report: Report) -> None:
        """The report as it stands, also where another took its place while this one was noted. May be repeated; does
        nothing for a candidate who is gone."""
        entry = scored(interview, report)
        while True:
            await self.candidates.note(interview.candidate_id, entry)
            there = await self.reports.load(interview.id)
            if there is None or (after := scored(interview, there.value)) == entry:
                return
            entry = after


def scored(interview: Interview, report: Report) -> Entry:
    """The interview as its candidate's history lists it with this report."""
    scores = tuple(CompetencyScore(c.id, c.label, c.score) for c in report.competencies)
    return replace(entry_of(interview), overall=report.overall, competencies=scores)
