"""A job description shapes the interview: by a model in time, else by its words."""

from __future__ import annotations

import asyncio
import time

import pytest
from msgspec.structs import replace

from cache.asked import TieredJobPlans
from interview.drafts import read_plan
from interview.model import Interview, Mode
from interview.packs import PackFile, bank
from interview.reading import BadReply
from interview.use_cases.tailor import NO_PLAN, Tailor
from tests.fakes import HandClock, ScriptedModel, memory_services, memory_tiers
from tests.interview.tailored import JOB, OWN, WISH, a_plan, rich, said, started


async def offer() -> PackFile:
    return bank()


def own(interview: Interview) -> list[str]:
    return [pack.ask for pack in interview.plan if pack.id.startswith("own-")]


async def test_a_job_description_brings_its_topics_and_questions_of_its_own() -> None:
    model = ScriptedModel(a_plan())
    interview = await started(rich(model))
    assert own(interview) == [OWN["ask"]]
    assert "messaging" in interview.topics
    assert model.asked[0][1].task == "tailoring"


async def test_a_question_that_a_model_made_for_the_job_is_there_for_the_job() -> None:
    interview = await started(rich(ScriptedModel(a_plan())))
    asked = {pack.ask for pack in interview.plan if pack.id in (interview.shaped.job_description or ())}
    assert OWN["ask"] in asked
    assert interview.shaped.resume is None


async def test_nothing_personal_of_a_description_leaves_and_it_counts_as_private() -> None:
    model = ScriptedModel(a_plan())
    await started(rich(model))
    ((chat, want),) = model.asked
    for secret in ("Farida", "Nasrin", "farida@", "7946"):
        assert secret not in said(chat)
    assert want.private
    assert "message queues" in said(chat)


async def test_the_same_description_is_asked_about_once_whoever_its_contact_is() -> None:
    model = ScriptedModel(a_plan(), a_plan(topics=["caching"]))
    services = rich(model)
    first = await started(services)
    other = JOB.replace("Farida Nasrin", "Tomasz Gil").replace("farida@mail", "tgil@mail")
    second = await started(services, job_description=other)
    assert len(model.asked) == 1
    assert {p.id for p in first.plan if p.id.startswith("own-")} == {
        p.id for p in second.plan if p.id.startswith("own-")
    }


async def test_one_plan_serves_whoever_applies_in_that_role_at_any_level_and_in_every_kind_of_interview() -> None:
    model = ScriptedModel(a_plan())
    services = rich(model)
    await started(services, kind="behavioural")
    other = await started(services, level="senior")
    assert own(other) == [OWN["ask"]]
    assert other.topics["messaging"] == bank().topics["messaging"]
    stories = await started(services, kind="behavioural")
    assert own(stories) == []
    assert len(model.asked) == 1


async def test_a_plan_that_comes_late_serves_the_next_start() -> None:
    model = ScriptedModel(a_plan(), seconds=0.6)
    plans = TieredJobPlans(memory_tiers(HandClock()))
    tailor = Tailor(model, plans, lambda: "mark", wait_s=0.3)
    before = time.monotonic()
    assert await tailor(JOB, "backend-engineer", "en", offer, ["technical"]) is NO_PLAN
    assert time.monotonic() - before < 0.6
    await asyncio.sleep(0.6)
    assert (await tailor(JOB, "backend-engineer", "en", offer, ["technical"])).topics == ("messaging", "resilience")
    assert len(model.asked) == 1


async def test_taking_personal_data_out_of_a_description_is_part_of_the_wait_and_holds_nobody_up() -> None:
    model = ScriptedModel(a_plan())
    tailor = Tailor(model, TieredJobPlans(memory_tiers(HandClock())), lambda: "mark", wait_s=0)
    assert await tailor(JOB, "backend-engineer", "en", offer, ["technical"]) is NO_PLAN
    assert model.asked == []


@pytest.mark.parametrize("reply", ["", "no", a_plan(topics=["magic"]), "{}"])
async def test_a_wrong_plan_is_mended_once_and_then_gone_without(reply: str) -> None:
    mended = ScriptedModel(reply, a_plan())
    assert own(await started(rich(mended)))
    assert mended.asked[1][0].messages[-1].text.startswith("That reply cannot be used")
    broken = ScriptedModel(reply, reply)
    interview = await started(rich(broken))
    assert len(interview.plan) == 6
    assert len(broken.asked) == 2


async def test_no_model_is_asked_where_there_is_no_quota_or_no_description() -> None:
    model = ScriptedModel(a_plan())
    poor = await started(memory_services(models=model))
    assert poor.mode == "offline"
    assert len(poor.plan) == 6
    assert (await started(rich(model), job_description="")).plan
    assert model.asked == []


@pytest.mark.parametrize(
    ("mode", "description", "told"),
    [
        ("rich", JOB, True),
        ("standard", JOB, False),
        ("standard", "", True),
        ("lean", "", None),
    ],
)
async def test_skills_of_a_resume_are_told_but_where_a_description_alone_makes_one_plan_for_everybody(
    mode: Mode, description: str, told: bool | None
) -> None:
    model = ScriptedModel(a_plan())
    services = rich(model)
    services.look.richest = mode
    candidate, _ = await services.enrol()
    kept = await services.take_resume(candidate.id, b"Skills: Kafka, PostgreSQL\n", "cv.txt", "")
    for _ in range(2):
        interview = await services.start(candidate.id, replace(WISH, resume_id=kept.id, job_description=description))
        assert interview.mode == mode
    assert ["The candidate has worked with: Kafka, PostgreSQL" in said(chat) for chat, _ in model.asked] == (
        [] if told is None else [told]
    )


async def test_without_a_model_the_words_of_a_description_choose_the_questions() -> None:
    asked = "Authentication and authorisation: permissions of tenants, access to invoices of others, audit."
    plans = [await started(memory_services(), job_description=asked, questions=2) for _ in range(5)]
    assert all("access-control" in {pack.topic for pack in interview.plan} for interview in plans)


def test_an_own_question_that_the_lint_refuses_is_left_out_with_the_reason() -> None:
    short = OWN | {"strong": "Use a queue."}
    plan = read_plan(a_plan(questions=[OWN, short]), bank(), ["technical"], "backend-engineer", "en")
    assert len(plan.packs) == 1
    assert any("strong has 3 words" in line for line in plan.refused)
    with pytest.raises(BadReply, match="kind technical is not asked for"):
        read_plan(a_plan(), bank(), ["screening"], "backend-engineer", "en")


async def test_nothing_of_a_description_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    for reply in (a_plan(topics=["zanzibar"]), a_plan(questions=[OWN | {"strong": "Zanzibar."}]), "zanzibar"):
        await started(rich(ScriptedModel(reply, reply)), job_description=f"{JOB} Zanzibar.")
    assert "zanzibar" not in caplog.text.lower()
