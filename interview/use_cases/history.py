"""The candidate's history follows the report."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from interview.candidate import CompetencyScore
from interview.model import Interview
from interview.ports import Candidates
from interview.report_model import Report
from interview.use_cases.start import entry_of


@dataclass(frozen=True)
class History:
    candidates: Candidates

    async def note(self, interview: Interview, report: Report) -> None:
        """May be repeated; does nothing for a candidate who is gone."""
        scores = tuple(CompetencyScore(c.id, c.label, c.score) for c in report.competencies)
        entry = replace(entry_of(interview), overall=report.overall, competencies=scores)
        await self.candidates.note(interview.candidate_id, entry)
