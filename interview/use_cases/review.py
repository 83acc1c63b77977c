"""One review of one interview in line: taken with a lease, asked for, settled; a failure only costs the attempt."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from msgspec.structs import replace

from interview import verdict
from interview.budget import AHEAD
from interview.catalog import Rubric
from interview.errors import NotFound, Stale
from interview.hearing import heard, judged
from interview.model import Interview
from interview.ports import PATIENT, Clock, Count, Interviews, Reports, Saved, Waiting
from interview.reading import BadReply, loggable
from interview.report_model import Report
from interview.reviewed import reviewed
from interview.use_cases.ask_judge import AskJudge
from interview.use_cases.history import History
from interview.use_cases.lease import Lease
from interview.use_cases.line import Line
from interview.verdict import Opinion, Standing
from interview.words import words
from providers.errors import AllFailed

log = logging.getLogger("quiet-room")

Outcome = Literal["reviewed", "settled", "taken", "early", "no-quota", "failed"]
"""`settled`: there was nothing left to review. `taken`: somebody else has it. `early`: its report is still being made.
`no-quota`: nobody could be asked."""

REST = timedelta(minutes=2)
"""After more than PATIENT failures; twice as long after each further one."""

OWN_FAULT = frozenset({"bad_output", "refused", "invalid_request"})
"""Kinds of failure that this very interview may have brought about; any other says something of the providers only."""

EARLY = 10
"""A report that is still being made is looked for again after this part of a lease, some seconds."""

ATTEMPTS = 8
"""After so many failures of its own, or processes that died over it, an interview keeps its offline report."""


@dataclass(frozen=True)
class ReviewOne:
    """`lease` on the clock: the lease's SECONDS as fast as the clock runs."""

    interviews: Interviews
    reports: Reports
    history: History
    line: Line
    count: Count
    ask: AskJudge
    rubric: Callable[[str], Rubric]
    clock: Clock
    lease: timedelta

    async def __call__(self, found: Saved[Waiting]) -> Outcome:
        """Reviews the interview, unless somebody else took it first. Its place is kept whatever fails."""
        now = self.clock()
        if found.value.attempts >= ATTEMPTS:
            await self._back(found, replace(found.value, free_at=found.value.since + 2 * AHEAD))
            return "failed"
        try:
            taken = await self.line.waiting.change(
                found, replace(found.value, free_at=now + self.lease, attempts=found.value.attempts + 1)
            )
        except Stale:
            return "taken"
        lease = Lease(self.line.waiting, taken, self.clock, self.lease)
        try:
            async with lease:
                outcome = await self._review(taken.value)
            if outcome == "early":
                await self._back(lease.saved, replace(found.value, free_at=self.clock() + self.lease / EARLY))
            return outcome
        except AllFailed as e:
            if not any(error.kind in OWN_FAULT for _, error in e.failures):
                await self._back(lease.saved, found.value)
                return "no-quota"
            return await self._failed(lease.saved, e)
        except BadReply as e:
            return await self._failed(lease.saved, e)

    async def _review(self, waiting: Waiting) -> Outcome:
        try:
            interview = (await self.interviews.load(waiting.interview_id)).value
        except NotFound:
            await self.line.leave(waiting)
            return "settled"
        before = await self.reports.load(interview.id)
        if before is None:
            return "early"
        if before.value.review.state != "waiting":
            return await self._settled(interview, before, waiting)
        fair = heard(interview)
        if waiting.blind and before.value.judges:
            opinions, standing = await self._blind(fair, before.value)
        else:
            opinions, standing = await self._fresh(fair, before.value)
        said, spoken = self.rubric(interview.language), words(interview.language)
        after = reviewed(judged(interview, fair), before.value, standing, opinions, said, spoken, self.clock())
        try:
            await self.reports.replace(before, after)
        except Stale:
            log.info("interview %s was settled by somebody else meanwhile", interview.id)
            await self._settled(interview, await self.reports.load(interview.id), waiting)
            return "settled"
        self._count(interview, before.value, opinions)
        await self._settled(interview, Saved(after, ""), waiting)
        return "reviewed"

    async def _fresh(self, interview: Interview, before: Report) -> tuple[tuple[Opinion, ...], dict[int, Standing]]:
        first = await self.ask(interview, "fresh")
        offline = verdict.scores_of(before, "offline")
        suspect = verdict.hostile(interview, first.graded)
        second: Opinion | None = None
        if doubtful := verdict.doubtful(offline, first.graded):
            second = await self._second(interview, first, doubtful)
        elif interview.mode == "rich" and verdict.at_border(
            self.rubric(interview.language), interview.level, first.graded
        ):
            second = await self._second(interview, first)
        opinions = (first,) if second is None else (first, second)
        return opinions, verdict.decide(offline, suspect, first, second)

    async def _second(self, interview: Interview, first: Opinion, only: tuple[int, ...] = ()) -> Opinion | None:
        """None where no second judge could be had: the first review is worth keeping all the same."""
        try:
            return await self.ask(interview, "second", first.judge.family, only)
        except (AllFailed, BadReply) as e:
            log.info("no second judge for interview %s: %s", interview.id, loggable(e))
            return None

    async def _blind(self, interview: Interview, before: Report) -> tuple[tuple[Opinion, ...], dict[int, Standing]]:
        opinion = await self.ask(interview, "blind", before.judges[0].family)
        suspect = verdict.hostile(interview, opinion.graded)
        stood, offline = verdict.scores_of(before), verdict.scores_of(before, "offline")
        return (opinion,), verdict.reconsider(stood, offline, suspect, opinion)

    async def _settled(self, interview: Interview, report: Saved[Report] | None, waiting: Waiting) -> Outcome:
        """After the report stands: the history, then the line and the guard. Each may be repeated."""
        if report is not None:
            await self.history.note(interview, report.value)
        await self.line.leave(waiting)
        return "settled"

    async def _failed(self, taken: Saved[Waiting], fault: Exception) -> Outcome:
        """It rests, longer each time, so that those behind it are not held up; in the end its guard takes it."""
        tried = taken.value.attempts
        log.warning("review %s of interview %s failed: %s", tried, taken.value.interview_id, loggable(fault))
        rest = timedelta() if tried <= PATIENT else REST * 2 ** (tried - PATIENT - 1)
        await self._back(taken, replace(taken.value, free_at=self.clock() + rest))
        self.count("review_failed")
        return "failed"

    async def _back(self, taken: Saved[Waiting], after: Waiting) -> None:
        try:
            await self.line.waiting.change(taken, after)
        except Stale:
            return  # erased, or the lease ran out and somebody else has it

    def _count(self, interview: Interview, before: Report, opinions: tuple[Opinion, ...]) -> None:
        """Who reviewed, and how far the first judge was from the offline scorer, question by question."""
        for opinion in opinions:
            self.count("reviewed", opinion.judge.sort, f"{opinion.judge.provider}/{opinion.judge.model}")
        offline = verdict.scores_of(before, "offline")
        asked = {turn.question.number: turn.question for turn in interview.turns}
        for given in opinions[0].graded.questions:
            question, drift = asked[given.number], given.score - offline[given.number]
            self.count("drift_questions", question.kind, question.topic)
            self.count("drift_up" if drift > 0 else "drift_down", question.kind, question.topic, by=abs(drift))
