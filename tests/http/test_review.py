"""Asking for a second review over the contract, and a whole review over real tables."""

from __future__ import annotations

from interview.packs import bank
from storage import tables
from storage.candidates import TableCandidates
from storage.due import TableDue
from storage.interviews import TableInterviews
from storage.reports import TableReports
from storage.reviews import TablePromises, TableWaitingList
from tests.fakes import HandClock, memory_services
from tests.http.conftest import Client
from tests.interview.conducted import ended, report_of
from tests.judges import Judges


async def test_where_no_model_is_free_a_second_review_is_refused_with_when(client: Client) -> None:
    started = (await client.start(questions=1)).json
    question = started["question"]
    strong = {pack.id: pack.strong for pack in bank("en").packs}
    while question:
        answer = strong[question["id"].partition(".")[0]]
        question = (await client.turn(started, question["number"], answer=answer)).json.get("question")
    said = await client.of("post_review", started)
    assert (said.status, said.json["type"]) == (429, "busy")
    assert said.headers["Retry-After"] == str(said.json["retry_after"]) == "86400"
    assert said.queued is None


async def test_answers_that_say_nothing_have_no_second_review(client: Client) -> None:
    started = (await client.start(questions=1)).json
    await client.turn(started, 1)
    said = await client.of("post_review", started)
    assert (said.status, said.json["errors"][0]["field"]) == (422, "review")


async def test_a_second_review_before_the_end_is_refused(client: Client) -> None:
    started = (await client.start(questions=2)).json
    said = await client.of("post_review", started)
    assert (said.status, said.json["type"]) == (409, "not-finished")


async def test_reviews_and_a_second_one_over_table_storage(azurite: str) -> None:
    async with tables.connect(azurite) as service:
        waiting = TableWaitingList(service)
        clock = HandClock()
        services = memory_services(
            clock,
            judges=Judges(),
            interviews=TableInterviews(service),
            reports=TableReports(service),
            candidates=TableCandidates(service),
            due=TableDue(service),
            waiting=waiting,
            promises=TablePromises(service),
        )
        interview = await ended(services)
        assert (await report_of(services, interview)).status == "provisional"
        assert interview.id in await waiting.order(clock())
        await services.drain()
        after = await report_of(services, interview)
        assert (after.status, [judge.sort for judge in after.judges]) == ("final", ["fresh"])
        await services.disagree(interview.id)
        await services.drain()
        after = await report_of(services, interview)
        assert [judge.sort for judge in after.judges] == ["fresh", "blind"]
        assert interview.id not in await waiting.order(clock())
        await services.erase_interview(interview.id)
        assert await services.score.reports.load(interview.id) is None
