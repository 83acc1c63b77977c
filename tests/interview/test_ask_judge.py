"""A judge is asked: what is shown, and what stays here."""

from __future__ import annotations

from interview.catalog import rubric
from interview.use_cases.ask_judge import AskJudge
from interview.use_cases.take_turn import decide
from tests.factories import NOW, STRONG, a_post, an_interview, packs
from tests.fakes import HandClock
from tests.judges import Judges


async def test_a_name_stays_here_though_the_sentence_that_gives_it_away_is_not_shown() -> None:
    answer = f"My name is Zorvane Mbrellick. {STRONG} At Zorvane's request the unique constraint came first."
    interview = decide(an_interview(packs(2)), a_post(answer=answer), NOW)
    judges = Judges()
    ask = AskJudge(judges, rubric(), HandClock(), lambda: "mark")
    await ask(interview, "fresh")
    ((chat, want),) = judges.asked
    asked = "".join(message.text for message in chat.messages)
    assert "My name is" not in asked
    assert "request the unique constraint" in asked
    assert "Zorvane" not in asked
    assert want.private


async def test_a_review_by_what_stands_in_for_a_provider_is_signed_so() -> None:
    interview = decide(an_interview(packs(2)), a_post(), NOW)
    for played, signed in ((False, "oak-cloud"), (True, "simulated")):
        ask = AskJudge(Judges(played=played), rubric(), HandClock(), lambda: "mark")
        assert (await ask(interview, "fresh")).judge.provider == signed
