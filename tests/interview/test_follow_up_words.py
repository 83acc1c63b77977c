"""Follow-ups in fresh words: by a model in time, the same for everybody, else the pack's own probe."""

from __future__ import annotations

import asyncio
import json
import time

import pytest
from msgspec.structs import replace

from api.services import Services
from cache.asked import TieredFollowUps
from interview.drafts import Wordings, read_wordings
from interview.model import Interview, Lending, OwnModel
from interview.packs import bank
from interview.reading import BadReply
from storage.memory import MemoryInterviews
from tests.factories import a_pack, a_post
from tests.fakes import HandClock, ScriptedModel, memory_services, memory_tiers
from tests.interview.tailored import rich, said, started

WORDING = "What would the client get to see when it comes back a second time?"


def a_wording(*texts: str) -> str:
    return json.dumps({"texts": texts or (WORDING,)})


def half_an_answer(interview: Interview) -> str:
    """To its first question; an answer to another one would have the question put again."""
    asked = interview.plan[0].id
    examples = next(pack.examples for pack in bank().packs if pack.id == asked)
    text = next(example.text for example in examples if example.grade == "fair")
    return " ".join(text.split()[:25])  # of a full one it is not sure what it leaves out


async def followed_up(services: Services) -> tuple[Interview, Interview]:
    """Two interviews, each after half a first answer."""
    found = []
    for _ in range(2):
        interview = await started(services, job_description="")
        await services.take_turn(interview.id, a_post(1, answer=half_an_answer(interview)))
        found.append((await services.interviews.load(interview.id)).value)
    return found[0], found[1]


async def test_a_rich_interview_follows_up_in_fresh_words_that_everybody_shares() -> None:
    model = ScriptedModel(*[a_wording()] * 9)
    services = rich(model)
    interviews = await followed_up(services)
    for interview in interviews:
        question = interview.question
        assert question is not None
        assert question.is_follow_up
        assert question.text == WORDING
        assert interview.turns[-1].next == question
    asked = [said(chat) for chat, _ in model.asked]
    assert len(set(asked)) == len(asked)  # the same question with the same gap is asked for once
    assert not any(half_an_answer(interview) in text for interview in interviews for text in asked)
    assert all(want.task == "follow-up" for _, want in model.asked)


async def test_a_slow_model_costs_a_turn_less_than_a_second_and_the_probe_is_asked() -> None:
    services = rich(ScriptedModel(*[a_wording()] * 9, seconds=5))
    interview = await started(services, job_description="")
    before = time.monotonic()
    await services.take_turn(interview.id, a_post(1, answer=half_an_answer(interview)))
    assert time.monotonic() - before < 1.5
    question = (await services.interviews.load(interview.id)).value.question
    assert question is not None
    assert question.text in {concept.probe for concept in interview.plan[0].concepts} | {interview.plan[1].ask}


async def test_other_modes_never_ask_for_words() -> None:
    model = ScriptedModel(a_wording())
    await followed_up(memory_services(models=model))
    assert model.asked == []


async def test_who_brings_a_model_is_followed_up_in_its_words_and_no_other_is_asked() -> None:
    model, own = ScriptedModel(a_wording()), OwnModel("browser")
    services = rich(model)
    interview = await started(services, job_description="", own_model=own)
    names = {f"{pack.id} {concept.id}": WORDING for pack in interview.plan for concept in pack.concepts}
    saved = await services.interviews.load(interview.id)
    await services.interviews.save(saved, replace(saved.value, lending=Lending(wordings=names)))
    await services.take_turn(interview.id, a_post(1, answer=half_an_answer(interview)))
    after = (await services.interviews.load(interview.id)).value
    assert after.question is not None
    assert after.question.text == WORDING
    assert after.turns[-1].next == after.question
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
