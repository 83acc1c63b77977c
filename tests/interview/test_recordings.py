"""Recordings stay within their limits and their time, and go with the interview."""

from __future__ import annotations

from datetime import timedelta

import pytest

from api.services import Services
from interview.errors import InvalidRequest
from interview.model import Interview
from interview.recordings import MOST_BYTES, MOST_BYTES_TOGETHER, Recorded, excess
from storage.memory_recordings import MemoryRecordings
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import ended


class Recorder:
    """An interview that has ended, and a browser that sends what was recorded in it."""

    def __init__(self, services: Services, interview: Interview) -> None:
        self.services, self.interview = services, interview

    async def send(self, number: int, sound: bytes) -> None:
        assert self.services.take_recording is not None
        url = await self.services.take_recording(self.interview, number)
        assert isinstance(self.services.recordings, MemoryRecordings)
        assert self.services.recordings.send(url, sound)

    async def numbers(self) -> list[int]:
        return [each.number for each in await self.services.recordings.of(self.interview.id)]


@pytest.fixture
def clock() -> HandClock:
    return HandClock()


@pytest.fixture
async def recorder(clock: HandClock) -> Recorder:
    services = memory_services(clock)
    return Recorder(services, await ended(services, questions=2))


async def test_what_is_too_large_is_erased_within_hours(recorder: Recorder, clock: HandClock) -> None:
    await recorder.send(1, b"x" * (MOST_BYTES + 1))
    await recorder.send(2, b"x" * MOST_BYTES)
    clock.move(hours=2)
    await recorder.services.sweep()
    assert await recorder.numbers() == [2]


def test_of_too_many_the_first_stay() -> None:
    each, most = MOST_BYTES // 2, MOST_BYTES_TOGETHER // (MOST_BYTES // 2)
    found = [Recorded(number, each) for number in range(1, most + 3)]
    assert [gone.number for gone in excess(found)] == [most + 1, most + 2]
    assert excess(found[:most]) == []


async def test_recordings_are_erased_before_the_interview_is(recorder: Recorder, clock: HandClock) -> None:
    await recorder.send(1, b"sound")
    clock.move(days=7, hours=1)
    assert (await recorder.services.sweep()).recordings_erased == 1
    assert await recorder.numbers() == []
    assert (await recorder.services.interviews.load(recorder.interview.id)).value == recorder.interview


async def test_recordings_go_with_the_interview_also_what_was_sent_afterwards(
    recorder: Recorder, clock: HandClock
) -> None:
    take, kept = recorder.services.take_recording, recorder.services.recordings
    assert take is not None
    assert isinstance(kept, MemoryRecordings)
    await recorder.send(1, b"sound")
    late = await take(recorder.interview, 2)
    await recorder.services.erase_interview(recorder.interview.id)
    assert await recorder.numbers() == []
    assert kept.send(late, b"sound")
    clock.move(hours=2)
    await recorder.services.sweep()
    assert await recorder.numbers() == []


async def test_recordings_go_with_the_candidate(recorder: Recorder) -> None:
    await recorder.send(1, b"sound")
    candidate = await recorder.services.candidates.load(recorder.interview.candidate_id)
    await recorder.services.erase_candidate(candidate)
    assert await recorder.numbers() == []


async def test_only_questions_that_were_put_are_recorded_and_only_in_time(recorder: Recorder, clock: HandClock) -> None:
    take = recorder.services.take_recording
    assert take is not None
    with pytest.raises(InvalidRequest, match="no such question"):
        await take(recorder.interview, 99)
    clock.now = recorder.interview.created_at + timedelta(days=7)
    with pytest.raises(InvalidRequest, match="time is over"):
        await take(recorder.interview, 1)
