"""One contract for each port, run against memory and against Table Storage."""

from __future__ import annotations

import random
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, cast

import pytest
from msgspec.structs import replace

from interview import engine
from interview.candidate import Start
from interview.catalog import rubric
from interview.errors import NotFound, Stale
from interview.model import Interview
from interview.ports import Candidates, Interviews, Reports
from interview.report import build, with_answers
from interview.shares import Share, Shares
from interview.use_cases.take_turn import decide
from interview.words import words
from storage.candidates import TableCandidates
from storage.interviews import TableInterviews
from storage.memory import MemoryCandidates, MemoryInterviews, MemoryReports, MemoryShares
from storage.reports import TableReports
from storage.shares import TableShares
from storage.table_port import Read, Service
from tests.factories import NOW, a_candidate, a_post, an_entry, an_interview, packs
from tests.storage.services import WAYS, connected


@dataclass(frozen=True)
class Stores:
    interviews: Interviews
    reports: Reports
    candidates: Candidates
    shares: Shares


@pytest.fixture(params=["memory", *WAYS])
async def stores(request: pytest.FixtureRequest) -> AsyncIterator[Stores]:
    if request.param == "memory":
        yield Stores(MemoryInterviews(), MemoryReports(), MemoryCandidates(), MemoryShares())
        return
    service = connected(request.param, request.getfixturevalue("azurite"))
    async with service:
        yield Stores(
            TableInterviews(service),
            TableReports(service),
            TableCandidates(service),
            TableShares(service),
        )


@pytest.fixture
def interview(request: pytest.FixtureRequest) -> Interview:
    """One of its own for each test: the tables outlive the tests."""
    return an_interview(packs(3), id=f"i-{abs(hash(request.node.nodeid)):x}")


async def test_the_longest_interview_fits(stores: Stores) -> None:
    chance = random.Random(1)
    interview = an_interview(packs(20), id=f"i-{secrets.token_hex(8)}")
    await stores.interviews.insert(interview)
    posts = 0
    while interview.question is not None:
        posts += 1
        answer = "".join(
            chr(chance.choice((chance.randrange(0x20, 0xD800), chance.randrange(0x10000, 0x1F000))))
            for _ in range(12_000)
        )
        after = decide(interview, a_post(interview.question.number, answer=answer), NOW)
        await stores.interviews.save(await stores.interviews.load(interview.id), after)
        interview = after
    assert posts >= 20
    assert (await stores.interviews.load(interview.id)).value == interview


async def test_what_was_saved_is_loaded_whole(stores: Stores, interview: Interview) -> None:
    await stores.interviews.insert(interview)
    before = await stores.interviews.load(interview.id)
    assert before.value == interview
    after = decide(engine.give_aid(interview, "hint", 1), a_post(1, answer="Ünïcödé \x00 😀"), NOW)
    await stores.interviews.save(before, after)
    assert (await stores.interviews.load(interview.id)).value == after


async def test_of_two_writers_one_wins_and_the_other_reads_again(stores: Stores, interview: Interview) -> None:
    await stores.interviews.insert(interview)
    before = await stores.interviews.load(interview.id)
    await stores.interviews.save(before, decide(interview, a_post(1), NOW))
    with pytest.raises(Stale):
        await stores.interviews.save(before, decide(interview, a_post(1, answer="other"), NOW))
    assert (await stores.interviews.load(interview.id)).value.turns[0].answer == a_post().answer


async def test_whether_an_interview_is_there_is_told_without_loading_it(stores: Stores, interview: Interview) -> None:
    assert not await stores.interviews.has(interview.id)
    await stores.interviews.insert(interview)
    assert await stores.interviews.has(interview.id)
    await stores.interviews.erase(interview.id)
    assert not await stores.interviews.has(interview.id)


async def test_ending_is_guarded_by_the_version_too(stores: Stores, interview: Interview) -> None:
    await stores.interviews.insert(interview)
    before = await stores.interviews.load(interview.id)
    await stores.interviews.save(before, decide(interview, a_post(1), NOW))
    with pytest.raises(Stale):
        await stores.interviews.save(before, engine.close(interview, NOW))


@pytest.mark.parametrize("count", [3, 2])
async def test_the_rest_of_a_plan_may_be_replaced_by_other_packs_or_by_fewer(
    stores: Stores, interview: Interview, count: int
) -> None:
    await stores.interviews.insert(interview)
    before = await stores.interviews.load(interview.id)
    plan = (before.value.plan[0], *packs(8)[6:])[:count]
    await stores.interviews.save(before, replace(decide(before.value, a_post(1), NOW), plan=plan))
    after = await stores.interviews.load(interview.id)
    assert after.value.plan == plan
    assert len(after.value.turns) == 1


async def test_the_largest_answers_fit(stores: Stores) -> None:
    plan = packs(20)
    interview = an_interview(plan, id=f"i-{secrets.token_hex(8)}")
    await stores.interviews.insert(interview)
    for number in range(1, 4):
        before = await stores.interviews.load(interview.id)
        noise = "".join(chr(0x1F300 + (7919 * nth * number) % 1500) for nth in range(12_000))
        await stores.interviews.save(before, decide(before.value, a_post(number, answer=noise), NOW))
    assert len((await stores.interviews.load(interview.id)).value.turns) == 3


async def test_erased_is_gone_and_erasing_again_is_fine(stores: Stores, interview: Interview) -> None:
    await stores.interviews.insert(interview)
    before = await stores.interviews.load(interview.id)
    await stores.interviews.erase(interview.id)
    await stores.interviews.erase(interview.id)
    with pytest.raises(NotFound):
        await stores.interviews.load(interview.id)
    with pytest.raises(Stale):
        await stores.interviews.save(before, engine.close(interview, NOW))


async def test_the_first_report_stays(stores: Stores, interview: Interview) -> None:
    ended = engine.close(decide(interview, a_post(1), NOW), NOW)
    report = build(ended, rubric(), words("en"), NOW)
    assert await stores.reports.load(ended.id) is None
    assert await stores.reports.insert(report)
    assert not await stores.reports.insert(replace(report, summary="a later one"))
    kept = await stores.reports.load(ended.id)
    assert kept is not None
    assert with_answers(kept.value, ended) == report
    await stores.reports.erase(ended.id)
    assert await stores.reports.load(ended.id) is None


async def test_a_candidates_history_counts_and_lists_newest_first(stores: Stores, interview: Interview) -> None:
    candidate = a_candidate(id=f"c-{interview.id}", recovery=f"r-{interview.id}")
    await stores.candidates.insert(candidate)
    older = an_entry(interview)
    newer = an_entry(replace(interview, id=interview.id + "-2", created_at=NOW + timedelta(hours=1)))
    await stores.candidates.start(
        await stores.candidates.load(candidate.id), "2026-11-23", older, Start("k/#?", "d", "i")
    )
    await stores.candidates.start(await stores.candidates.load(candidate.id), "2026-11-23", newer, None)
    now = await stores.candidates.load(candidate.id)
    assert now.started_on("2026-11-23") == 2
    assert [entry.interview_id for entry in now.entries] == [newer.interview_id, older.interview_id]
    assert now.start_of("k/#?") == Start("k/#?", "d", "i")
    await stores.candidates.note(candidate.id, replace(older, overall=3.3))
    await stores.candidates.drop(candidate.id, newer)
    assert [entry.overall for entry in (await stores.candidates.load(candidate.id)).entries] == [3.3]


async def test_two_starts_at_once_are_not_both_counted_as_one(stores: Stores, interview: Interview) -> None:
    candidate = a_candidate(id=f"c-{interview.id}", recovery=f"r-{interview.id}")
    await stores.candidates.insert(candidate)
    before = await stores.candidates.load(candidate.id)
    await stores.candidates.start(before, "2026-11-23", an_entry(interview), None)
    with pytest.raises(Stale):
        await stores.candidates.start(before, "2026-11-23", an_entry(replace(interview, id="other")), None)


async def test_nothing_starts_for_a_candidate_erased_meanwhile(stores: Stores, interview: Interview) -> None:
    candidate = a_candidate(id=f"c-{interview.id}", recovery=f"r-{interview.id}")
    await stores.candidates.insert(candidate)
    await stores.candidates.erase(candidate)
    with pytest.raises(Stale):
        await stores.candidates.start(candidate, "2026-11-23", an_entry(interview), None)


async def test_nobody_is_erased_with_an_interview_that_the_eraser_does_not_know_of(
    stores: Stores, interview: Interview
) -> None:
    candidate = a_candidate(id=f"c-{interview.id}", recovery=f"r-{interview.id}")
    await stores.candidates.insert(candidate)
    before = await stores.candidates.load(candidate.id)
    await stores.candidates.start(before, "2026-11-23", an_entry(interview), Start("k", "d", "i"))
    with pytest.raises(Stale):
        await stores.candidates.erase(before)
    now = await stores.candidates.load(candidate.id)
    assert now.entry_of(interview.id) is not None
    await stores.candidates.erase(now)
    await stores.candidates.erase(now)
    with pytest.raises(NotFound):
        await stores.candidates.load(candidate.id)


class LateRows:
    """A service whose tables are slow to tell what they hold: something else happens before the last of it is read."""

    def __init__(self, service: Service, meanwhile: Callable[[], Awaitable[None]]) -> None:
        self._service, self._meanwhile = service, meanwhile

    def table(self, name: str) -> Any:
        return self

    def __getattr__(self, name: str) -> Any:
        return getattr(self._service.table("candidates"), name)

    async def query(self, *asked: Any, **more: Any) -> AsyncIterator[Read]:
        async for row in self._service.table("candidates").query(*asked, **more):
            yield row
        await self._meanwhile()


@pytest.mark.parametrize("way", WAYS)
async def test_nobody_is_erased_who_starts_an_interview_at_that_very_moment(
    way: str, request: pytest.FixtureRequest, interview: Interview
) -> None:
    async with connected(way, request.getfixturevalue("azurite")) as service:
        candidates = TableCandidates(service)
        candidate = a_candidate(id=f"c-{interview.id}", recovery=f"r-{interview.id}")
        await candidates.insert(candidate)

        async def start() -> None:
            await candidates.start(candidate, "2026-11-23", an_entry(interview), None)

        with pytest.raises(Stale):
            await TableCandidates(cast(Service, LateRows(service, start))).erase(candidate)
        assert (await candidates.load(candidate.id)).entry_of(interview.id) is not None


async def test_an_erased_candidate_is_not_brought_back(stores: Stores, interview: Interview) -> None:
    candidate = a_candidate(id=f"c-{interview.id}", recovery=f"r-{interview.id}")
    await stores.candidates.insert(candidate)
    assert await stores.candidates.recover(candidate.recovery) == candidate.id
    await stores.candidates.erase(candidate)
    await stores.candidates.note(candidate.id, an_entry(interview))
    with pytest.raises(NotFound):
        await stores.candidates.load(candidate.id)
    with pytest.raises(NotFound):
        await stores.candidates.recover(candidate.recovery)


async def test_an_interview_has_one_link_the_latest_until_it_is_erased(stores: Stores, interview: Interview) -> None:
    assert await stores.shares.load(interview.id) is None
    first = Share(interview.id, "a" * 64, NOW, interview.expires_at)
    for share in (first, replace(first, digest="b" * 64)):
        await stores.shares.put(share)
        assert await stores.shares.load(interview.id) == share
    for _ in range(2):
        await stores.shares.erase(interview.id)
        assert await stores.shares.load(interview.id) is None
