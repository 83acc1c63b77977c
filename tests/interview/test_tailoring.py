"""A job description shapes the interview: by a model in time, else by its words; and follow-ups in fresh words."""

from __future__ import annotations

import asyncio
import json
import time
from typing import Any

import pytest
from msgspec.structs import replace

from api.services import Services
from cache.asked import TieredFollowUps, TieredJobPlans
from interview.drafts import Wordings, read_plan, read_wordings
from interview.model import Interview
from interview.packs import bank
from interview.pool import select
from interview.reading import BadReply
from interview.use_cases.start import Wish
from interview.use_cases.tailor import NO_PLAN, Tailor
from providers.chat import Chat
from storage.memory import MemoryInterviews
from tests.factories import a_pack, a_post
from tests.fakes import HandClock, Plenty, ScriptedModel, memory_services, memory_tiers

ROLE = {"role": "backend-engineer", "level": "mid", "language": "en"}
JOB = "You will run our message queues. Contact Farida Nasrin, farida@mail.example.org, +44 20 7946 0123."
POOL = select(bank(), "backend-engineer", "mid", "technical")

OWN = {
    "kind": "technical",
    "topic": "messaging",
    "ask": "A consumer of your parcel queue dies halfway through every tenth message. How do you keep parcels moving?",
    "rephrase": "Every tenth parcel message kills the worker that reads it. What keeps the rest flowing meanwhile?",
    "hint": "Think about what should become of a message that fails again and again, and who has to hear of it.",
    "strong": (
        "I would first stop the bleeding: after a few redeliveries the poison message goes to a dead letter queue, "
        "so that the healthy ones behind it flow again. The consumer acknowledges only after its work is committed, "
        "and the handler is idempotent, because redelivery means the same message twice. Then I look at the failing "
        "payloads, "
        "write a failing unit case from one of them, and fix the parser. Retries back off exponentially with jitter, "
        "so that a slow database is not hammered. An alert fires on dead letter depth and on message age, and a small "
        "tool replays the parked ones after the fix."
    ),
    "concepts": [
        {
            "id": "dead-letter",
            "label": "A place for poison",
            "weight": 3,
            "detect": "none",
            "says": [
                "dead letter queue",
                "park the poison message",
                "move it aside after retries",
                "quarantine bad ones",
            ],
            "probe": "What becomes of the one that fails for the fifth time?",
        },
        {
            "id": "idempotent",
            "label": "Handled twice harmlessly",
            "weight": 2,
            "detect": "none",
            "says": ["idempotent handler", "redelivery means twice", "deduplicate by id", "safe to process again"],
            "probe": "Suppose the work was done and the worker died right after. What then?",
        },
        {
            "id": "ack",
            "label": "Acknowledged after the work",
            "weight": 2,
            "detect": "none",
            "says": [
                "acknowledges only after commit",
                "ack at the end",
                "confirm once committed",
                "manual acknowledgement",
            ],
            "probe": "At which moment does the broker forget about it?",
        },
        {
            "id": "backoff",
            "label": "Retries that wait",
            "weight": 1,
            "detect": "none",
            "says": [
                "retries back off exponentially",
                "backoff with jitter",
                "wait longer each time",
                "delay between attempts",
            ],
            "probe": "How soon should it be tried again?",
        },
        {
            "id": "alert",
            "label": "Somebody hears of it",
            "weight": 1,
            "detect": "none",
            "says": ["alert on dead letter depth", "alarm on message age", "monitor the backlog", "page on lag"],
            "probe": "How would you find out on a quiet Sunday?",
        },
    ],
}


def a_plan(**changes: Any) -> str:
    return json.dumps({"topics": ["messaging", "resilience"], "questions": [OWN]} | changes)


def rich(model: ScriptedModel, **parts: Any) -> Services:
    return memory_services(models=model, capacity=Plenty(), **parts)


async def started(services: Services, **changes: Any) -> Interview:
    wish = Wish("backend-engineer", "mid", "technical", "en", 6, (), False, JOB)
    candidate, _ = await services.enrol()
    return await services.start(candidate.id, replace(wish, **changes))


def own(interview: Interview) -> list[str]:
    return [pack.ask for pack in interview.plan if pack.id.startswith("own-")]


def said(chat: Chat) -> str:
    return "\n".join(message.text for message in chat.messages)


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


async def test_a_plan_that_comes_late_serves_the_next_start() -> None:
    model = ScriptedModel(a_plan(), seconds=0.3)
    plans = TieredJobPlans(memory_tiers(HandClock()))
    tailor = Tailor(model, plans, lambda: "mark", wait_s=0.05)
    before = time.monotonic()
    assert await tailor(JOB, POOL.packs, POOL.topics, ["technical"], **ROLE) is NO_PLAN
    assert time.monotonic() - before < 0.25
    await asyncio.sleep(0.4)
    assert (await tailor(JOB, POOL.packs, POOL.topics, ["technical"], **ROLE)).topics == ("messaging", "resilience")
    assert len(model.asked) == 1


async def test_taking_personal_data_out_of_a_description_is_part_of_the_wait_and_holds_nobody_up() -> None:
    model = ScriptedModel(a_plan())
    tailor = Tailor(model, TieredJobPlans(memory_tiers(HandClock())), lambda: "mark", wait_s=0)
    assert await tailor(JOB, POOL.packs, POOL.topics, ["technical"], **ROLE) is NO_PLAN
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


async def test_without_a_model_the_words_of_a_description_choose_the_questions() -> None:
    asked = "Authentication and authorisation: permissions of tenants, access to invoices of others, audit."
    plans = [await started(memory_services(), job_description=asked, questions=2) for _ in range(5)]
    assert all("access-control" in {pack.topic for pack in interview.plan} for interview in plans)


def test_an_own_question_that_the_lint_refuses_is_left_out_with_the_reason() -> None:
    short = OWN | {"strong": "Use a queue."}
    plan = read_plan(a_plan(questions=[OWN, short]), POOL.topics, ["technical"], POOL.packs, **ROLE)
    assert len(plan.packs) == 1
    assert any("strong has 3 words" in line for line in plan.refused)
    with pytest.raises(BadReply, match="kind technical is not asked for"):
        read_plan(a_plan(), POOL.topics, ["screening"], POOL.packs, **ROLE)


WORDING = "What would the client get to see when it comes back a second time?"


def a_wording(*texts: str) -> str:
    return json.dumps({"texts": texts or (WORDING,)})


async def followed_up(services: Services) -> tuple[Interview, Interview]:
    """Two interviews, each after a thin first answer."""
    found = []
    for _ in range(2):
        interview = await started(services, job_description="")
        answer = "I would measure where time is spent and profile the request, because guessing wastes days for us."
        await services.take_turn(interview.id, a_post(1, answer=f"{answer} {interview.plan[0].concepts[0].says[0]}."))
        found.append((await services.interviews.load(interview.id)).value)
    return found[0], found[1]


async def test_a_rich_interview_follows_up_in_fresh_words_that_everybody_shares() -> None:
    model = ScriptedModel(*[a_wording()] * 9)
    services = rich(model)
    for interview in await followed_up(services):
        question = interview.question
        assert question is not None
        assert question.is_follow_up
        assert question.text == WORDING
        assert interview.turns[-1].next == question
    asked = [said(chat) for chat, _ in model.asked]
    assert len(set(asked)) == len(asked)  # the same question with the same gap is asked for once
    assert not any("guessing wastes days" in text for text in asked)
    assert all(want.task == "follow-up" for _, want in model.asked)


async def test_a_slow_model_costs_a_turn_less_than_a_second_and_the_probe_is_asked() -> None:
    services = rich(ScriptedModel(*[a_wording()] * 9, seconds=5))
    interview = await started(services, job_description="")
    before = time.monotonic()
    await services.take_turn(interview.id, a_post(1, answer=f"Well, {interview.plan[0].concepts[0].says[0]} I think."))
    assert time.monotonic() - before < 1.5
    question = (await services.interviews.load(interview.id)).value.question
    assert question is not None
    assert question.text in {concept.probe for concept in interview.plan[0].concepts} | {interview.plan[1].ask}


async def test_other_modes_never_ask_for_words() -> None:
    model = ScriptedModel(a_wording())
    await followed_up(memory_services(models=model))
    assert model.asked == []


async def test_a_question_that_was_put_keeps_its_words_whatever_is_known_later() -> None:
    clock, model = HandClock(), ScriptedModel()
    interview, _ = await followed_up(rich(model, clock=clock))
    services = rich(model, clock=clock, interviews=MemoryInterviews())
    await services.interviews.insert(interview)
    model.says = [a_wording()] * 9
    before = interview.question
    assert before is not None
    assert before.is_follow_up
    await services.take_turn(interview.id, a_post(before.number, action="hint", answer=""))
    assert (await services.interviews.load(interview.id)).value.question == before


def test_wordings_hold_if_they_are_questions_that_give_nothing_away() -> None:
    pack = a_pack()
    missing = pack.concepts[0]
    assert read_wordings(a_wording(WORDING, "Why?"), pack, missing) == Wordings((WORDING,))
    for bad in ("Why?", pack.ask, "Would an idempotency key from the client be of any help to you here?"):
        with pytest.raises(BadReply):
            read_wordings(a_wording(bad), pack, missing)
    with pytest.raises(BadReply, match="texts is empty"):
        read_wordings('{"texts": []}', pack, missing)


async def test_one_call_serves_all_who_leave_out_the_same_at_once() -> None:
    kept = TieredFollowUps(memory_tiers(HandClock()))
    calls = 0

    async def make() -> Wordings:
        nonlocal calls
        calls += 1
        await asyncio.sleep(0.01)
        return Wordings((WORDING,))

    told = await asyncio.gather(*(kept.get_or_make("pack-1", "key", "en", make) for _ in range(20)))
    assert set(told) == {Wordings((WORDING,))}
    assert calls == 1


async def test_nothing_of_a_description_reaches_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(0)
    for reply in (a_plan(topics=["zanzibar"]), a_plan(questions=[OWN | {"strong": "Zanzibar."}]), "zanzibar"):
        await started(rich(ScriptedModel(reply, reply)), job_description=f"{JOB} Zanzibar.")
    assert "zanzibar" not in caplog.text.lower()
