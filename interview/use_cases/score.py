"""Exactly one report for each finished interview, whoever asks for it, and however often."""

from __future__ import annotations

from dataclasses import dataclass

from msgspec.structs import replace

from interview.candidate import CompetencyScore
from interview.catalog import Rubric
from interview.errors import NotFinished, NotFound
from interview.model import Interview
from interview.ports import Candidates, Clock, Count, DueList, Interviews, Reports
from interview.report import build, with_answers
from interview.report_model import Report
from interview.use_cases.start import entry_of
from interview.use_cases.take_turn import score_due
from interview.words import words


@dataclass(frozen=True)
class Score:
    interviews: Interviews
    reports: Reports
    candidates: Candidates
    due: DueList
    rubric: Rubric
    clock: Clock
    count: Count

    async def __call__(self, id: str) -> Report:
        """The report, made now if nobody made it before. Raises NotFound, NotFinished."""
        interview = (await self.interviews.load(id)).value
        if interview.finished_at is None:
            raise NotFinished("There is no report yet: answer the remaining questions, or finish the interview.")
        report = await self.reports.load(id)
        if report is None:
            report = build(interview, self.rubric, words(interview.language), self.clock())
            if await self.reports.insert(report):
                self.count("scored", report.scored_by)
            else:
                report = await self.reports.load(id) or report
            await self._settle(interview, report)
        return with_answers(report, interview)

    async def settle(self, id: str) -> None:
        """For the sweep: a report and its line in the history, if there is anything to score."""
        try:
            report = await self(id)
            await self._settle((await self.interviews.load(id)).value, report)
        except (NotFound, NotFinished):
            return

    async def _settle(self, interview: Interview, report: Report) -> None:
        """After the report is stored: the history, then the guard. Each may be repeated."""
        scores = tuple(CompetencyScore(c.id, c.label, c.score) for c in report.competencies)
        await self.candidates.note(
            interview.candidate_id, replace(entry_of(interview), overall=report.overall, competencies=scores)
        )
        if interview.finished_at is not None:
            await self.due.remove(score_due(interview.id, interview.finished_at))
        try:
            await self.interviews.load(interview.id)
        except NotFound:
            await self.reports.erase(interview.id)  # erased while we scored: leave nothing behind
            raise
