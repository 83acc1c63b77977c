"""Exactly one report for each finished interview, whoever asks for it, and however often."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from interview import budget
from interview.catalog import Rubric
from interview.errors import NotFinished, NotFound, Stale
from interview.hearing import heard, judged
from interview.model import Interview
from interview.ports import Clock, Count, DueList, Interviews, Reports
from interview.report import build, with_answers
from interview.report_model import Report, Review
from interview.reviewed import as_it_is
from interview.sentences import parts
from interview.use_cases.history import History
from interview.use_cases.line import Line
from interview.use_cases.outlook import Look
from interview.use_cases.take_turn import GRACE, score_due
from interview.words import words

LOOKS, LOOK_SECONDS = 10, 0.1
"""How often, and how long after each other in real time, a report is looked for that somebody else is making."""


@dataclass
class Score:
    """Where a model's review is to come, the report is provisional and the interview joins the line."""

    interviews: Interviews
    reports: Reports
    history: History
    due: DueList
    line: Line
    look: Look
    rubric: Callable[[str], Rubric]
    clock: Clock
    count: Count
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def __call__(self, id: str) -> Report:
        """The report, made now if nobody made it before. Raises NotFound, NotFinished."""
        interview = (await self.interviews.load(id)).value
        if interview.finished_at is None:
            raise NotFinished("There is no report yet: answer the remaining questions, or finish the interview.")
        saved = await self.reports.load(id)
        report = saved.value if saved else await self._make(interview, interview.finished_at)
        return with_answers(await self._with_place(report), interview)

    async def settle(self, id: str) -> None:
        """For the queue and the sweep: a report, its line in the history and its place, if there is one to make."""
        try:
            interview = (await self.interviews.load(id)).value
            if interview.finished_at is None:
                return
            before = await self.reports.load(id)
            if before is None:
                await self._make(interview, interview.finished_at)
            elif not await self._settled(before.value, interview.finished_at):
                await self._settle(interview, interview.finished_at, before.value)
        except NotFound:
            await self.reports.erase(id)  # whoever scored it while it was erased may have died before they saw it

    async def _make(self, interview: Interview, finished_at: datetime) -> Report:
        """The report, made and settled: by one, where the queue and its candidate ask for it at the same time."""
        fair = heard(interview)
        waits = await self._reviewable(fair)
        first = not waits or await self.line.guard(interview.id, finished_at)
        if not first and (others := await self._others(interview.id, finished_at)):
            return others
        report = self._built(interview, fair)
        if waits:
            report = replace(report, status="provisional", review=Review("waiting", since=finished_at))
            # Before the report says so: nobody else is to be served as if this one did not wait.
            await self.line.join(interview, finished_at)
        if await self.reports.insert(report):
            self.count("scored", report.scored_by)
        elif there := await self.reports.load(interview.id):
            report = there.value
        await self._settle(interview, finished_at, report)
        return report

    def _built(self, interview: Interview, fair: Interview) -> Report:
        said, spoken = self.rubric(interview.language), words(interview.language)
        return build(judged(interview, fair), said, spoken, self.clock())

    async def _others(self, id: str, finished_at: datetime) -> Report | None:
        """What somebody else is making just now; None where nothing comes of it: they have most likely died."""
        for _ in range(LOOKS if self.clock() < finished_at + GRACE else 0):
            await self.sleep(LOOK_SECONDS)
            if there := await self.reports.load(id):
                return there.value
        return None

    async def _reviewable(self, interview: Interview) -> bool:
        """Also an interview begun when there was no quota, if there is some by its end. Floor answers need no judge.

        Who brings a model is reviewed by that alone.
        """
        if not parts(interview) or interview.own_model is not None or interview.unreviewed:
            return False
        return interview.mode != "offline" or await self.look.mode() != "offline"

    async def _settled(self, report: Report, finished_at: datetime) -> bool:
        """Whether whoever made the report came to the end: its guard goes last. A second review is in line without."""
        return not report.review.blind and not await self.due.has(score_due(report.id, finished_at))

    async def _settle(self, interview: Interview, finished_at: datetime, report: Report) -> None:
        """After the report is stored: the history, the line, then the guard. Each may be repeated."""
        await self.history.note(interview, report)
        await self._queue(interview, report.review)
        await self.due.remove(score_due(interview.id, finished_at))
        if not await self.interviews.has(interview.id):
            await self._forget(interview)  # erased while we scored: leave nothing behind
            raise NotFound("There is no such interview, or it has been erased.")

    async def _queue(self, interview: Interview, review: Review) -> None:
        """Who waits for a first review is in line already."""
        if review.state != "waiting" or review.since is None:
            await self.line.release(interview)
        elif review.blind:
            await self.line.join_blind(interview.id, review.since)

    async def _forget(self, interview: Interview) -> None:
        await self.reports.erase(interview.id)
        await self.line.erase(interview, self.clock())

    async def _with_place(self, report: Report) -> Report:
        if report.review.state != "waiting":
            return report
        outlook = await self.look()
        # One that has just joined is behind all that were seen in line.
        place = budget.place_of(outlook, report.id) or len(outlook.line) + 1
        review = replace(report.review, place=place, expected_at=budget.when(outlook, place))
        return replace(report, review=review)


@dataclass(frozen=True)
class GiveUp:
    """Ends the waiting of a report that no model came to in time."""

    interviews: Interviews
    reports: Reports
    history: History
    line: Line

    async def __call__(self, id: str, since: datetime) -> None:
        """An offline report becomes final and says so; a reviewed one stays, without the second review."""
        before = await self.reports.load(id)
        if before is not None and (before.value.review.state, before.value.review.since) == ("waiting", since):
            with suppress(Stale):  # reviewed or erased at this very moment, which ends the waiting too
                await self.reports.replace(before, self._ended(before.value))
        await self.line.give_up(id, since)
        try:
            interview = (await self.interviews.load(id)).value
        except NotFound:
            await self.reports.erase(id)  # as above
            return
        if before is not None and before.value.review.state != "waiting":
            await self.history.note(interview, before.value)  # whoever reviewed it may have died before they noted it

    def _ended(self, report: Report) -> Report:
        if report.judges:
            return replace(report, review=Review("done"))
        return as_it_is(report, words(report.language))
