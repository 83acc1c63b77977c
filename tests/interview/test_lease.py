"""A place in line stays taken while whoever took it lives, and is free soon after they died."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from interview.ports import Saved, Waiting
from interview.use_cases.lease import RENEWALS, SECONDS, Lease
from interview.use_cases.line import servable
from storage.memory_reviews import MemoryWaitingList
from tests.fakes import HandClock

EVERY = 0.002
LENGTH = timedelta(seconds=SECONDS)


async def line_of_two(clock: HandClock) -> tuple[MemoryWaitingList, Saved[Waiting]]:
    """Somebody's first interview and somebody's second."""
    line = MemoryWaitingList()
    for nth in (1, 2):
        await line.put(Waiting(f"interview-{nth}", nth, clock(), clock()))
    return line, (await line.head(clock(), 1))[0]


async def taken(line: MemoryWaitingList, found: Saved[Waiting], clock: HandClock) -> Lease:
    after = Waiting(found.value.interview_id, found.value.nth, found.value.since, clock() + LENGTH, attempts=1)
    return Lease(line, await line.change(found, after), clock, LENGTH, EVERY)


async def renewed(lease: Lease) -> None:
    before = lease.saved.version
    for _ in range(1000):
        if lease.saved.version != before:
            return
        await asyncio.sleep(EVERY)
    pytest.fail("the lease was not renewed")


async def test_a_review_may_take_longer_than_its_lease_and_nobody_takes_it_meanwhile() -> None:
    clock = HandClock()
    line, found = await line_of_two(clock)
    lease = await taken(line, found, clock)
    async with lease:
        for _ in range(3 * RENEWALS):
            clock.move(seconds=SECONDS / RENEWALS)
            await renewed(lease)
            assert servable(await line.head(clock(), 9), clock()) == []


async def test_half_a_minute_after_a_process_died_its_interview_is_served_again_before_anybodys_second() -> None:
    clock = HandClock()
    line, found = await line_of_two(clock)
    await taken(line, found, clock)  # and never entered: whoever took it is dead
    clock.move(seconds=SECONDS)
    assert [each.value.interview_id for each in servable(await line.head(clock(), 9), clock())] == ["interview-1"]


async def test_what_was_renewed_can_still_be_given_back_and_what_left_the_line_stays_away() -> None:
    clock = HandClock()
    line, found = await line_of_two(clock)
    lease = await taken(line, found, clock)
    async with lease:
        await renewed(lease)
    await line.change(lease.saved, found.value)
    lease = await taken(line, (await line.head(clock(), 1))[0], clock)
    async with lease:
        await line.leave(lease.saved.value)
        await asyncio.sleep(5 * EVERY)
    assert await line.order(clock()) == ("interview-2",)
