"""The bank: every pack is one the lint lets pass, and there is enough of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from functools import partial

import pytest
from msgspec.structs import replace

from interview import scoring
from interview.catalog import catalog
from interview.lint import lint
from interview.lint.remembered import remembered
from interview.lint.scored import best_answer
from interview.model import Example, Pack
from interview.packs import bank, merge, read_pack_file
from interview.scale import FLOOR

BANK = bank("en")
NOTHING = ("", " \n ", "fine", "Fine.", "I don't know", "Sorry, I don't know.", "pass", "?")


def score(pack: Pack, answer: str) -> float:
    return scoring.score(pack, [scoring.judge(pack, pack.ask, answer)])


def scores(pack: Pack, answers: Sequence[str]) -> list[str]:
    return [str(score(pack, answer)) for answer in answers]


def test_the_lint_has_nothing_to_say_about_the_bank() -> None:
    assert lint(BANK.packs, BANK.topics, verdict=remembered()) == []


def test_there_are_at_least_eighty_packs_over_eight_roles_and_four_kinds() -> None:
    assert len(BANK.packs) >= 80
    named = {role for pack in BANK.packs for role in pack.roles} - {"any"}
    assert named == {role.id for role in catalog().roles}
    kinds = Counter(pack.kind for pack in BANK.packs)
    assert all(kinds[kind] >= 15 for kind in ("behavioural", "technical", "system-design", "screening"))


def test_what_says_nothing_earns_nothing_and_another_questions_answer_hardly_more() -> None:
    verdict = remembered()
    earned: dict[tuple[str, str], str] = {}
    others: list[float] = []
    for nth, pack in enumerate(BANK.packs):
        other = BANK.packs[(nth * 37 + 53) % len(BANK.packs)]
        texts = (best_answer(other), *NOTHING)
        told = verdict(("earned", pack, texts), partial(scores, pack, texts))
        others.append(float(told[0]))
        earned |= {(pack.id, text): got for text, got in zip(NOTHING, told[1:], strict=True) if float(got) > FLOOR}
    assert earned == {}
    assert sum(others) / len(others) < 1.1
    assert sum(value <= 2.0 for value in others) >= 0.98 * len(others)


def test_the_lint_names_what_to_mend() -> None:
    pack = BANK.packs[0]
    strong = next(e for e in pack.examples if e.grade == "strong")
    for broken, told in (
        (replace(pack, concepts=pack.concepts[:3]), "write at least 4"),
        (replace(pack, topic="nowhere"), "add it to [topics]"),
        (replace(pack, roles=("astronaut",)), "not in the catalog"),
        (replace(pack, hint=pack.strong), "away"),
        (replace(pack, strong=pack.ask * 5), "outline scores"),
        (
            replace(pack, examples=tuple(Example(grade, strong.text) for grade in ("weak", "fair", "strong"))),
            "0.5 apart",
        ),
    ):
        assert any(told in line for line in lint([broken], BANK.topics)), told
    assert any("rename" in line for line in lint([pack, pack], BANK.topics))
    twin = replace(pack, id="twin")
    assert any("twin" in line for line in lint([pack, twin], BANK.topics))


def test_a_file_that_cannot_be_read_says_where() -> None:
    with pytest.raises(ValueError, match=r"mine\.toml:1: not valid TOML"):
        read_pack_file("[[pack]\n", "en", "mine.toml")
    with pytest.raises(ValueError, match=r"pack p1: .*colour"):
        read_pack_file('[[pack]]\nid = "p1"\ncolour = "red"\n', "en", "mine.toml")
    one = read_pack_file('[topics]\na = "One"\n', "en")
    other = read_pack_file('[topics]\na = "Two"\n', "en")
    with pytest.raises(ValueError, match="one label"):
        merge([one, other])
