"""Reviews by models: who gets one when, what becomes of the report, and that nothing is lost on the way."""

from __future__ import annotations

from datetime import datetime

import pytest
from msgspec.structs import replace

from interview import budget
from interview.errors import NotFound
from interview.model import Interview
from interview.use_cases.drain import SHORT
from providers.errors import AllFailed
from providers.errors import BadOutput as BadOutputFault
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import ended, report_of, scored, stores, strong
from tests.judges import Judges


async def test_a_provisional_report_becomes_final_by_a_review_and_says_who_gave_it() -> None:
    judges = Judges(lambda said: 4.0)
    services = memory_services(judges=judges)
    interview = await ended(services, questions=2)
    before = await report_of(services, interview)
    assert (before.status, before.scored_by) == ("provisional", "offline")
    assert (before.review.state, before.review.place) == ("waiting", 1)
    assert before.review.expected_at is not None
    assert (await services.drain()).reviewed == 1
    after = await report_of(services, interview)
    assert (after.status, after.review.state, after.scored_by) == ("final", "done", "oak-cloud/oak-1")
    assert after.overall == 4.0
    assert after.offline_overall == before.overall
    assert [q.scores["offline"] for q in after.questions] == [q.score for q in before.questions]
    assert [(j.sort, j.family, j.questions) for j in after.judges] == [("fresh", "oak", (1, 2))]
    assert "You know the matter." in after.summary
    assert after.questions[0].gaps == ("Say what happens when two calls race.",)


async def test_every_quote_of_a_review_is_a_verbatim_span_of_its_answer() -> None:
    services = memory_services(judges=Judges())
    interview = await ended(services, lambda i: f"Hm – 😀. {strong(i)}", questions=2)
    await scored(services, interview)
    await services.drain()
    spans = [(q.answer, e) for q in (await report_of(services, interview)).questions for e in q.evidence]
    assert spans
    assert all(answer[e.start : e.end] == e.quote for answer, e in spans)


async def test_floor_answers_need_no_review_and_no_model_raises_them() -> None:
    judges = Judges(lambda said: 5.0)
    services = memory_services(judges=judges)
    nothing = await ended(services, lambda i: "I don't know.", questions=2)
    report = await report_of(services, nothing)
    assert (report.status, report.overall, report.review.state) == ("final", 1.0, "none")

    def first_only(interview: Interview) -> str:
        return strong(interview) if not interview.turns else "I don't know."

    half = await ended(services, first_only, questions=2)
    await scored(services, half)
    await services.drain()
    after = await report_of(services, half)
    assert [q.score for q in after.questions if not q.is_follow_up] == [5.0, 1.0]
    assert after.overall == 3.0


async def test_without_quota_within_a_day_the_offline_report_is_final_at_once() -> None:
    services = memory_services(judges=Judges(quota=0))
    interview = await ended(services)
    assert interview.mode == "offline"
    assert (await report_of(services, interview)).status == "final"


async def test_an_interview_begun_without_quota_is_reviewed_if_there_is_some_by_its_end() -> None:
    judges, clock = Judges(quota=0), HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    judges.quota = 5
    clock.move(minutes=1)
    assert (await report_of(services, interview)).status == "provisional"
    await services.drain()
    assert (await report_of(services, interview)).status == "final"


async def test_a_run_uses_several_calls_at_once_and_no_more_than_there_is_room_for() -> None:
    judges = Judges()
    services = memory_services(judges=judges)
    took = [await ended(services) for _ in range(40)]
    await scored(services, *took)
    assert (await services.drain()).reviewed == 40
    assert 2 <= judges.most_at_once <= 32


class Tight(Judges):
    """Has room for the review of a short interview and for none of the usual length."""

    async def left(self, input_tokens: int, output_tokens: int, *, private: bool, until: datetime) -> int:
        return self.quota if output_tokens <= budget.review_size(SHORT)[1] else 0


async def test_where_quota_carries_the_review_of_a_short_interview_one_is_tried() -> None:
    services = memory_services(judges=Judges())
    interview = await ended(services, questions=SHORT)
    await scored(services, interview)
    services.drain.capacity = Tight()
    assert (await services.drain()).reviewed == 1


async def test_a_failed_call_costs_no_place_and_a_later_one_serves() -> None:
    judges = Judges(replies=[AllFailed((("oak/oak-1", BadOutputFault("not JSON")),)), AllFailed(why="all busy")])
    clock = HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    assert await services.drain.one() == "failed"
    assert (await report_of(services, interview)).status == "provisional"
    assert await services.drain.one() == "no-quota"
    assert await services.drain.one() == "reviewed"


async def test_a_run_outlasts_a_burst_in_which_nobody_can_be_asked() -> None:
    services = memory_services(judges=Judges(replies=[AllFailed(why="all busy")] * 5))
    pauses: list[float] = []

    async def sleep(seconds: float) -> None:
        pauses.append(seconds)

    services.drain.sleep = sleep
    interview = await ended(services)
    await scored(services, interview)
    assert (await services.drain()).reviewed == 1
    assert pauses == sorted(pauses)
    assert sum(pauses) > 20, "a burst of ten seconds and a rest of ten"


async def test_a_run_outlasts_whoever_took_the_last_in_line_and_died() -> None:
    clock = HandClock()
    services = memory_services(clock, judges=Judges())
    interview = await ended(services)
    await scored(services, interview)
    line, lease = services.drain.waiting, services.drain.review.lease
    (found,) = await line.head(clock(), 1)
    await line.change(found, replace(found.value, free_at=clock() + lease, attempts=1))

    async def sleep(seconds: float) -> None:
        clock.move(seconds=seconds)

    services.drain.sleep = sleep
    assert (await services.drain()).reviewed == 1
    assert clock() >= found.value.free_at + lease


async def test_one_that_joined_before_its_report_is_there_keeps_its_place_until_it_is() -> None:
    clock = HandClock()
    services = memory_services(clock, judges=Judges())
    interview = await ended(services)
    assert interview.finished_at is not None
    await services.score.line.join(interview, interview.finished_at)
    assert await services.drain.one() == "early"
    await scored(services, interview)
    assert await services.drain.one() is None, "looked at again after some seconds"
    clock.move(seconds=5)
    assert await services.drain.one() == "reviewed"


async def test_a_reply_that_cannot_be_read_is_mended_once() -> None:
    judges = Judges(replies=["Great answers!"])
    services = memory_services(judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    assert await services.drain.one() == "reviewed"
    assert judges.asked[1][0].messages[2].text == "Great answers!"


async def test_one_that_always_fails_holds_nobody_up_and_ends_as_an_offline_report() -> None:
    judges, clock = Judges(replies=["no", "still no"] * 20), HandClock()
    services = memory_services(clock, judges=judges)
    bad = await ended(services)
    await scored(services, bad)
    for _ in range(12):
        await services.drain.one()
        clock.move(minutes=70)
    assert len(judges.asked) == 16, "eight attempts, each mended once"
    judges.replies.clear()
    good = await ended(services)
    await scored(services, good)
    assert await services.drain.one() == "reviewed"
    clock.move(hours=11)
    await services.sweep()
    report = await report_of(services, bad)
    assert (report.status, report.review.state, report.scored_by) == ("final", "none", "offline")
    assert "within 24 hours" in report.flags[-1]


async def test_what_no_model_came_to_within_a_day_stays_as_it_is_and_says_so() -> None:
    judges, clock = Judges(), HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    before = await report_of(services, interview)
    judges.quota = 0
    clock.move(hours=23, minutes=59)
    await services.sweep()
    assert (await report_of(services, interview)).status == "provisional"
    clock.move(minutes=2)
    assert (await services.sweep()).given_up == 1
    judges.quota = 9
    assert await services.drain.one() is None
    after = await report_of(services, interview)
    assert (after.status, after.overall, after.judges) == ("final", before.overall, ())


async def test_erasing_an_interview_takes_it_out_of_the_line_too() -> None:
    judges = Judges()
    services = memory_services(judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.erase_interview(interview.id)
    assert await services.drain.waiting.order(services.clock()) == ()
    assert await services.drain.one() is None
    with pytest.raises(NotFound):
        await report_of(services, interview)
    assert judges.asked == []


async def test_two_processes_never_review_the_same_interview() -> None:
    kept, clock, judges = stores(), HandClock(), Judges()
    one, two = (memory_services(clock, **kept, judges=judges) for _ in range(2))
    took = [await ended(one) for _ in range(6)]
    await scored(one, *took)
    found = await kept["waiting"].head(clock(), 6)
    for each in found:
        assert await one.drain.review(each) == "reviewed"
        assert await two.drain.review(each) == "taken"
    assert len(judges.asked) == 6
