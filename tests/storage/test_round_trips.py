"""What a turn costs storage, counted where its requests are sent."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

import bootstrap
from api.services import Services
from interview.model import Interview
from interview.use_cases.start import Wish
from interview.use_cases.take_turn import score_due
from settings import Settings
from tests.factories import a_post


class Counter:
    """Every HTTP request to Table Storage, retries included."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def __call__(self, method: str, url: str) -> None:
        self.seen.append(f"{method} {url}")


@pytest.fixture
def counter() -> Counter:
    return Counter()


@pytest.fixture
async def services(azurite: str, counter: Counter) -> AsyncIterator[Services]:
    built = bootstrap.build(Settings(storage=azurite, token_secret="only-for-tests-01234"), counter)
    yield built
    await built.close()


@pytest.fixture
async def interview(services: Services) -> Interview:
    candidate, _ = await services.enrol()
    wish = Wish("backend-engineer", "mid", "mixed", "en", 4, (), False, "")
    return await services.start(candidate.id, wish)


async def test_a_turn_in_the_middle_costs_one_read_and_one_write(
    services: Services, counter: Counter, interview: Interview
) -> None:
    await services.take_turn(interview.id, a_post(1, answer="I don't know"))
    counter.seen.clear()
    await services.take_turn(interview.id, a_post(2, answer="I would look at the query plan and add an index."))
    assert [seen.split(" ")[0] for seen in counter.seen] == ["GET", "PATCH"]
    assert all("/interviews(" in seen for seen in counter.seen)


async def test_a_hint_costs_the_same(services: Services, counter: Counter, interview: Interview) -> None:
    counter.seen.clear()
    await services.take_turn(interview.id, a_post(1, action="hint", answer=""))
    assert len(counter.seen) == 2


async def test_a_repeated_turn_costs_one_read(services: Services, counter: Counter, interview: Interview) -> None:
    await services.take_turn(interview.id, a_post(1))
    counter.seen.clear()
    await services.take_turn(interview.id, a_post(1))
    assert len(counter.seen) == 1


async def test_the_last_turn_adds_one_write_that_guards_its_report(
    services: Services, counter: Counter, interview: Interview
) -> None:
    for number in range(1, 4):
        await services.take_turn(interview.id, a_post(number, answer="I don't know"))
    counter.seen.clear()
    taken = await services.take_turn(interview.id, a_post(4, answer="I don't know"))
    assert taken.interview.status == "finished"
    assert len(counter.seen) == 3


async def test_a_message_for_a_report_that_somebody_waited_for_costs_three_reads_and_one_cut_short_is_gone_on_with(
    services: Services, counter: Counter, interview: Interview
) -> None:
    ended = await services.finish(interview.id)
    await services.score(interview.id)
    counter.seen.clear()
    await services.score.settle(interview.id)
    assert [seen.split(" ")[0] for seen in counter.seen] == ["GET"] * 3
    assert ended.finished_at is not None
    await services.score.due.put(score_due(ended.id, ended.finished_at))  # as if whoever made it had died in between
    await services.score.settle(interview.id)
    assert not await services.score.due.has(score_due(ended.id, ended.finished_at))
