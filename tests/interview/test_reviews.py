"""Reviews by models: who gets one when, what becomes of the report, and that nothing is lost on the way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from api.services import Services
from interview import budget
from interview.errors import AlreadyReviewed, Busy, NotFound
from interview.model import Interview, Post
from interview.use_cases.disagree import NEVER_SECONDS
from interview.use_cases.drain import SHORT
from interview.use_cases.line import servable
from providers.errors import AllFailed
from providers.errors import BadOutput as BadOutputFault
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import WISH, Died, Fuse, ended, mortal, report_of, stores, strong
from tests.judges import Judges


async def scored(services: Services, *interviews: Interview) -> None:
    for interview in interviews:
        await services.score.settle(interview.id)


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


async def test_every_candidates_first_interview_comes_before_anybodys_second() -> None:
    judges = Judges()
    clock = HandClock()
    services = memory_services(clock, judges=judges)
    ada, bob, cyd = [(await services.enrol())[0].id for _ in range(3)]
    took: list[Interview] = []
    for candidate in (ada, ada, ada, bob, bob, cyd):
        took.append(await ended(services, candidate=candidate))
        clock.move(minutes=1)
    await scored(services, *took)
    order: list[str] = []
    while len(order) < len(took):
        judges.quota = 1
        await services.drain.one()
        done = [i for i in took if (await report_of(services, i)).status == "final" and i.id not in order]
        order += [i.id for i in done]
    assert order == [took[n].id for n in (0, 3, 5, 1, 4, 2)]


async def test_while_a_first_interview_is_under_way_no_second_one_is_begun() -> None:
    services = memory_services(judges=Judges())
    ada, bob = [(await services.enrol())[0].id for _ in range(2)]
    took = [await ended(services, candidate=candidate) for candidate in (ada, ada, bob)]
    await scored(services, *took)
    now = services.clock()
    line = services.drain.waiting
    head = await line.head(now, 9)
    assert [found.value.nth for found in head] == [1, 1, 2]
    assert servable(head, now) == head[:2]
    under_way = [replace(found, value=replace(found.value, free_at=now + timedelta(minutes=4))) for found in head[:2]]
    assert servable([*under_way, head[2]], now) == []
    failed = replace(head[0], value=replace(under_way[0].value, attempts=3))
    assert servable([failed, head[2]], now) == [head[2]]


async def test_an_interview_that_asked_first_is_first_even_where_its_scoring_was_lost_for_a_while() -> None:
    services = memory_services(judges=Judges())
    candidate = (await services.enrol())[0].id
    one, two = await ended(services, candidate=candidate), await ended(services, candidate=candidate)
    await scored(services, two, one, two)
    await services.score.settle(one.id)
    assert await services.drain.waiting.order(services.clock()) == (two.id, one.id)


async def test_a_place_in_line_counts_down_and_tells_when() -> None:
    judges, clock = Judges(quota=3), HandClock()
    services = memory_services(clock, judges=judges)
    took: list[Interview] = []
    for _ in range(3):
        took.append(await ended(services))
        clock.move(minutes=1)
    await scored(services, *took)
    clock.move(minutes=1)
    assert [(await report_of(services, i)).review.place for i in took] == [1, 2, 3]
    await services.drain.one()
    clock.move(minutes=1)
    assert [(await report_of(services, i)).review.place for i in took] == [None, 1, 2]


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


async def test_whenever_a_process_dies_there_is_one_report_one_review_and_nothing_left_over() -> None:
    steps = 0
    while True:
        steps += 1
        kept, clock, judges, fuse = stores(), HandClock(), Judges(), Fuse(steps)
        dying = memory_services(clock, **mortal(kept | {"models": judges, "capacity": judges}, fuse))
        heir = memory_services(clock, **kept, judges=judges)
        interview = await ended(heir)
        try:
            await dying.score.settle(interview.id)
            await dying.drain()
        except Died:
            assert fuse.burnt
        clock.move(minutes=5)
        await heir.sweep()
        await heir.drain()
        report = await report_of(heir, interview)
        assert (report.status, len(report.judges)) == ("final", 1), steps
        assert len(judges.asked) <= 2, "asked again only where the process died before the review was kept"
        assert await kept["waiting"].order(clock()) == ()
        assert await kept["promises"].count("2026-11-23") == 0
        clock.move(days=2)
        await heir.sweep()
        assert [due.kind async for due in kept["due"].until(clock())] == []
        history = (await kept["candidates"].load(interview.candidate_id)).entries[0]
        assert history.overall == report.overall
        if not fuse.burnt:
            break
    assert steps > 20


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


async def test_a_promise_is_kept_while_an_interview_goes_on_and_given_back_when_it_is_idle() -> None:
    kept, clock, judges = stores(), HandClock(), Judges()
    services = memory_services(clock, **kept, judges=judges)
    candidate, _ = await services.enrol()

    interview = await services.start(candidate.id, replace(WISH, questions=3))
    assert interview.mode == "rich"
    assert await kept["promises"].count("2026-11-23") == 1

    clock.move(minutes=90)
    await services.take_turn(interview.id, Post(1, "skip"))
    clock.move(minutes=60)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 1
    clock.move(hours=2)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 0


async def test_a_promise_looked_at_twice_within_an_hour_is_still_given_back() -> None:
    kept, clock, judges = stores(), HandClock(), Judges()
    services = memory_services(clock, **kept, judges=judges)
    candidate, _ = await services.enrol()
    interview = await services.start(candidate.id, replace(WISH, questions=3))
    clock.move(minutes=20)
    await services.take_turn(interview.id, Post(1, "skip"))
    clock.move(minutes=105)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 1
    hours = {f"{due.at:%H}" async for due in kept["due"].until(clock() + timedelta(hours=9)) if due.kind == "promise"}
    assert hours == {"13"}, "the row of 12 o'clock is the one that was just removed"
    clock.move(hours=1)
    await services.sweep()
    assert await kept["promises"].count("2026-11-23") == 0


async def test_a_second_review_is_blind_by_another_family_and_the_mean_stands() -> None:
    judges = Judges(lambda said: 4.0)
    clock = HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.drain()
    judges.grade = lambda said: 3.0
    await services.disagree(interview.id)
    waiting = await report_of(services, interview)
    assert (waiting.status, waiting.review.state, waiting.review.blind) == ("final", "waiting", True)
    await services.disagree(interview.id)
    await services.drain()
    after = await report_of(services, interview)
    assert after.overall == 3.5
    assert {s: after.questions[0].scores[s] for s in ("fresh", "blind")} == {"fresh": 4.0, "blind": 3.0}
    assert [j.family for j in after.judges] == ["oak", "elm"]
    assert "4.0" not in judges.asked[-1][0].messages[1].text
    assert "mean of both" in after.flags[-1]
    with pytest.raises(AlreadyReviewed):
        await services.disagree(interview.id)
    assert len(judges.asked) == 2


async def test_a_second_review_waits_for_quota_and_says_when() -> None:
    judges, clock = Judges(quota=1), HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.drain()
    clock.move(minutes=1)
    with pytest.raises(Busy) as refused:
        await services.disagree(interview.id)
    assert refused.value.retry_after == NEVER_SECONDS
    assert (await report_of(services, interview)).review.state == "done"


async def test_disagreeing_with_an_offline_report_brings_its_first_review() -> None:
    judges = Judges(quota=0)
    services = memory_services(judges=judges)
    interview = await ended(services)
    assert (await report_of(services, interview)).scored_by == "offline"
    judges.quota = 5
    await services.disagree(interview.id)
    await services.drain()
    after = await report_of(services, interview)
    assert ([j.sort for j in after.judges], after.overall) == (["fresh"], 4.0)


async def test_a_second_review_nobody_came_to_leaves_the_first_as_it_was() -> None:
    judges, clock = Judges(), HandClock()
    services = memory_services(clock, judges=judges)
    interview = await ended(services)
    await scored(services, interview)
    await services.drain()
    await services.disagree(interview.id)
    judges.quota = 0
    clock.move(hours=25)
    await services.sweep()
    after = await report_of(services, interview)
    assert (after.review.state, after.overall, len(after.judges)) == ("done", 4.0, 1)
    judges.quota = 5
    await services.disagree(interview.id)
    await services.drain()
    assert len((await report_of(services, interview)).judges) == 2
