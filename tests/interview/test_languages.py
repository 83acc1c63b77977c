"""Every language on offer has all it needs, and what lacks in one is told with what to add."""

from __future__ import annotations

import pytest

from interview.catalog import catalog, rubric
from interview.completeness import differences, missing
from interview.lint import lint
from interview.lint.remembered import remembered
from interview.packs import bank
from interview.pool import fills, sizes
from interview.scoring import judge, score
from interview.text import read
from interview.words import words
from tests.factories import a_pack

LANGUAGES = [language.id for language in catalog().languages]
OTHERS = [language for language in LANGUAGES if language != "en"]
WHOLE = 8
"""Questions of a full interview."""

LEAST = {"mixed": 20, "behavioural": WHOLE, "screening": WHOLE, "values": WHOLE, "technical": 5}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_in_a_language_on_offer(language: str) -> None:
    assert missing(language) == []


def test_a_language_without_files_is_told_which_to_write() -> None:
    told = missing("tlh")
    assert any(
        "lexicon/tlh/words.toml is missing; write it as interview/lexicon/en/words.toml" in line for line in told
    )
    assert any("bank/words.tlh.toml is missing; write it as interview/bank/words.en.toml" in line for line in told)


def test_a_gap_is_told_with_its_key_and_what_english_has() -> None:
    english = {"report": {"gap": "Not heard: {label}. {probe}", "last": "Thanks."}, "flags": {"late": "Late."}}
    theirs = {"report": {"gap": "Falta: {label}.", "last": "", "more": "?"}, "flags": "Tarde."}
    assert sorted(differences(theirs, english)) == [
        "flags is a str; write a dict as in English",
        "report.gap has the places ['{label}']; it needs ['{label}', '{probe}']",
        "report.last is empty; English has 'Thanks.'",
        "report.more is read by nobody; take it out",
    ]
    assert list(differences({}, english["flags"])) == ["late is missing; English has 'Late.'"]


def test_a_mixed_interview_is_on_offer_only_where_the_role_has_questions_of_its_own() -> None:
    anybody, own = a_pack("any", roles=("any",)), a_pack("own", roles=("qa-engineer",))
    assert fills((anybody,), "qa-engineer", anybody.kind)
    assert not fills((anybody,), "qa-engineer", "values")
    assert not fills((anybody,), "qa-engineer", "mixed")
    assert fills((anybody, own), "qa-engineer", "mixed")


@pytest.mark.parametrize("language", OTHERS)
def test_what_another_language_offers_is_enough_for_a_whole_interview(language: str) -> None:
    offered = list(sizes(catalog(), bank(language), language))
    short = [size for size in offered if size.own < LEAST.get(size.kind, 2)]
    assert short == []
    assert len({size.role for size in offered if size.kind == "mixed"}) >= 6
    assert len(bank(language).packs) >= 60


@pytest.mark.parametrize("language", OTHERS)
def test_the_lint_has_nothing_to_say_about_the_bank_of_another_language(language: str) -> None:
    known = bank(language)
    assert lint(known.packs, known.topics, verdict=remembered()) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_rubric_says_in_every_language_what_a_score_means(language: str) -> None:
    for level in catalog().levels:
        meanings = {rubric(language).meaning(level.id, value) for value in (1.0, 1.5, 2.5, 3.5, 4.5)}
        assert len(meanings - {""}) == 5
    assert words(language).figure(3.5) in ("3.5", "3,5")


ELSEWHERE = (
    "Mi perro se llama Toby y tiene once años. Lo adopté cuando trabajaba de noche, porque me sentía solo, y le enseñé "
    "a dar la pata en dos semanas. Desde entonces duermo mejor.",
    "El verano pasado fui a Cartagena con mi hermana. Alquilé una moto, visité las murallas y me perdí dos veces, "
    "porque el mapa estaba mal. Al final llegamos al hotel de noche. La próxima vez iría en enero.",
)
NOTHING = ("no lo sé", "Perdona, no tengo ni idea.", "Nunca lo he hecho, no tengo experiencia en eso.", "paso", "¿?")


def test_a_story_of_another_world_and_what_says_nothing_stay_at_the_floor_in_spanish() -> None:
    packs = bank("es").packs
    told = {answer: max(score(p, [judge(p, p.ask, answer)]) for p in packs) for answer in (*ELSEWHERE, *NOTHING)}
    assert told == dict.fromkeys((*ELSEWHERE, *NOTHING), 1.0)


def test_accents_may_be_missing_in_what_people_type() -> None:
    pack = next(pack for pack in bank("es").packs if pack.id == "es-beh-todo-urgente")
    strong = next(example.text for example in pack.examples if example.grade == "strong")
    plain = strong.translate(str.maketrans("áéíóúñ", "aeioun"))
    assert plain != strong
    assert score(pack, [judge(pack, pack.ask, plain)]) >= score(pack, [judge(pack, pack.ask, strong)]) - 0.5


def test_a_spanish_no_denies_what_follows_it_and_less_of_a_state() -> None:
    reading = read("No reintento la petición sin esperar; la base no está caída por culpa del proveedor.", "es")
    denied = [form for form, no in zip(reading.forms, reading.denied, strict=True) if no]
    assert {"reintento", "peticion", "esperar", "caida"} <= set(denied)
    assert "proveedor" not in denied
