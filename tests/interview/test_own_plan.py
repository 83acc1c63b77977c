"""A candidate's own model tailors the rest of an interview while its first question is answered; nobody waits."""

from __future__ import annotations

from collections import Counter

import pytest

from api.services import Services
from interview.errors import NotFound, TaskOver
from interview.model import Interview, OwnModel
from interview.packs import bank
from interview.pool import select
from interview.ports import Saved
from interview.replanning import without
from interview.use_cases.lend import Came, Task, Told
from storage.memory import MemoryInterviews
from tests.factories import a_pack, a_post
from tests.fakes import HandClock, ScriptedModel
from tests.interview.tailored import JOB, OWN, a_plan, rich, started

BROWSER = OwnModel("browser")


async def begun(services: Services, job: str = JOB) -> Interview:
    return await started(services, job_description=job, own_model=BROWSER)


async def handed(services: Services, interview: Interview) -> Task:
    task = await services.tasks.next(interview.id, again=False)
    assert task is not None
    return task


async def brought(services: Services, interview: Interview, nonce: str, text: str) -> tuple[Told, Interview]:
    told = await services.tasks.take(interview.id, nonce, Came(200, text))
    return told, (await services.interviews.load(interview.id)).value


def fresh_topic(interview: Interview) -> str:
    """One that the interview has no question on, and could have."""
    pool = select(bank(), interview.role, interview.level, "technical")
    return next(pack.topic for pack in pool.packs if pack.topic not in interview.topics)


class Counted(MemoryInterviews):
    """How often interviews were read and written."""

    asked = 0

    async def load(self, id: str) -> Saved[Interview]:
        self.asked += 1
        return await super().load(id)

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        self.asked += 1
        await super().save(before, after)


async def test_questions_on_the_topics_it_names_take_the_place_of_those_that_were_not_put_yet() -> None:
    services = rich(ScriptedModel())
    before = await begun(services)
    task = await handed(services, before)
    assert task.kind == "plan"
    fresh = fresh_topic(before)
    told, after = await brought(services, before, task.nonce, a_plan(topics=[fresh], questions=[]))
    assert told == Told("used")
    assert (after.plan[0], after.question) == (before.plan[0], before.question)
    assert fresh in {pack.topic for pack in after.plan[1:]}
    assert len({pack.id for pack in after.plan}) == len(before.plan)
    assert Counter(pack.kind for pack in after.plan) == Counter(pack.kind for pack in before.plan)
    assert {pack.topic for pack in after.plan} == set(after.topics)
    assert next(pack.id for pack in after.plan if pack.topic == fresh) in (after.shaped.job_description or ())
    candidate = await services.candidates.load(after.candidate_id)
    assert candidate.seen == {pack.id for pack in after.plan}
    assert (await handed(services, after)).kind == "follow_up"


async def test_nothing_personal_of_the_description_is_handed_out_or_kept() -> None:
    services = rich(ScriptedModel())
    interview = await begun(services)
    request = (await handed(services, interview)).request.body
    kept = str((await services.interviews.load(interview.id)).value.lending)
    assert "message queues" in request
    for secret in ("Farida", "Nasrin", "farida@", "7946"):
        assert secret not in request + kept


async def test_a_plan_that_comes_later_leaves_every_question_that_was_put() -> None:
    services = rich(ScriptedModel())
    interview = await begun(services)
    task = await handed(services, interview)
    for number in (1, 2):
        await services.take_turn(interview.id, a_post(number, action="skip", answer=""))
    before = (await services.interviews.load(interview.id)).value
    _, after = await brought(services, interview, task.nonce, a_plan(topics=[fresh_topic(before)], questions=[]))
    assert after.plan[:3] == before.plan[:3]
    assert (after.turns, after.question) == (before.turns, before.question)
    assert after.plan[3:] != before.plan[3:]


@pytest.mark.parametrize("text", [a_plan(topics=["astrology"]), "Sure, here is a plan!", "{}"])
async def test_a_plan_that_does_not_hold_changes_nothing_and_is_asked_for_three_times(text: str) -> None:
    services = rich(ScriptedModel())
    before = await begun(services)
    for _ in range(3):
        task = await handed(services, before)
        assert task.kind == "plan"
        told, after = await brought(services, before, task.nonce, text)
        assert (told.outcome, after.plan) == ("dropped", before.plan)
    assert (await handed(services, before)).kind == "follow_up"
    assert (await services.interviews.load(before.id)).value.lending.job is None


async def test_a_question_that_it_makes_up_is_left_out_and_told() -> None:
    services = rich(ScriptedModel())
    before = await begun(services)
    task = await handed(services, before)
    assert "at most" not in task.request.body.partition("questions:")[2][:40]
    told, after = await brought(services, before, task.nonce, a_plan(questions=[{**OWN, "concepts": []}]))
    assert (told.outcome, [each.what for each in told.dropped]) == ("partly", ["plan"])
    assert not any(pack.id.startswith("own-") for pack in after.plan)
    assert after.lending.left == ("plan",)


async def test_without_a_job_or_once_the_last_question_is_put_there_is_nothing_to_tailor() -> None:
    services = rich(ScriptedModel())
    assert (await handed(services, await begun(services, ""))).kind == "follow_up"
    interview = await begun(services)
    for number in range(1, len(interview.plan)):
        await services.take_turn(interview.id, a_post(number, action="skip", answer=""))
    assert (await handed(services, interview)).kind == "follow_up"
    assert (await services.interviews.load(interview.id)).value.lending.job is None


async def test_an_answer_that_is_late_or_to_nobodys_task_is_refused_and_the_report_says_so() -> None:
    clock = HandClock()
    services = rich(ScriptedModel(), clock=clock)
    interview = await begun(services)
    task = await handed(services, interview)
    before = (await services.interviews.load(interview.id)).value
    clock.move(hours=1)
    for nonce, fault in ((task.nonce, TaskOver), ("nobodys", NotFound)):
        for _ in range(2):
            with pytest.raises(fault):
                await brought(services, interview, nonce, a_plan())
    again = await handed(services, interview)
    assert again.nonce != task.nonce
    with pytest.raises(TaskOver):
        await brought(services, interview, task.nonce, a_plan())
    after = (await services.interviews.load(interview.id)).value
    assert after.plan == before.plan
    assert after.lending.left == ("late", "stranger")


async def test_a_turn_asks_storage_for_as_much_as_any_other_persons() -> None:
    counts = []
    for own in (None, BROWSER):
        counted = Counted()
        services = rich(ScriptedModel(), interviews=counted)
        interview = await started(services, job_description="", own_model=own)
        if own:
            task = await handed(services, interview)
            await brought(services, interview, task.nonce, '{"texts": ["What would you look at first, and why that?"]}')
        before = counted.asked
        await services.take_turn(interview.id, a_post(1))
        counts.append(counted.asked - before)
    assert counts == [2, 2]


def test_for_each_question_that_was_put_one_of_its_kind_makes_room() -> None:
    put, other, easy = (a_pack(id=name) for name in ("put", "other", "easy"))
    story = a_pack(id="story", kind="behavioural")
    assert list(without((easy, other, story), (put,))) == [other, story]
    assert list(without((easy, put, story), (put,))) == [easy, story]
    assert list(without((story,), (put, other))) == []
