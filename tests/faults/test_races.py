"""Two processes at the same interview, at the worst moment."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from interview.candidate import Entry
from interview.model import Interview
from interview.report_model import Report
from interview.use_cases.take_turn import score_due
from storage.memory import MemoryCandidates, MemoryReports
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import Died, Fuse, ended, mortal, report_of, scored, stores
from tests.judges import Judges

Meanwhile = Callable[[], Awaitable[object]]


async def nothing() -> None:
    return


class LateNotes(MemoryCandidates):
    """Before the first note of a score is written, something else happens."""

    meanwhile: Meanwhile = staticmethod(nothing)

    async def note(self, id: str, entry: Entry) -> None:
        meanwhile, self.meanwhile = self.meanwhile, nothing
        await meanwhile()
        await super().note(id, entry)


class LateReports(MemoryReports):
    """Before the first report is written, something else happens."""

    meanwhile: Meanwhile = staticmethod(nothing)

    async def insert(self, report: Report) -> bool:
        meanwhile, self.meanwhile = self.meanwhile, nothing
        await meanwhile()
        return await super().insert(report)


async def test_the_history_says_what_a_review_said_while_the_offline_score_was_noted() -> None:
    kept = stores()
    kept["candidates"] = late = LateNotes()
    services = memory_services(HandClock(), **kept, judges=Judges(lambda said: 4.0))
    interview = await ended(services)
    late.meanwhile = services.drain
    await scored(services, interview)
    report = await report_of(services, interview)
    assert (report.overall, report.review.state) == (4.0, "done")
    assert (await late.load(interview.candidate_id)).entries[0].overall == 4.0


async def test_the_history_says_what_a_review_said_though_the_reviewer_died_and_nobody_came_for_a_day() -> None:
    clock, kept = HandClock(), stores()
    kept["candidates"] = late = LateNotes()
    services = memory_services(clock, **kept, judges=Judges(lambda said: 4.0))
    interview = await ended(services)
    await scored(services, interview)

    async def die() -> None:
        raise Died

    late.meanwhile = die
    with pytest.raises(Died):
        await services.drain()
    assert (await report_of(services, interview)).overall == 4.0
    assert (await late.load(interview.candidate_id)).entries[0].overall != 4.0
    clock.move(days=2)
    await services.sweep()
    assert (await late.load(interview.candidate_id)).entries[0].overall == 4.0


async def erased_while_scored(*, guarded: bool) -> tuple[MemoryReports, Interview]:
    """Somebody erases an interview, and whoever scores it dies right after its report was written; then the sweep.
    `guarded`: the guard of its report is there still."""
    models = Judges()
    clock, kept = HandClock(), stores()
    kept["reports"] = late = LateReports()
    parts = {**kept, "models": models, "capacity": models}
    services, fuse = memory_services(clock, **parts), Fuse(10**9)
    dying = memory_services(clock, **mortal(parts, fuse))
    interview = await ended(services)

    async def erase() -> None:
        await services.erase_interview(interview.id)
        fuse.left = 1

    late.meanwhile = erase
    try:
        await dying.score.settle(interview.id)
    except Died:
        assert fuse.burnt
    assert await late.load(interview.id) is not None
    if not guarded and interview.finished_at is not None:
        await kept["due"].remove(score_due(interview.id, interview.finished_at))
    clock.move(days=2)
    await services.sweep()
    return late, interview


async def test_no_report_outlives_an_interview_that_was_erased_while_it_was_scored() -> None:
    reports, interview = await erased_while_scored(guarded=True)
    assert await reports.load(interview.id) is None


async def test_nor_does_it_where_the_scoring_was_asked_for_after_its_guard_had_gone() -> None:
    reports, interview = await erased_while_scored(guarded=False)
    assert await reports.load(interview.id) is None
