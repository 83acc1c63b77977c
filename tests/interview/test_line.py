"""The line for reviews: who comes before whom, what a place says, and what is promised to interviews under way."""

from __future__ import annotations

from datetime import timedelta

from msgspec.structs import replace

from interview.model import Interview, Post
from interview.use_cases.line import servable
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import WISH, ended, report_of, scored, stores
from tests.judges import Judges


async def test_every_candidates_first_interview_comes_before_anybodys_second() -> None:
    judges = Judges()
    clock = HandClock()
    services = memory_services(clock, judges=judges)
    ada, bob, cyd = [(await services.enrol())[0].id for _ in range(3)]
    took: list[Interview] = []
    for candidate in (ada, ada, ada, bob, bob, cyd):
        took.append(await ended(services, candidate=candidate))
        clock.move(minutes=1)
    await scored(services, *took)
    order: list[str] = []
    while len(order) < len(took):
        judges.quota = 1
        await services.drain.one()
        done = [i for i in took if (await report_of(services, i)).status == "final" and i.id not in order]
        order += [i.id for i in done]
    assert order == [took[n].id for n in (0, 3, 5, 1, 4, 2)]


async def test_while_a_first_interview_is_under_way_no_second_one_is_begun() -> None:
    services = memory_services(judges=Judges())
    ada, bob = [(await services.enrol())[0].id for _ in range(2)]
    took = [await ended(services, candidate=candidate) for candidate in (ada, ada, bob)]
    await scored(services, *took)
    now = services.clock()
    line = services.drain.waiting
    head = await line.head(now, 9)
    assert [found.value.nth for found in head] == [1, 1, 2]
    assert servable(head, now) == head[:2]
    under_way = [replace(found, value=replace(found.value, free_at=now + timedelta(minutes=4))) for found in head[:2]]
    assert servable([*under_way, head[2]], now) == []
    failed = replace(head[0], value=replace(under_way[0].value, attempts=3))
    assert servable([failed, head[2]], now) == [head[2]]


async def test_an_interview_that_asked_first_is_first_even_where_its_scoring_was_lost_for_a_while() -> None:
    services = memory_services(judges=Judges())
    candidate = (await services.enrol())[0].id
    one, two = await ended(services, candidate=candidate), await ended(services, candidate=candidate)
    await scored(services, two, one, two)
    await services.score.settle(one.id)
    assert await services.drain.waiting.order(services.clock()) == (two.id, one.id)


async def test_a_place_in_line_counts_down_and_tells_when() -> None:
    judges, clock = Judges(quota=3), HandClock()
    services = memory_services(clock, judges=judges)
    took: list[Interview] = []
    for _ in range(3):
        took.append(await ended(services))
        clock.move(minutes=1)
    await scored(services, *took)
    clock.move(minutes=1)
    assert [(await report_of(services, i)).review.place for i in took] == [1, 2, 3]
    await services.drain.one()
    clock.move(minutes=1)
    assert [(await report_of(services, i)).review.place for i in took] == [None, 1, 2]


async def test_a_promise_is_kept_while_an_interview_goes_on_and_given_back_when_it_is_idle() -> None:
    kept, clock, judges = stores(), HandClock(), Judges()
    services = memory_services(clock, **kept, judges=judges)
    candidate, _ = await services.enrol()

    interview = await services.start(candidate.id, replace(WISH, questions=3))
    assert interview.mode == "rich"
    assert await kept["promises"].count("2026-11-23") == 1

    clock.move(minutes=90)
    await services.take_turn(interview.id, Post(1, "skip"))
    clock.move(minutes=60)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 1
    clock.move(hours=2)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 0


async def test_a_promise_looked_at_twice_within_an_hour_is_still_given_back() -> None:
    kept, clock, judges = stores(), HandClock(), Judges()
    services = memory_services(clock, **kept, judges=judges)
    candidate, _ = await services.enrol()
    interview = await services.start(candidate.id, replace(WISH, questions=3))
    clock.move(minutes=20)
    await services.take_turn(interview.id, Post(1, "skip"))
    clock.move(minutes=105)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 1
    hours = {f"{due.at:%H}" async for due in kept["due"].until(clock() + timedelta(hours=9)) if due.kind == "promise"}
    assert hours == {"13"}, "the row of 12 o'clock is the one that was just removed"
    clock.move(hours=1)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 0
