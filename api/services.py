"""What the triggers need, as one frozen value; `bootstrap.py` builds it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime

from interview.catalog import Catalog
from interview.house import Beside
from interview.ports import Bank, Candidates, Clock, Interviews, Resumes
from interview.recordings import Recordings
from interview.shares import Shares
from interview.use_cases.admit import Admit
from interview.use_cases.candidates import Enrol, ExportAll
from interview.use_cases.disagree import Disagree
from interview.use_cases.drain import Drain
from interview.use_cases.erase import EraseCandidate, EraseInterview
from interview.use_cases.export import ExportDay
from interview.use_cases.house import KeepHouse
from interview.use_cases.lend import Tasks
from interview.use_cases.outlook import Look
from interview.use_cases.prewarm import Prewarm
from interview.use_cases.recordings import TakeRecording
from interview.use_cases.resumes import CorrectResume, EraseResume, TakeResume
from interview.use_cases.score import Score
from interview.use_cases.share import ReadShared, ShareReport
from interview.use_cases.start import StartInterview
from interview.use_cases.sweep import Sweep
from interview.use_cases.take_turn import Finish, TakeTurn
from metrics.reporter import Metrics, Reporter
from providers.models import Models
from watch.watch import Watch

Requeue = Callable[[int], Awaitable[tuple[int, int]]]
"""Puts at most so many dead-lettered scoring requests back: how many, and about how many are left."""


@dataclass(frozen=True)
class Services:
    catalog: Catalog
    bank: Bank
    clock: Clock
    reporter: Reporter
    metrics: Metrics
    providers: Models
    token_secrets: tuple[str, ...]
    """The first signs tokens; those that the others have signed are taken too."""
    daily: int
    candidate_days: int
    interviews: Interviews
    candidates: Candidates
    admit: Admit
    enrol: Enrol
    start: StartInterview
    take_turn: TakeTurn
    finish: Finish
    score: Score
    tasks: Tasks
    look: Look
    drain: Drain
    disagree: Disagree
    recordings: Recordings
    take_recording: TakeRecording | None
    shares: Shares
    share_report: ShareReport
    read_shared: ReadShared
    export_all: ExportAll
    resumes: Resumes
    take_resume: TakeResume
    correct_resume: CorrectResume
    erase_resume: EraseResume
    erase_interview: EraseInterview
    erase_candidate: EraseCandidate
    prewarm: Prewarm
    sweep: Sweep
    house: KeepHouse
    export_day: ExportDay
    requeue: Requeue
    tidy: Callable[[datetime], Awaitable[None]]
    """Keeps the operator's figures small: rolls up what is over, erases what is past its time."""
    backup: Callable[[], Awaitable[object]]
    """Copies what nobody could make again, and says what it copied."""
    watch: Watch
    """Tells the operator of what began and of what ended; the names of the alerts that fire."""
    storage_answers: Callable[[], Awaitable[None]]
    """Raises StorageDown when storage does not answer."""
    close: Callable[[], Awaitable[None]]
    """Lets go of every connection; for programs that end. A function app has no such moment."""

    async def beside(self) -> Beside:
        """What the operator's own packs add to what is on offer."""
        return await self.house.offered.get() or Beside()
