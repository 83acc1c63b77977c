"""One report for an interview, whoever makes it, asks for it meanwhile or dies over it."""

from __future__ import annotations

import asyncio

from interview.ports import Saved
from interview.report_model import Report
from interview.use_cases.line import review_due
from storage.memory import MemoryReports
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import Died, Fuse, ended, mortal, report_of, stores
from tests.judges import Judges


async def test_whenever_a_process_dies_there_is_one_report_one_review_and_nothing_left_over() -> None:
    steps = 0
    while True:
        steps += 1
        kept, clock, judges, fuse = stores(), HandClock(), Judges(), Fuse(steps)
        dying = memory_services(clock, **mortal(kept | {"models": judges, "capacity": judges}, fuse))
        heir = memory_services(clock, **kept, judges=judges)
        interview = await ended(heir)
        try:
            await dying.score.settle(interview.id)
            await dying.drain()
        except Died:
            assert fuse.burnt
        found = await kept["reports"].load(interview.id)
        if found and found.value.review.state == "waiting":
            assert await kept["waiting"].order(clock()) == (interview.id,), "whoever is told to wait is in line"
        clock.move(minutes=5)
        await heir.sweep()
        await heir.drain()
        report = await report_of(heir, interview)
        assert (report.status, len(report.judges)) == ("final", 1), steps
        assert len(judges.asked) <= 2, "asked again only where the process died before the review was kept"
        assert await kept["waiting"].order(clock()) == ()
        assert await kept["promises"].count("2026-11-23") == 0
        clock.move(days=2)
        await heir.sweep()
        assert [due.kind async for due in kept["due"].until(clock())] == []
        history = (await kept["candidates"].load(interview.candidate_id)).entries[0]
        assert history.overall == report.overall
        if not fuse.burnt:
            break
    assert steps > 20


class SlowReports(MemoryReports):
    """Inserts when told to; `missed` when one was looked for in vain three times."""

    def __init__(self) -> None:
        super().__init__()
        self.now, self.missed, self._loads = asyncio.Event(), asyncio.Event(), 0

    async def insert(self, report: Report) -> bool:
        await self.now.wait()
        return await super().insert(report)

    async def load(self, id: str) -> Saved[Report] | None:
        self._loads += 1
        if self._loads == 3:
            self.missed.set()
        return await super().load(id)


async def test_who_asks_for_a_report_that_is_being_made_waits_for_it() -> None:
    kept, judges = {**stores(), "reports": (reports := SlowReports())}, Judges()
    one, two = (memory_services(**kept, judges=judges) for _ in range(2))
    interview = await ended(one)
    making = asyncio.create_task(one.score.settle(interview.id))
    asking = asyncio.create_task(two.score(interview.id))
    await reports.missed.wait()  # by each of them, and by the second once more
    reports.now.set()
    await making
    assert (await asking).status == "provisional"
    made = [services.reporter.counters.take().counts.get("scored|offline", 0) for services in (one, two)]
    assert made == [1, 0]


async def test_who_waits_in_vain_for_a_report_makes_it() -> None:
    kept, judges = stores(), Judges()
    services = memory_services(**kept, judges=judges)
    interview = await ended(services)
    assert interview.finished_at is not None
    await kept["due"].claim(review_due(interview.id, interview.finished_at))  # and died
    assert (await report_of(services, interview)).status == "provisional"
    assert await kept["waiting"].order(services.clock()) == (interview.id,)
