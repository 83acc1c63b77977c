"""What can be done with an interview, over storage in memory."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import pytest
from msgspec.structs import replace

from api.services import Services
from interview.catalog import catalog
from interview.errors import InvalidRequest, LimitReached, NotFinished, NotFound, StorageDown
from interview.model import Interview, Post
from interview.packs import bank
from interview.pool import sizes
from interview.ports import Interviews, Saved
from interview.recovery import hash_of
from interview.use_cases.start import Wish
from interview.use_cases.take_turn import is_taken_up
from tests.factories import an_interview
from tests.fakes import HandClock, MemoryPools, memory_services

WISH = Wish("backend-engineer", "mid", "mixed", "en", 8, (), False, "")


async def begun(services: Services, wish: Wish = WISH) -> Interview:
    candidate, _ = await services.enrol()
    return await services.start(candidate.id, wish)


def wish(**changes: object) -> Wish:
    return replace(WISH, **changes)


async def test_an_interview_is_planned_from_the_bank_before_any_prewarm() -> None:
    interview = await begun(memory_services())
    assert len(interview.plan) == 8
    assert interview.question is not None
    assert set(interview.topics) == {pack.topic for pack in interview.plan}


async def test_a_kind_with_few_questions_is_filled_up_from_the_kinds_nearest_to_it() -> None:
    few = wish(role="product-manager", level="senior", kind="case", questions=4)
    kinds = [pack.kind for pack in (await begun(memory_services(), few)).plan]
    assert kinds == ["case", "case", "system-design", "technical"]
    own = [pack.kind for pack in (await begun(memory_services(), replace(few, questions=2))).plan]
    assert own == ["case", "case"]
    (size,) = (
        s for s in sizes(catalog(), bank(), "en") if (s.role, s.level, s.kind) == (few.role, few.level, few.kind)
    )
    assert size.own == 2
    assert size.questions >= max(length.questions for length in catalog().lengths)


async def test_a_returning_candidate_meets_other_questions() -> None:
    services = memory_services()
    first = await begun(services, wish(questions=4))
    second = await services.start(first.candidate_id, wish(questions=4))
    assert not {p.id for p in first.plan} & {p.id for p in second.plan}


async def test_the_daily_limit_says_when_it_resets_and_does() -> None:
    clock = HandClock()
    services = memory_services(clock, daily=2)
    first = await begun(services)
    await services.start(first.candidate_id, WISH)
    with pytest.raises(LimitReached, match="resets at midnight") as refused:
        await services.start(first.candidate_id, WISH)
    assert refused.value.retry_after == 14 * 3600
    clock.move(hours=14)
    await services.start(first.candidate_id, WISH)


async def test_a_start_with_the_same_key_is_the_same_interview_and_counts_once() -> None:
    services = memory_services(daily=2)
    candidate, _ = await services.enrol()
    once = await services.start(candidate.id, wish(key="k", digest="a"))
    assert (await services.start(candidate.id, wish(key="k", digest="a"))).id == once.id
    with pytest.raises(InvalidRequest, match="already started another"):
        await services.start(candidate.id, wish(key="k", digest="b"))
    assert (await services.candidates.load(candidate.id)).started_on("2026-11-23") == 1


async def test_a_focus_nobody_has_questions_on_is_refused_with_the_choice() -> None:
    with pytest.raises(InvalidRequest, match=r"Choose from: .*apis"):
        await begun(memory_services(), wish(focus=("gardening",)))


async def test_there_is_no_report_before_the_end_and_one_ever_after() -> None:
    clock = HandClock()
    services = memory_services(clock)
    interview = await begun(services)
    with pytest.raises(NotFinished):
        await services.score(interview.id)
    await services.finish(interview.id)
    first = await services.score(interview.id)
    clock.move(hours=1)
    assert await services.score(interview.id) == first


async def test_a_lost_scoring_message_is_made_good_by_the_sweep() -> None:
    clock = HandClock()
    services = memory_services(clock)
    interview = await begun(services)
    await services.finish(interview.id)
    assert (await services.sweep()).scored == 0, "not yet: the queue has its two minutes first"
    clock.move(minutes=3)
    assert (await services.sweep()).scored == 1
    assert (await services.sweep()).scored == 0
    entry = (await services.candidates.load(interview.candidate_id)).entries[0]
    assert entry.status == "finished"


async def test_interviews_and_candidates_are_erased_when_their_time_is_up() -> None:
    clock = HandClock()
    services = memory_services(clock)
    interview = await begun(services)
    await services.finish(interview.id)
    await services.score(interview.id)
    clock.move(days=31)
    assert (await services.sweep()).interviews_erased == 1
    with pytest.raises(NotFound):
        await services.score(interview.id)
    assert (await services.candidates.load(interview.candidate_id)).entries, "the history outlives the interview"
    clock.move(days=150)
    await services.sweep()
    with pytest.raises(NotFound):
        await services.candidates.load(interview.candidate_id)


async def test_a_candidate_who_came_back_is_not_idle() -> None:
    clock = HandClock()
    services = memory_services(clock)
    interview = await begun(services)
    clock.move(days=100)
    await services.start(interview.candidate_id, WISH)
    clock.move(days=81)
    await services.sweep()
    await services.candidates.load(interview.candidate_id)
    clock.move(days=100)
    await services.sweep()
    with pytest.raises(NotFound):
        await services.candidates.load(interview.candidate_id)


async def test_an_interview_started_while_its_candidate_is_erased_goes_too() -> None:
    services = memory_services()
    candidate, _ = await services.enrol()
    later = await services.start(candidate.id, WISH)  # after the erasure had read whom it is about
    await services.erase_candidate(candidate)
    with pytest.raises(NotFound):
        await services.interviews.load(later.id)


async def test_a_candidate_who_came_back_within_the_hour_is_erased_all_the_same() -> None:
    clock = HandClock()
    services = memory_services(clock)
    candidate, _ = await services.enrol()
    clock.move(minutes=5)
    await services.start(candidate.id, WISH)
    clock.move(days=services.candidate_days, minutes=-3)
    await services.sweep()
    clock.move(hours=2)
    await services.sweep()
    with pytest.raises(NotFound):
        await services.candidates.load(candidate.id)


async def test_a_recovery_code_leads_to_the_candidate_however_it_is_typed() -> None:
    services = memory_services()
    candidate, code = await services.enrol()
    assert len(code) == 19
    typed = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert await services.candidates.recover(hash_of(typed)) == candidate.id


async def test_a_prewarmed_pool_is_used_and_a_second_run_writes_nothing() -> None:
    services = memory_services()
    first = await services.prewarm()
    assert first.written > 90
    assert (await services.prewarm()).written == 0


async def test_a_pool_that_was_lost_is_there_again_within_hours_and_at_once_where_somebody_asks_for_it() -> None:
    clock, pools = HandClock(), MemoryPools()
    services = memory_services(clock, pools=pools)
    written = (await services.prewarm()).written
    for anew, hours, again in ((False, 1, 0), (True, 0, written), (False, 5, 0), (False, 1, written), (False, 0, 0)):
        clock.move(hours=hours)
        pools.kept.clear()
        assert (await services.prewarm(anew=anew)).written == again


class Slow:
    """Interviews in a storage that takes this, and does not answer before `seconds` have passed."""

    def __init__(self, interviews: Interviews, seconds: float) -> None:
        self.interviews, self.seconds = interviews, seconds

    async def load(self, id: str) -> Saved[Interview]:
        return await self.interviews.load(id)

    async def has(self, id: str) -> bool:
        return await self.interviews.has(id)

    async def insert(self, interview: Interview) -> None:
        await self.interviews.insert(interview)

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        await self.interviews.save(before, after)
        await asyncio.sleep(self.seconds)

    async def erase(self, id: str) -> None:
        await self.interviews.erase(id)


async def test_a_turn_that_storage_keeps_waiting_ends_in_time_and_sent_again_gets_the_same_reply() -> None:
    services = memory_services()
    interview = await begun(services)
    turn = services.take_turn
    hasty = dataclasses.replace(turn, interviews=Slow(turn.interviews, 1.0), limit=0.05)
    post = Post(1, "skip")
    with pytest.raises(StorageDown):
        await hasty(interview.id, post)
    assert (await turn(interview.id, post)).said == (await turn.interviews.load(interview.id)).value.turns[0]
    assert len((await turn.interviews.load(interview.id)).value.turns) == 1


def test_a_session_ends_where_nothing_was_said_for_half_an_hour() -> None:
    interview = an_interview()
    begun = interview.created_at
    assert not is_taken_up(interview, begun + timedelta(minutes=29))
    assert is_taken_up(interview, begun + timedelta(minutes=30))
