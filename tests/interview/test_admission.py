"""How much may come from where: groups by their code, everybody else by address, and who stands where in line."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from api.answer import client_address
from api.services import Services
from interview.admission import Came, Group, Terms
from interview.errors import InvalidRequest, LimitReached
from interview.model import Interview
from interview.use_cases.admit import Admit
from interview.use_cases.start import Wish
from storage.memory import MemoryTallies
from storage.memory_reviews import MemoryWaitingList
from tests.factories import a_post
from tests.fakes import HandClock, memory_services
from tests.judges import Judges

CAMPUS = Came("203.0.113.7")
AUTUMN = Group("autumn", "K7QF2M9ZPX")


def admit(clock: HandClock | None = None, **terms: Any) -> Admit:
    return Admit(MemoryTallies(), Terms(**terms), clock or HandClock())


@pytest.mark.parametrize(
    ("forwarded", "address"),
    [
        ("", ""),
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:41234", "203.0.113.7"),
        ("198.51.100.1, 203.0.113.7:41234", "203.0.113.7"),
        ("10.0.0.1,unknown,  203.0.113.7", "203.0.113.7"),
        ("203.0.113.7, forged", ""),
        ("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1::/48"),
        ("2001:db8:1:9::9", "2001:db8:1::/48"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("' or 1=1", ""),
    ],
)
def test_the_address_is_the_last_one_which_the_platform_wrote(forwarded: str, address: str) -> None:
    assert client_address(forwarded) == address


async def test_a_campus_behind_one_address_is_let_in_whole() -> None:
    door = admit()
    for _ in range(1000):
        await door.candidate(CAMPUS)
    for nth in range(10):
        for _ in range(1000):
            await door.start(CAMPUS, first=nth == 0)


async def test_an_address_over_its_day_is_told_when_to_come_back_and_others_are_not() -> None:
    clock = HandClock()
    door = admit(clock, address_daily=3)
    for _ in range(3):
        await door.start(CAMPUS, first=False)
    with pytest.raises(LimitReached, match="limit of 3") as refused:
        await door.start(CAMPUS, first=False)
    assert refused.value.retry_after == timedelta(hours=14).total_seconds()
    await door.candidate(CAMPUS)
    await door.start(Came("203.0.113.8"), first=False)
    clock.move(days=1)
    await door.start(CAMPUS, first=False)


async def test_an_address_nobody_vouches_for_is_not_counted() -> None:
    door = admit(address_daily=1)
    for _ in range(3):
        await door.start(Came(), first=True)


async def test_files_are_limited_for_each_candidate() -> None:
    door = admit(candidate_files=2)
    for _ in range(2):
        await door.file(Came(), "one")
    with pytest.raises(LimitReached, match="limit of 2"):
        await door.file(Came(), "one")
    await door.file(Came(), "another")


async def test_a_new_candidate_for_each_interview_moves_an_address_further_back() -> None:
    door = admit(firsts=2)
    places = [(await door.start(CAMPUS, first=True)).behind for _ in range(7)]
    assert places == [0, 0, 1, 1, 2, 2, 3]
    assert (await door.start(Came("203.0.113.8"), first=True)).behind == 0


async def test_a_group_is_counted_with_its_code_and_never_by_address() -> None:
    door = admit(groups=(Group("autumn", AUTUMN.code, 3),), firsts=1, address_daily=1)
    came = Came(CAMPUS.address, f" {AUTUMN.code} ")
    assert [await door.start(came, first=True) for _ in range(3)] == [(await admit().start(Came(), first=True))] * 3
    with pytest.raises(LimitReached, match="Your group"):
        await door.start(came, first=True)


async def test_without_a_code_there_are_no_reviews_or_there_is_nothing_as_the_operator_chose() -> None:
    door = admit(groups=(AUTUMN,))
    assert not (await door.start(CAMPUS, first=True)).reviewed
    assert door.reviews(Came("", AUTUMN.code))
    assert not door.reviews(CAMPUS)
    with pytest.raises(InvalidRequest, match="No group has this access code"):
        await door.start(Came("", "K7QF2M9ZPY"), first=True)
    closed = admit(groups=(AUTUMN,), without="refused")
    with pytest.raises(InvalidRequest, match="for people with an access code"):
        await closed.start(CAMPUS, first=True)
    assert not closed.reviews(Came("", "wrong"))


async def test_where_there_are_no_groups_a_code_changes_nothing() -> None:
    door = admit(address_daily=1)
    came = Came(CAMPUS.address, "anything")
    assert (await door.start(came, first=True)).reviewed
    with pytest.raises(LimitReached):
        await door.start(came, first=True)


async def held(services: Services, came: Came) -> Interview:
    """One interview of a new candidate, to its end."""
    candidate, _ = await services.enrol()
    wish = Wish("backend-engineer", "mid", "technical", "en", 1, (), False, "", came=came)
    interview = await services.start(candidate.id, wish)
    while (question := interview.question) is not None:
        post = a_post(question.number, answer=interview.pack(question.pack).strong)
        interview = (await services.take_turn(interview.id, post)).interview
    await services.score.settle(interview.id)
    return interview


async def test_who_makes_a_new_candidate_for_each_interview_waits_behind_everybody_else() -> None:
    waiting, clock = MemoryWaitingList(), HandClock()
    services = memory_services(clock, judges=Judges(), waiting=waiting, firsts=2)
    greedy = []
    for _ in range(4):
        greedy.append((await held(services, CAMPUS)).id)
        clock.move(seconds=1)
    honest = (await held(services, Came("203.0.113.8"))).id
    assert await waiting.order(clock()) == (greedy[0], greedy[1], honest, greedy[2], greedy[3])
    assert {(await services.interviews.load(id)).value.mode for id in greedy[2:]} <= {"lean", "offline"}


async def test_without_a_code_no_model_is_asked_and_nothing_waits_for_one() -> None:
    judges, waiting = Judges(), MemoryWaitingList()
    services = memory_services(judges=judges, waiting=waiting, groups=(("autumn", AUTUMN.code, 0),))
    interview = await held(services, CAMPUS)
    await services.drain()
    report = await services.score(interview.id)
    assert (report.status, report.review.state, interview.mode) == ("final", "none", "offline")
    assert not judges.asked
    with pytest.raises(InvalidRequest, match="access code"):
        await services.disagree(interview.id)
    assert (await held(services, Came(code=AUTUMN.code))).id in await waiting.order(services.clock())
