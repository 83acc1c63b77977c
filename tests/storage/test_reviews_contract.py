"""The waiting list, promises and replaced reports: one contract, run against memory and against Table Storage."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count

import pytest
from msgspec.structs import replace

from interview import engine
from interview.candidate import day_of
from interview.catalog import rubric
from interview.errors import NotFound, Stale
from interview.ports import Candidates, Promises, Reports, Saved, Waiting, WaitingList
from interview.report import build
from interview.report_model import Judge, Report, Review
from interview.use_cases.take_turn import decide
from interview.words import words
from storage.candidates import TableCandidates
from storage.memory import MemoryCandidates, MemoryReports
from storage.memory_reviews import MemoryPromises, MemoryWaitingList
from storage.reports import TableReports
from storage.reviews import TablePromises, TableWaitingList
from tests.factories import NOW, a_candidate, a_post, an_interview, packs
from tests.storage.services import WAYS, connected

JUDGE = Judge("fresh", "oak-cloud", "oak-1", "oak", "2026.1", "2026.1", NOW, (1,), 4.0)


@dataclass(frozen=True)
class Stores:
    line: WaitingList
    promises: Promises
    reports: Reports
    candidates: Candidates


@pytest.fixture(params=["memory", *WAYS])
async def stores(request: pytest.FixtureRequest) -> AsyncIterator[Stores]:
    if request.param == "memory":
        yield Stores(MemoryWaitingList(), MemoryPromises(), MemoryReports(), MemoryCandidates())
        return
    async with connected(request.param, request.getfixturevalue("azurite")) as service:
        yield Stores(TableWaitingList(service), TablePromises(service), TableReports(service), TableCandidates(service))


@pytest.fixture
def name(request: pytest.FixtureRequest) -> str:
    """A name of its own for each test: the tables outlive the tests."""
    return f"{abs(hash(request.node.nodeid)):x}"


APART = count(30, 5)


@pytest.fixture
def long_ago() -> timedelta:
    """Days of its own for each test, which no other test comes near."""
    return timedelta(days=next(APART))


def waiting(id: str, nth: int, minute: int, ago: timedelta, **changes: object) -> Waiting:
    since = NOW - ago + timedelta(minutes=minute)
    return replace(Waiting(id, nth, since, since), **changes)


async def test_first_interviews_of_a_day_stand_before_second_ones_and_blind_reviews_last(
    stores: Stores, long_ago: timedelta
) -> None:
    joined = (
        waiting("second", 2, 1, long_ago),
        waiting("late first", 1, 9, long_ago),
        waiting("tenth", 10, 2, long_ago),
        waiting("blind", 0, 0, long_ago, blind=True),
        waiting("first", 1, 3, long_ago),
        waiting("yesterday's second", 2, -1440, long_ago),
        waiting("yesterday's first", 1, -1440, long_ago),
    )
    for each in joined:
        await stores.line.put(each)
    order = ("yesterday's first", "first", "late first", "yesterday's second", "second", "tenth", "blind")
    now = NOW - long_ago + timedelta(minutes=10)
    assert await stores.line.order(now) == order
    assert tuple(found.value.interview_id for found in await stores.line.head(now, 3)) == order[:3]
    assert await stores.line.order(now + timedelta(days=3)) == ()


async def test_joining_twice_keeps_place_and_lease(stores: Stores, long_ago: timedelta) -> None:
    mine = waiting("mine", 1, 0, long_ago)
    await stores.line.put(mine)
    [found] = await stores.line.head(mine.since, 5)
    assert found.value == mine
    taken = replace(mine, free_at=mine.since + timedelta(minutes=4), attempts=1)
    await stores.line.change(found, taken)
    await stores.line.put(mine)
    [kept] = await stores.line.head(mine.since, 5)
    assert kept.value == taken


async def test_one_that_rests_after_many_failures_is_passed_over_until_it_is_free(
    stores: Stores, long_ago: timedelta
) -> None:
    tired = waiting("tired", 1, 0, long_ago, attempts=3)
    tired = replace(tired, free_at=tired.since + timedelta(minutes=8))
    other = waiting("other", 2, 1, long_ago)
    for each in (tired, other):
        await stores.line.put(each)
    assert [found.value for found in await stores.line.head(other.since, 5)] == [other]
    assert [found.value for found in await stores.line.head(tired.free_at, 5)] == [tired, other]


async def test_of_two_who_take_the_same_one_one_wins(stores: Stores, long_ago: timedelta) -> None:
    mine = waiting("mine", 1, 0, long_ago)
    await stores.line.put(mine)
    [found] = await stores.line.head(mine.since, 1)
    taken = await stores.line.change(found, replace(mine, attempts=1))
    with pytest.raises(Stale):
        await stores.line.change(found, replace(mine, attempts=1))
    await stores.line.change(taken, replace(mine, attempts=2))


async def test_what_left_the_line_cannot_be_taken_and_leaving_twice_is_fine(
    stores: Stores, long_ago: timedelta
) -> None:
    mine, other = waiting("mine", 1, 0, long_ago), waiting("other", 1, 1, long_ago)
    for each in (mine, other):
        await stores.line.put(each)
    [found, _] = await stores.line.head(other.since, 5)
    await stores.line.leave(mine)
    await stores.line.leave(mine)
    with pytest.raises(Stale):
        await stores.line.change(found, mine)
    await stores.line.erase("other", {day_of(other.since)})
    await stores.line.erase("other", {day_of(other.since)})
    assert await stores.line.order(other.since) == ()


async def test_a_promise_counts_once_and_is_given_back_once(stores: Stores, long_ago: timedelta) -> None:
    day = day_of(NOW - long_ago)
    for id in ("a", "b", "a"):
        await stores.promises.put(day, id)
    assert await stores.promises.count(day) == 2
    for id in ("a", "a", "never"):
        await stores.promises.remove(day, id)
    assert await stores.promises.count(day) == 1


async def test_interviews_of_a_day_are_numbered_as_they_ask_however_often_they_ask(stores: Stores, name: str) -> None:
    candidate = a_candidate(id=f"c-{name}", recovery=f"r-{name}")
    await stores.candidates.insert(candidate)

    async def nth(day: str, id: str) -> int:
        return await stores.candidates.nth_of(candidate.id, day, id)

    asked = [await nth("2026-11-23", id) for id in ("a", "b", "a", "c")]
    assert asked == [1, 2, 1, 3]
    assert await nth("2026-11-24", "b") == 1
    await stores.candidates.erase(await stores.candidates.load(candidate.id))
    with pytest.raises(NotFound):
        await nth("2026-11-24", "c")


async def kept(stores: Stores, name: str) -> Saved[Report]:
    ended = engine.close(decide(an_interview(packs(3), id=f"i-{name}"), a_post(1), NOW), NOW)
    report = replace(build(ended, rubric(), words("en"), NOW), status="provisional", review=Review("waiting"))
    await stores.reports.insert(report)
    saved = await stores.reports.load(ended.id)
    assert saved is not None
    return saved


async def test_a_report_gives_way_to_a_better_one_only(stores: Stores, name: str) -> None:
    offline = await kept(stores, name)
    reviewed = replace(offline.value, status="final", review=Review("done"), judges=(JUDGE,))
    await stores.reports.replace(offline, reviewed)
    better = await stores.reports.load(reviewed.id)
    assert better is not None
    assert better.value == reviewed
    for worse in (offline.value, replace(offline.value, status="final"), replace(reviewed, status="provisional")):
        with pytest.raises(Stale):
            await stores.reports.replace(better, worse)
    await stores.reports.replace(better, replace(reviewed, judges=(JUDGE, replace(JUDGE, sort="blind"))))


async def test_of_two_who_replace_a_report_one_wins_and_none_brings_it_back(stores: Stores, name: str) -> None:
    offline = await kept(stores, name)
    await stores.reports.replace(offline, replace(offline.value, status="final"))
    with pytest.raises(Stale):
        await stores.reports.replace(offline, replace(offline.value, status="final", judges=(JUDGE,)))
    now = await stores.reports.load(offline.value.id)
    assert now is not None
    await stores.reports.erase(offline.value.id)
    with pytest.raises(Stale):
        await stores.reports.replace(now, replace(now.value, judges=(JUDGE,)))
    assert await stores.reports.load(offline.value.id) is None
