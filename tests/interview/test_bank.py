"""The bank: every pack is one the lint lets pass, and there is enough of each kind."""

from __future__ import annotations

from collections import Counter

import pytest
from msgspec.structs import replace

from interview import scoring
from interview.catalog import catalog
from interview.lint import lint
from interview.model import Example, Pack
from interview.packs import bank, merge, read_pack_file

BANK = bank("en")
# With this scope all that is asked of one pack comes together, while its wordings are compiled.
each_pack = pytest.mark.parametrize("pack", BANK.packs, ids=lambda pack: pack.id, scope="module")
NOTHING = ("", " \n ", "fine", "Fine.", "I don't know", "Sorry, I don't know.", "pass", "?")


def score(pack: Pack, answer: str) -> float:
    return scoring.score(pack, [scoring.judge(pack, pack.ask, answer)])


def test_the_lint_has_nothing_to_say_about_the_bank() -> None:
    assert lint(BANK.packs, BANK.topics) == []


def test_there_are_at_least_eighty_packs_over_eight_roles_and_four_kinds() -> None:
    assert len(BANK.packs) >= 80
    named = {role for pack in BANK.packs for role in pack.roles} - {"any"}
    assert named == {role.id for role in catalog().roles}
    kinds = Counter(pack.kind for pack in BANK.packs)
    assert all(kinds[kind] >= 15 for kind in ("behavioural", "technical", "system-design", "screening"))


@each_pack
def test_what_says_nothing_stays_near_the_floor(pack: Pack) -> None:
    assert {answer: score(pack, answer) for answer in (*NOTHING, pack.ask)} == dict.fromkeys((*NOTHING, pack.ask), 1.0)


def test_another_questions_answer_stays_near_the_floor() -> None:
    found = []
    for nth, pack in enumerate(BANK.packs):
        other = BANK.packs[(nth * 37 + 53) % len(BANK.packs)]
        if other.id != pack.id:
            found.append(score(pack, next(e.text for e in other.examples if e.grade == "strong")))
    assert sum(found) / len(found) < 1.1
    assert sum(value <= 2.0 for value in found) >= 0.98 * len(found)


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
