"""The checker sees every damage: stores that hold, damaged on purpose one way at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from copy import deepcopy
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bench.faults.checker import check
from bench.faults.diary import Book, Diary
from bench.faults.stores import Stores
from interview.model import Interview
from interview.profile import Profile, Resume
from tests.factories import NOW
from tests.fakes import HandClock, memory_services
from tests.faults.client import Client
from tests.faults.held import held
from tests.interview.conducted import stores
from tests.judges import Judges

World = tuple[Book, Stores]
RESUME = Resume("r1", "", NOW, NOW, Profile(), "r1-file")


@pytest.fixture(scope="module")
def lived() -> World:
    return asyncio.run(living())


async def living() -> World:
    """Interviews that wait for a review, that are under way, and that were erased; nothing is broken."""
    clock, kept, book = HandClock(), stores(), Book()
    services = memory_services(clock, **kept, judges=Judges())
    client = Client(services, services, book)
    who = await client.candidate()
    ended, under_way, gone = [await client.start(who, key, 2) for key in ("ended", "under way", "gone")]
    left: Interview = ended
    while left.question is not None:
        left = await client.answer(left)
    await client.answer(under_way)
    await client.erase(gone)
    await services.score.settle(ended.id)
    return book, held(kept, clock())


@pytest.fixture
def world(lived: World) -> World:
    return deepcopy(lived)


def test_stores_that_hold_are_told_to_hold(world: World) -> None:
    assert check(*world) == []


def change(stores: Stores, nth: int, **changes: Any) -> None:
    id = list(stores.interviews)[nth]
    stores.interviews[id] = replace(stores.interviews[id], **changes)


def turns(stores: Stores, made: Callable[[tuple[Any, ...]], tuple[Any, ...]]) -> None:
    change(stores, 0, turns=made(next(iter(stores.interviews.values())).turns))


def without(stores: Stores, kind: str) -> None:
    stores.due = [due for due in stores.due if due.kind != kind]


def report(stores: Stores, **changes: Any) -> None:
    (id,) = stores.reports
    stores.reports[id] = replace(stores.reports[id], **changes)


def candidate(stores: Stores, **changes: Any) -> None:
    (id,) = stores.candidates
    stores.candidates[id] = replace(stores.candidates[id], **changes)


def entries(stores: Stores) -> tuple[Any, ...]:
    return next(iter(stores.candidates.values())).entries


def gone(book: Book) -> Diary:
    return next(diary for diary in book.diaries if diary.erased)


DAMAGE: dict[str, tuple[str, Callable[[Book, Stores], object]]] = {
    "a turn is lost": ("turns", lambda b, s: turns(s, lambda found: found[:-1])),
    "a turn is there twice": ("turns", lambda b, s: turns(s, lambda found: (*found, found[-1]))),
    "turns are swapped": ("turns", lambda b, s: turns(s, lambda found: found[::-1])),
    "a turn is another": ("turns", lambda b, s: turns(s, lambda found: (replace(found[0], answer="x"), *found[1:]))),
    "times run back": ("turns", lambda b, s: turns(s, lambda f: (replace(f[0], at=NOW + timedelta(1)), *f[1:]))),
    "an interview is lost": ("turns", lambda b, s: s.interviews.pop(b.diaries[1].id)),
    "an end is lost": ("turns", lambda b, s: change(s, 0, status="in_progress")),
    "a turn that nobody sent": ("turns", lambda b, s: b.diaries[0].tried.pop(1)),
    "no report": ("report", lambda b, s: s.reports.clear()),
    "a report of nothing": ("report", lambda b, s: s.reports.update(other=next(iter(s.reports.values())))),
    "a report too early": ("report", lambda b, s: s.reports.update({b.diaries[1].id: next(iter(s.reports.values()))})),
    "a report of other turns": ("report", lambda b, s: report(s, questions=())),
    "a final report is none": ("report", lambda b, s: b.diaries[0].reports.append({"status": "final"})),
    "no place in line": ("stuck", lambda b, s: s.waiting.clear()),
    "two places in line": ("stuck", lambda b, s: s.waiting.append(s.waiting[0])),
    "nothing ends the waiting": ("stuck", lambda b, s: without(s, "review")),
    "provisional for ever": ("stuck", lambda b, s: report(s, review=replace(_review(s), state="none"))),
    "something was not done in time": ("stuck", lambda b, s: setattr(s, "at", s.at + timedelta(hours=3))),
    "the history lags": ("history", lambda b, s: report(s, overall=1.0)),
    "listed twice": ("history", lambda b, s: candidate(s, entries=(*entries(s), entries(s)[0]))),
    "listed and gone": ("history", lambda b, s: s.interviews.pop(b.diaries[0].id)),
    "not counted": ("history", lambda b, s: candidate(s, days={})),
    "an erased interview is there": ("erased", lambda b, s: s.interviews.update({gone(b).id: _any(s)})),
    "an erased report is there": (
        "erased",
        lambda b, s: s.reports.update({gone(b).id: next(iter(s.reports.values()))}),
    ),
    "an erased interview waits": (
        "erased",
        lambda b, s: s.waiting.append(replace(s.waiting[0], interview_id=gone(b).id)),
    ),
    "an erased candidate is there": ("erased", lambda b, s: b.erased.add(b.diaries[0].candidate)),
    "no end of an interview": ("orphan", lambda b, s: without(s, "erase-interview")),
    "no end of a candidate": ("orphan", lambda b, s: without(s, "idle-candidate")),
    "rows of nobody": ("orphan", lambda b, s: s.fragments.append("somebody")),
    "a promise for ever": ("orphan", lambda b, s: s.promised.append("something")),
    "a résumé for ever": ("orphan", lambda b, s: s.resumes.append(RESUME)),
    "a file of nobody": ("orphan", lambda b, s: s.blobs.update(resumes={"r2-file"})),
    "a recording of nothing": ("orphan", lambda b, s: s.blobs.update(recordings={"other/1"})),
    "a strange pool": ("orphan", lambda b, s: s.blobs.update(packs={"other"})),
    "a reply that should not be": ("reply", lambda b, s: b.strange.append("500")),
}


def _review(stores: Stores) -> Any:
    return next(iter(stores.reports.values())).review


def _any(stores: Stores) -> Interview:
    return next(iter(stores.interviews.values()))


@pytest.mark.parametrize("name", DAMAGE)
def test_each_damage_is_told_as_the_promise_it_breaks(name: str, world: World) -> None:
    promise, damage = DAMAGE[name]
    damage(*world)
    assert promise in {each.promise for each in check(*world)}


def test_calls_over_a_limit_of_a_provider_break_the_quota(world: World) -> None:
    assert [each.promise for each in check(*world, violations=1)] == ["quota"]
