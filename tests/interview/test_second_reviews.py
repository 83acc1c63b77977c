"""Somebody who disagrees with a score gets a second review, blind to the first."""

from __future__ import annotations

import pytest

from interview.errors import AlreadyReviewed, Busy
from interview.use_cases.disagree import NEVER_SECONDS
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import ended, report_of, scored
from tests.judges import Judges


async def test_a_second_review_is_blind_by_another_family_and_the_mean_stands() -> None:
    judges = Judges(lambda said: 4.0)
    clock = HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.drain()
    judges.grade = lambda said: 3.0
    await services.disagree(interview.id)
    waiting = await report_of(services, interview)
    assert (waiting.status, waiting.review.state, waiting.review.blind) == ("final", "waiting", True)
    await services.disagree(interview.id)
    await services.drain()
    after = await report_of(services, interview)
    assert after.overall == 3.5
    assert {s: after.questions[0].scores[s] for s in ("fresh", "blind")} == {"fresh": 4.0, "blind": 3.0}
    assert [j.family for j in after.judges] == ["oak", "elm"]
    assert "4.0" not in judges.asked[-1][0].messages[1].text
    assert "mean of both" in after.flags[-1]
    with pytest.raises(AlreadyReviewed):
        await services.disagree(interview.id)
    assert len(judges.asked) == 2


async def test_a_second_review_waits_for_quota_and_says_when() -> None:
    judges, clock = Judges(quota=1), HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.drain()
    clock.move(minutes=1)
    with pytest.raises(Busy) as refused:
        await services.disagree(interview.id)
    assert refused.value.retry_after == NEVER_SECONDS
    assert (await report_of(services, interview)).review.state == "done"


async def test_disagreeing_with_an_offline_report_brings_its_first_review() -> None:
    judges = Judges(quota=0)
    services = memory_services(judges=judges)
    interview = await ended(services)
    assert (await report_of(services, interview)).scored_by == "offline"
    judges.quota = 5
    await services.disagree(interview.id)
    await services.drain()
    after = await report_of(services, interview)
    assert ([j.sort for j in after.judges], after.overall) == (["fresh"], 4.0)


async def test_a_second_review_nobody_came_to_leaves_the_first_as_it_was() -> None:
    judges, clock = Judges(), HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.drain()
    await services.disagree(interview.id)
    judges.quota = 0
    clock.move(hours=25)
    await services.sweep()
    after = await report_of(services, interview)
    assert (after.review.state, after.overall, len(after.judges)) == ("done", 4.0, 1)
    judges.quota = 5
    await services.disagree(interview.id)
    await services.drain()
    assert len((await report_of(services, interview)).judges) == 2
