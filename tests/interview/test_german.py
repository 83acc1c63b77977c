"""What German does with words: it joins them, takes verbs apart, changes vowels, and puts "nicht" last."""

from __future__ import annotations

from itertools import compress

import pytest

from interview.packs import bank
from interview.scoring import judge, score
from interview.story import tell
from interview.text import read

PACKS = {pack.id: pack for pack in bank("de").packs}
NOTHING = (
    "weiß ich nicht",
    "Weiss ich leider nicht.",
    "Keine Ahnung.",
    "Da muss ich passen.",
    "Nächste Frage, bitte.",
    "gut",
)


def said(text: str) -> set[str]:
    return set(read(text, "de").said)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kundenbeschwerden", "die Beschwerde des Kunden"),
        ("Liefertermin", "der Termin der Lieferung"),
        ("Zeitersparnis", "die Ersparnis an Zeit"),
        ("Arbeitszeitgesetz", "das Gesetz über die Zeit der Arbeit"),
    ],
)
def test_a_compound_says_what_its_parts_say(one: str, other: str) -> None:
    assert said(one) == said(other)


@pytest.mark.parametrize("whole", ["Mitarbeiter", "Verantwortung", "Unterschrift", "überhaupt", "Warteschlange"])
def test_words_that_only_look_put_together_stay_whole(whole: str) -> None:
    assert len(read(whole, "de")) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "absprechen abgesprochen abzusprechen Absprache",
        "anrufen angerufen anzurufen anrief",
        "übernehmen übernommen übernimmt Übernahme",
        "entscheiden entschieden Entscheidung",
        "prüfen geprüft Prüfungen",
        "vorschlagen vorgeschlagen Vorschläge",
        "Haus Häuser Häusern",
        "Kunde Kunden Kundin Kundinnen",
        "dokumentieren dokumentiert Dokumentation",
    ],
)
def test_all_forms_of_a_word_share_their_stem(forms: str) -> None:
    assert len(said(forms)) == 1


@pytest.mark.parametrize(("pay", "count"), [("zahlen", "zählen"), ("gezahlt", "gezählt"), ("Kunde", "kündigen")])
def test_words_that_differ_by_a_vowel_alone_stay_apart(pay: str, count: str) -> None:
    assert said(pay) != said(count)


@pytest.mark.parametrize(
    ("apart", "verb"),
    [
        ("Ich rufe den Kunden noch am selben Tag an.", "anrufen"),
        ("Dann schlug ich ihr eine Pause vor, und sie war froh.", "vorschlagen"),
        ("Erst stimme ich mich mit dem Team ab und dann gehe ich los.", "abstimmen"),
    ],
)
def test_a_verb_that_came_apart_is_heard_whole(apart: str, verb: str) -> None:
    assert said(verb) <= said(apart)
    assert not said(verb) <= said(apart.split()[0])


@pytest.mark.parametrize("typed", ["Ich habe das übergeben, größtenteils.", "Ich habe das uebergeben, groesstenteils."])
def test_umlauts_and_sharp_s_may_be_typed_either_way(typed: str) -> None:
    assert said(typed) == said("ich habe das übergeben, größtenteils")


def test_a_nicht_at_the_end_denies_what_stands_before_it() -> None:
    reading = read("Das unterschreibe ich nicht. Danach rede ich mit ihm.", "de")
    assert list(compress(reading.forms, reading.denied)) == ["das", "unterschreibe", "ich"]
    assert not any(read("Nicht nur die Liste fehlt.", "de").denied)


def test_a_story_is_heard_with_the_participle_at_its_end() -> None:
    told = read("Letztes Jahr habe ich in der Werkstatt mit drei Leuten einen neuen Plan erarbeitet.", "de")
    assert tell("own-action", told, "de").share > 0
    assert tell("situation", told, "de").share > 0
    assert tell("own-action", read("Man sollte immer miteinander reden.", "de"), "de").share == 0


def test_what_says_nothing_stays_at_the_floor() -> None:
    for pack in PACKS.values():
        assert {answer: score(pack, [judge(pack, pack.ask, answer)]) for answer in NOTHING} == dict.fromkeys(
            NOTHING, 1.0
        )


def test_another_questions_answer_stays_near_the_floor() -> None:
    packs = list(PACKS.values())
    found = []
    for nth, pack in enumerate(packs):
        other = packs[(nth * 19 + 7) % len(packs)]
        if other.id != pack.id:
            found.append(
                score(pack, [judge(pack, pack.ask, next(e.text for e in other.examples if e.grade == "strong"))])
            )
    assert sum(found) / len(found) < 1.1
    assert max(found) <= 2.0
