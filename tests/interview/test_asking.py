"""Which missing idea a follow-up asks for."""

from __future__ import annotations

from msgspec.structs import replace

from interview.asking import FULL, goes_past, has_said_enough, to_ask
from interview.model import Concept
from interview.packs import bank
from interview.scoring import judge
from interview.text import read
from tests.factories import a_pack

GATES = a_pack(
    concepts=(
        Concept(
            "time",
            "The hour of the event",
            3,
            ("clock of the gate on entry", "stamped by the device itself"),
            "Which hour?",
        ),
        Concept(
            "twice",
            "Nothing counted twice",
            3,
            ("identifier issued by the sender", "duplicates removed before the sum"),
            "And twice?",
        ),
        Concept("told", "Early warning", 1, ("flagged as preliminary",), "And then?"),
    )
)


def asked_first(answer: str) -> str:
    return to_ask(GATES, judge(GATES, GATES.ask, answer), answer)[0].id


def test_what_an_answer_speaks_of_in_words_of_its_own_is_not_what_is_asked_for() -> None:
    assert asked_first("We go by the clock there.") == "twice"
    assert asked_first("We look whether there are duplicates.") == "time"


def test_an_answer_that_says_much_is_asked_for_what_weighs_less() -> None:
    story = next(example.text for example in bank("en").packs[0].examples if example.grade == "strong")
    much = f"{story} So much for the clock and duplicates."
    assert len(read(much, "en").said) > FULL
    assert asked_first(much) == "told"


def test_who_talks_round_a_question_of_the_craft_has_gone_past_it() -> None:
    round_it = (
        "Gates are a sad thing, my uncle used to sell flowers beside one in Marseille, every summer, and the sea was "
        "never far. I would go there with my sister, we ate oranges and watched ships."
    )
    to_it = (
        "Each event carries the clock of the gate on entry, and duplicates are removed before the sum, by identifier."
    )
    assert goes_past(GATES, round_it)
    assert not goes_past(GATES, to_it)
    assert not goes_past(GATES, "No idea, sorry.")
    assert not goes_past(replace(GATES, kind="behavioural"), round_it)


def test_a_full_answer_that_is_good_enough_has_said_what_it_seems_to_lack() -> None:
    pack = bank("en").packs[0]
    texts = {example.grade: example.text for example in pack.examples}
    assert has_said_enough(pack, judge(pack, pack.ask, texts["strong"]), texts["strong"])
    for text in (texts["weak"], " ".join(texts["strong"].split()[:25])):
        assert not has_said_enough(pack, judge(pack, pack.ask, text), text)


def test_what_weighs_most_is_asked_for_where_nothing_was_said_of_any() -> None:
    assert asked_first("That is a hard one for somebody like me.") == "time"
