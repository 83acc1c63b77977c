"""Two processes at the same interview, at the worst moment."""

from __future__ import annotations

import itertools
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from interview.candidate import Candidate, Entry
from interview.errors import NotFound
from interview.model import Interview
from interview.profile import Profile, Resume
from interview.report_model import Report
from interview.use_cases.take_turn import score_due
from storage.memory import MemoryCandidates, MemoryInterviews, MemoryReports, MemoryShares
from storage.memory_resumes import MemoryResumes
from tests.factories import NOW
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import WISH, Died, Fuse, ended, mortal, report_of, scored, stores
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


class LateFarewells(MemoryCandidates):
    """Before a candidate is erased, with all of theirs erased already, something else happens."""

    meanwhile: Meanwhile = staticmethod(nothing)

    async def erase(self, candidate: Candidate) -> None:
        meanwhile, self.meanwhile = self.meanwhile, nothing
        await meanwhile()
        await super().erase(candidate)


class LateInterviews(MemoryInterviews):
    """Before an interview is erased, something else happens."""

    meanwhile: Meanwhile = staticmethod(nothing)

    async def erase(self, id: str) -> None:
        meanwhile, self.meanwhile = self.meanwhile, nothing
        await meanwhile()
        await super().erase(id)


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


def a_resume(candidate: Candidate) -> Resume:
    return Resume("r1", candidate.id, NOW, NOW + timedelta(days=30), Profile(), "r1-file")


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


async def test_an_interview_started_when_all_but_its_candidate_was_erased_goes_too() -> None:
    kept = stores()
    kept["candidates"] = late = LateFarewells()
    services = memory_services(**kept)
    first = await ended(services)
    late.meanwhile = lambda: services.start(first.candidate_id, WISH)
    await services.erase_candidate(await late.load(first.candidate_id))
    assert not kept["interviews"]._kept
    with pytest.raises(NotFound):
        await late.load(first.candidate_id)


async def test_a_resume_that_came_when_all_but_its_candidate_was_erased_goes_too() -> None:
    kept, resumes = stores(), MemoryResumes()
    kept["candidates"] = late = LateFarewells()
    services = memory_services(**kept, resumes=resumes)
    candidate, _ = await services.enrol()
    late.meanwhile = lambda: resumes.insert(a_resume(candidate), b"a file")
    await services.erase_candidate(candidate)
    assert (resumes._kept, resumes._files) == ({}, {})


async def test_nothing_outlives_a_candidate_whose_erasure_died_half_way() -> None:
    for step in itertools.count(2):  # at the first, nothing is written down and nobody was told that they are gone
        clock, kept, resumes = HandClock(), stores(), MemoryResumes()
        services = memory_services(clock, **kept, resumes=resumes)
        interview = await ended(services)
        candidate = await services.candidates.load(interview.candidate_id)
        await resumes.insert(a_resume(candidate), b"a file")
        dying = memory_services(clock, **mortal({**kept, "resumes": resumes}, fuse := Fuse(step)))
        with suppress(Died):
            await dying.erase_candidate(candidate)
        clock.move(hours=1)
        await services.sweep()
        left = [kept[name]._kept for name in ("interviews", "reports", "candidates")]
        assert [*left, resumes._kept, resumes._files] == [{}] * 5, step
        if not fuse.burnt:
            break


async def test_no_report_and_no_link_outlives_an_interview_that_was_scored_and_shared_while_it_was_erased() -> None:
    kept, shares = stores(), MemoryShares()
    kept["interviews"] = late = LateInterviews()
    services = memory_services(**kept, shares=shares)
    interview = await ended(services)

    async def score_and_share() -> None:
        await services.score.settle(interview.id)
        await services.share_report(interview, "digest")

    late.meanwhile = score_and_share
    await services.erase_interview(interview.id)
    assert await kept["reports"].load(interview.id) is None
    assert await shares.load(interview.id) is None
