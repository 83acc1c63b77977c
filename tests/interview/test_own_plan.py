"""A candidate's own model tailors the rest of an interview while its first question is answered; nobody waits."""

from __future__ import annotations

from collections import Counter

import pytest

from api.services import Services
from interview.errors import NotFound, TaskOver
from interview.model import Interview, OwnModel
from interview.replanning import spliced
from interview.use_cases.lend import Came, Task, Told
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


def asks(interview: Interview) -> list[str]:
    return [pack.ask for pack in interview.plan]


async def test_the_plan_it_makes_takes_the_place_of_questions_that_were_not_put_yet() -> None:
    services = rich(ScriptedModel())
    before = await begun(services)
    task = await handed(services, before)
    assert (task.kind, OWN["ask"] in asks(before)) == ("plan", False)
    told, after = await brought(services, before, task.nonce, a_plan())
    assert told.outcome == "used"
    assert (after.plan[0], after.question) == (before.plan[0], before.question)
    assert OWN["ask"] in asks(after)
    assert len({pack.id for pack in after.plan}) == len(before.plan)
    assert Counter(pack.kind for pack in after.plan) == Counter(pack.kind for pack in before.plan)
    assert {pack.topic for pack in after.plan} == set(after.topics)
    assert next(pack.id for pack in after.plan if pack.ask == OWN["ask"]) in (after.shaped.job_description or ())
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
    _, after = await brought(services, interview, task.nonce, a_plan())
    assert after.plan[:3] == before.plan[:3]
    assert (after.turns, after.question) == (before.turns, before.question)
    assert OWN["ask"] in asks(after)[3:]


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


async def test_a_question_of_it_that_fails_the_lint_is_left_out_and_told() -> None:
    services = rich(ScriptedModel())
    before = await begun(services)
    task = await handed(services, before)
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


def test_what_was_put_takes_the_place_of_its_like() -> None:
    put, other, easy, own = (a_pack(id=name) for name in ("put", "other", "easy", "own"))
    story = a_pack(id="story", kind="behavioural")
    assert spliced((put,), (easy, other, own, story), {"own"}) == (put, other, own, story)
    assert spliced((put,), (easy, put, own), {"own"}) == (put, easy, own)
    assert spliced((put,), (own,), {"own"}) == (put,)
