"""How far an answer speaks of what was asked, and what that does to its score."""

from __future__ import annotations

import random

from interview.flags import is_shuffled
from interview.language import language
from interview.packs import bank
from interview.scoring import judge, missed, score, unsure
from interview.text import read

PACKS = {pack.id: pack for pack in bank("en").packs}
FEEDBACK = PACKS["beh-uncomfortable-word"]
CRITICISM = (
    "In my second year our tutor said that I never let anybody finish. I was hurt and angry, but I asked her when she "
    "had noticed it, and she had three examples. Since then I count to three before I answer. By the summer she told "
    "me it had stopped, from ten times an hour to one. I realised I wanted to look clever."
)


def rated(pack_id: str, answer: str) -> float:
    pack = PACKS[pack_id]
    return score(pack, [judge(pack, pack.ask, answer)])


def test_a_story_scores_where_it_was_asked_for_and_not_elsewhere() -> None:
    assert rated("beh-criticism-that-was-fair", CRITICISM) >= 3.5
    elsewhere = [rated(id, CRITICISM) for id in PACKS if id != "beh-criticism-that-was-fair"]
    assert sum(elsewhere) / len(elsewhere) < 1.1
    assert sum(value == 1.0 for value in elsewhere) > 0.85 * len(elsewhere)


def test_a_follow_up_is_not_held_to_the_whole_question() -> None:
    concept = FEEDBACK.concept("listened")
    answer = "I asked how he saw it and let him respond."
    assert judge(FEEDBACK, FEEDBACK.ask, answer).credits != judge(FEEDBACK, concept.probe, answer).credits
    assert next(c.share for c in judge(FEEDBACK, concept.probe, answer).credits if c.concept == "listened") > 0.6


def test_a_question_put_again_in_other_words_is_answered_whole_and_any_other_follow_up_in_part() -> None:
    shares = [
        sum(credit.share for credit in judge(FEEDBACK, question, CRITICISM).credits)
        for question in (FEEDBACK.ask, FEEDBACK.rephrase, "What did you say to them, in a model's words?")
    ]
    assert shares[0] == shares[1] < shares[2]


def test_a_long_story_on_something_else_is_told_to_be_beside_the_question() -> None:
    payroll = PACKS["pj-two-payrolls"]
    assert "off-topic" in judge(payroll, payroll.ask, CRITICISM).flags
    assert "off-topic" not in judge(payroll, payroll.ask, "You need good planning and a good team.").flags


def test_of_a_story_in_doubt_it_is_said_that_it_counts_in_part_and_nothing_is_called_missing() -> None:
    answer = (
        "At a bank I had made a screen with a kind of wheel to choose an amount, and everybody in the office loved it. "
        "Our support lead, who is no designer, said that her mother would phone us. I explained it for an hour, and "
        "at night I noticed that what needs explaining does not work. The next day three people like her mother tried, "
        "and two could not set 37 euros. I took it out, and errors fell from nine in a hundred to two."
    )
    pack = PACKS["beh-talked-out-by-facts"]
    found = judge(pack, pack.ask, answer)
    assert found.flags == ("in-doubt",)
    assert score(pack, [found]) < 2.0
    assert (len(unsure([found])), missed([found])) == (len(pack.concepts), ())
    assert judge(pack, pack.ask, answer.partition(".")[0]).flags == ()


def test_the_parts_of_a_story_count_only_where_one_is_asked_for() -> None:
    assert judge(PACKS["beh-criticism-that-was-fair"], "", CRITICISM).story > 0.5
    technical = next(pack for pack in PACKS.values() if pack.kind == "technical")
    assert judge(technical, technical.ask, CRITICISM).story == 0.0


def test_most_heaps_of_words_are_heard_as_such_and_no_answer_of_the_bank_is() -> None:
    known, chance = language("en"), random.Random(3)
    texts = [example.text for pack in PACKS.values() for example in pack.examples]
    assert not [text for text in texts if is_shuffled(read(text), known)]
    heaps = []
    for text in texts:
        words = text.split()
        chance.shuffle(words)
        heaps.append(is_shuffled(read(" ".join(words)), known))
    assert sum(heaps) > 0.85 * len(heaps)
