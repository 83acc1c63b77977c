"""Questions about own experience: they hold as packs, differ from each other, and come where they belong."""

from __future__ import annotations

import random
from typing import Any

import pytest

from api.services import Services
from bench.document_files import RESUME
from interview import lint
from interview.errors import InvalidRequest
from interview.model import Interview
from interview.own_questions import PREFIX, own_questions, pack_of, templates
from interview.packs import bank
from interview.profile import Profile, Skill
from interview.scoring import judge, score
from interview.skills import taxonomy
from interview.use_cases.start import Wish
from tests.fakes import Plenty, ScriptedModel, memory_services

TOPICS = bank().topics
PROFILE = Profile(skills=tuple(Skill(taxonomy()[id].label, id) for id in ("kafka", "python", "jira", "teamwork")))
ABOUT: dict[str, Any] = {"role": "data-engineer", "level": "mid", "language": "en"}


def own(profile: Profile = PROFILE, description: str = "", **changes: Any) -> tuple[Any, ...]:
    wish = {"kinds": ("technical", "behavioural"), "questions": 8, "seen": (), "chance": random.Random(1), **ABOUT}
    return own_questions(profile, description, topics=TOPICS, **(wish | changes))


def test_each_template_holds_as_a_pack_for_every_skill() -> None:
    known = templates("en")
    assert known is not None
    skills = [skill for skill in taxonomy().values() if skill.sort != "trait"]
    for nth, skill in enumerate(skills[::4]):
        fitting = [template for template in known.templates if skill.sort in template.sorts]
        template = fitting[nth % len(fitting)]
        pack = pack_of(template, skill, known, "behavioural", TOPICS, **ABOUT)
        assert lint.newcomer(pack, (), TOPICS, examples=False) == [], pack.id
        assert score(pack, [judge(pack, pack.ask, pack.strong)]) >= 4.0
        assert score(pack, [judge(pack, pack.ask, pack.ask)]) == 1.0


def test_an_honest_story_does_well_and_another_questions_answer_does_not() -> None:
    known = templates("en")
    assert known is not None
    story = (
        "At my last job we used Kafka to send orders from the shop to the warehouse. I was asked to find out why some "
        "came twice. I saw that the consumer committed offsets before the work was done, so I changed it and made the "
        "handler idempotent, because we could not lose one. Duplicates went from about 40 a week to zero. Next time I "
        "would look at consumer lag from the start."
    )
    thin = "I used Kafka in a project. We had some problems with it but the team fixed them."
    strangers = [example.text for pack in bank().packs[::9] for example in pack.examples if example.grade == "strong"]
    for template in known.templates:
        pack = pack_of(template, taxonomy()["kafka"], known, "behavioural", TOPICS, **ABOUT)
        assert score(pack, [judge(pack, pack.ask, story)]) >= 4.0
        assert score(pack, [judge(pack, pack.ask, thin)]) <= 2.0
        others = [score(pack, [judge(pack, pack.ask, text)]) for text in strangers]
        # Any story of such work may fit a question as open as these; most answers to other questions do not.
        assert sum(others) / len(others) <= 1.5


def test_two_questions_stand_on_two_skills_and_two_skeletons() -> None:
    for seed in range(30):
        one, two = own(chance=random.Random(seed))
        assert one.id.rpartition("-")[2] != two.id.rpartition("-")[2]
        assert {one.ask.count("Kafka"), two.ask.count("Kafka")} == {0, 1} or "Kafka" not in one.ask + two.ask


def test_what_the_job_asks_for_comes_first() -> None:
    for seed in range(10):
        chance = random.Random(seed)
        assert "jira" in own(description="You keep Jira and our tickets tidy.", chance=chance)[0].id
        assert "kafka" in own(description="Kafka and queues.", chance=chance)[0].id


def test_a_short_interview_has_one_and_nothing_is_asked_twice() -> None:
    assert len(own(questions=4)) == 1
    seen: set[str] = set()
    for _ in range(40):
        for pack in own(seen=seen):
            assert pack.id not in seen
            seen.add(pack.id)
    assert own(seen=seen) == ()


def test_without_a_skill_a_language_or_a_kind_there_is_none() -> None:
    assert own(Profile()) == ()
    assert own(Profile(skills=(Skill("Teamwork", "teamwork"), Skill("Basket weaving")))) == ()
    assert own(language="xx") == ()
    assert own(kinds=("system-design",)) == ()


async def begun(services: Services, resume: bytes = RESUME.encode(), **changes: Any) -> Interview:
    candidate, _ = await services.enrol()
    kept = await services.take_resume(candidate.id, resume, "cv.txt", "text/plain")
    wish: dict[str, Any] = {
        "role": "data-engineer",
        "level": "mid",
        "kind": "mixed",
        "language": "en",
        "questions": 8,
        "focus": (),
    }
    wish |= {"voice": False, "job_description": "", "resume_id": kept.id}
    return await services.start(candidate.id, Wish(**(wish | changes)))


async def test_an_interview_with_a_resume_asks_about_one_or_two_things_it_lists() -> None:
    interview = await begun(memory_services())
    asked = [pack for pack in interview.plan if pack.id.startswith(PREFIX)]
    assert 1 <= len(asked) <= 2
    assert all(pack.topic in interview.topics for pack in asked)
    plain = await begun(memory_services(), resume_id="")
    assert not [pack for pack in plain.plan if pack.id.startswith(PREFIX)]


async def test_a_model_learns_skills_of_the_taxonomy_and_nothing_else_of_a_resume() -> None:
    model = ScriptedModel("{}", "{}")
    await begun(memory_services(models=model, capacity=Plenty()))
    said = "\n".join(message.text for message in model.asked[0][0].messages)
    assert "Kafka" in said
    for secret in ("Amara", "Whitfield", "mail.example", "7946", "Larkfield", "Brightwater", "Exampleton"):
        assert secret not in said


async def test_somebody_elses_resume_is_refused() -> None:
    services = memory_services()
    other, _ = await services.enrol()
    kept = await services.take_resume(other.id, RESUME.encode(), "cv.txt", "")
    with pytest.raises(InvalidRequest, match="no such résumé"):
        await begun(services, resume_id=kept.id)
