"""The flow: what is asked next, what help there is, and which posts are repeats."""

from __future__ import annotations

import pytest

from interview import engine
from interview.errors import AlreadyFinished, InvalidRequest, TurnConflict
from interview.model import Credit, Interview, Judgement, Post
from interview.words import LONG_ANSWER, words
from tests.factories import NOW, a_judgement, a_pack, a_post, an_interview, packs

WORDS = words("en")


def take(
    interview: Interview,
    post: Post,
    judgement: Judgement | None = None,
    *,
    score: float | None = 3.0,
    missed: int = 1,
) -> Interview:
    judgement = judgement or a_judgement()
    concepts = a_pack().concepts[:missed]
    return engine.take(interview, post, judgement, score=score, missed=concepts, now=NOW, words=WORDS)


def test_a_thin_answer_is_followed_up_on_the_heaviest_missed_concept() -> None:
    after = take(an_interview(), a_post(1))
    assert after.question is not None
    assert (after.question.number, after.question.concept, after.question.text) == (2, "key", "How is it known?")
    assert after.progress.answered == 1


def test_a_strong_answer_is_not_followed_up() -> None:
    after = take(an_interview(), a_post(1), score=4.5)
    assert after.question is not None
    assert not after.question.is_follow_up
    assert after.question.pack == "pack-2"


def test_a_follow_up_is_not_followed_up_again() -> None:
    after = take(take(an_interview(), a_post(1)), a_post(2))
    assert after.question is not None
    assert after.question.pack == "pack-2"


@pytest.mark.parametrize("flag", ["blank", "no-answer", "echo", "keyword-list"])
def test_nothing_more_is_asked_where_nothing_was_said(flag: str) -> None:
    after = take(an_interview(), a_post(1), a_judgement(flags=(flag,)))
    assert after.question is not None
    assert not after.question.is_follow_up


def test_an_answer_that_went_past_the_question_gets_it_once_more_in_other_words() -> None:
    again = take(an_interview(), a_post(1), a_judgement(flags=("off-topic",)))
    assert again.question is not None
    assert (again.question.text, again.question.is_follow_up) == (a_pack().rephrase, True)
    assert again.turns[-1].acknowledgement in WORDS.between.astray
    assert engine.aids_for(a_pack(), again.question, "rephrase") == (a_pack().ask,)
    onward = take(again, a_post(2), a_judgement(flags=("off-topic",)))
    assert onward.question is not None
    assert onward.question.pack == "pack-2"


def test_an_answer_in_which_nothing_was_heard_for_sure_gets_it_too_and_one_that_may_be_whole_does_not() -> None:
    doubtful = a_judgement(credits=(Credit("stored", 0.1), Credit("key", 0.2)))
    again = take(an_interview(), a_post(1), doubtful, score=1.5, missed=0)
    assert again.question is not None
    assert again.question.text == a_pack().rephrase
    full = a_judgement(credits=(Credit("stored", 0.1), Credit("key", 0.8)))
    onward = take(an_interview(), a_post(1), full, missed=0)
    assert onward.question is not None
    assert not onward.question.is_follow_up


def test_an_answer_that_talks_round_the_question_gets_it_too_whatever_was_heard_in_it() -> None:
    heard = a_judgement(credits=(Credit("stored", 0.6), Credit("key", 0.0)))
    missed = a_pack().concepts[:1]
    after = engine.take(an_interview(), a_post(1), heard, score=2.4, missed=missed, past=True, now=NOW, words=WORDS)
    assert after.question is not None
    assert after.question.text == a_pack().rephrase
    assert after.turns[-1].acknowledgement in WORDS.between.astray


def test_a_follow_up_on_a_long_answer_leaves_room_for_its_having_been_said() -> None:
    after = [
        take(an_interview(), a_post(1), a_judgement(words=words)).turns[-1] for words in (LONG_ANSWER - 1, LONG_ANSWER)
    ]
    assert [turn.acknowledgement in WORDS.between.deeper for turn in after] == [False, True]


@pytest.mark.parametrize(("heard", "text"), [(0.1, a_pack().rephrase), (0.6, "How is it known?")])
def test_an_answer_in_which_nothing_was_heard_gets_it_too(heard: float, text: str) -> None:
    after = take(an_interview(), a_post(1), a_judgement(credits=(Credit("stored", heard), Credit("key", 0.0))))
    assert after.question is not None
    assert after.question.text == text


def test_at_most_half_of_the_main_questions_are_followed_up() -> None:
    interview = an_interview(packs(6))
    while interview.question is not None:
        interview = take(interview, a_post(interview.question.number))
    assert sum(turn.question.is_follow_up for turn in interview.turns) == 3
    assert sum(not turn.question.is_follow_up for turn in interview.turns) == 6


def test_the_last_answer_ends_the_interview() -> None:
    after = take(an_interview(packs(1)), a_post(1), score=5.0)
    assert (after.status, after.finished_at, after.question) == ("finished", NOW, None)
    assert after.turns[-1].next is None


def test_a_skip_goes_on_without_a_judgement() -> None:
    after = engine.take(an_interview(), a_post(1, action="skip"), None, score=None, missed=(), now=NOW, words=WORDS)
    assert after.turns[0].judgement is None
    assert after.turns[0].acknowledgement.startswith("Skipped")


def test_the_same_post_is_recognised_and_another_one_is_a_conflict() -> None:
    after = take(an_interview(), a_post(1))
    assert engine.earlier(after, a_post(1)) is after.turns[0]
    with pytest.raises(TurnConflict, match="Question 2"):
        engine.earlier(after, a_post(1, answer="something else"))
    with pytest.raises(TurnConflict):
        engine.earlier(after, a_post(3))
    assert engine.earlier(after, a_post(2)) is None


def test_a_finished_interview_still_knows_its_last_post_and_takes_no_more() -> None:
    after = take(an_interview(packs(1)), a_post(1), score=5.0)
    assert engine.earlier(after, a_post(1)) is after.turns[0]
    with pytest.raises(AlreadyFinished):
        engine.earlier(after, a_post(2))


def test_hints_and_rephrasings_share_their_count_and_run_out() -> None:
    interview = engine.give_aid(an_interview(), "hint", 1)
    interview = engine.give_aid(interview, "rephrase", 2)
    interview = engine.give_aid(interview, "hint", 3)
    assert [(aid.kind, aid.nth, aid.left) for aid in interview.aids] == [
        ("hint", 1, 1),
        ("rephrase", 2, 0),
        ("hint", 3, 0),
    ]
    with pytest.raises(InvalidRequest, match="no further hint"):
        engine.give_aid(interview, "hint", 4)


def test_an_aid_out_of_order_is_a_conflict_and_a_repeated_one_the_same() -> None:
    interview = engine.give_aid(an_interview(), "hint", 1)
    assert engine.earlier(interview, a_post(1, action="hint", nth=1)) == interview.aids[0]
    with pytest.raises(TurnConflict):
        engine.earlier(interview, a_post(1, action="hint", nth=3))
    with pytest.raises(TurnConflict):
        engine.earlier(interview, a_post(1, action="rephrase", nth=1))


def test_ending_early_twice_changes_nothing() -> None:
    once = engine.close(an_interview(), NOW)
    assert once.status == "finished"
    assert engine.close(once, NOW) is once


def test_a_short_answer_is_called_short_where_a_whole_one_was_asked_for() -> None:
    pack, short, onward = a_pack(), a_judgement(words=8), engine.ask(a_pack("next"), 3)
    assert WORDS.acknowledge(engine.ask(pack, 2), short, onward) in WORDS.between.short
    assert WORDS.acknowledge(engine.probe(pack, pack.concepts[0], 2), short, onward) in WORDS.between.onward
