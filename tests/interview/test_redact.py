"""What belongs to a person does not leave, and comes back to that person only."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interview.packs import bank
from interview.personal import kinds
from interview.redact import NOTHING, redaction

ROOT = Path(__file__).resolve().parents[2]


def told(text: str) -> str:
    return redaction([text]).hide(text)


@pytest.mark.parametrize(
    ("text", "secret"),
    [
        ("My name is Farida Nasrin and I test software.", "Farida Nasrin"),
        ("hi, my name is farida and i test software", "farida"),
        ("I worked with my colleague Xiomara on it.", "Xiomara"),
        ("Then Mrs. Holloway called from accounting.", "Holloway"),
        ("Thanks again.\n\nKind regards,\nUrsula Pfitzner", "Ursula Pfitzner"),
        ("Hola, me llamo Aitor Beristain y vengo de Vigo.", "Aitor Beristain"),
        ("Mi jefa, Soledad, no estaba de acuerdo.", "Soledad"),
        ("Ich heiße Gesine Brandt und komme aus Jena.", "Gesine Brandt"),
        ("Frau Özdemir hat den Fehler gemeldet.", "Özdemir"),
        ("Write to farida.n@mail.example.org please.", "farida.n@mail.example.org"),
        ("Call +49 151 55501234 after six.", "+49 151 55501234"),
        ("Ring (020) 7946 0123 at noon.", "(020) 7946 0123"),
        ("Mi móvil es 612 345 678.", "612 345 678"),
        ("I live at 12 Orchard Road, Leeds.", "12 Orchard Road"),
        ("Vivo en la Calle de la Luna, 8, 3º A.", "Calle de la Luna, 8"),
        ("Ich wohne in der Gartenstraße 5a, 04109 Leipzig.", "Gartenstraße 5a, 04109 Leipzig"),
        ("See https://people.example.net/farida for more.", "https://people.example.net/farida"),
        ("On GitHub: farida-n", "farida-n"),
        ("I was born on 4 June 1991 in Dhaka.", "4 June 1991"),
        ("Nací el 14 de marzo de 1988.", "14 de marzo de 1988"),
        ("Geboren am 01.02.1990.", "01.02.1990"),
        ("SSN 219-09-9999", "219-09-9999"),
        ("NHS number 943 476 5919", "943 476 5919"),
        ("IBAN DE89 3704 0044 0532 0130 00", "DE89 3704 0044 0532 0130 00"),
        ("DNI 12345678Z", "12345678Z"),
        ("NIE X1234567L", "X1234567L"),
        ("Steuer-ID 12 345 678 901", "12 345 678 901"),
        ("CPF 529.982.247-25", "529.982.247-25"),
        ("My passport number is C01X00T47.", "C01X00T47"),
    ],
)
def test_it_is_taken_out_and_put_back(text: str, secret: str) -> None:
    known = redaction([text])
    hidden = known.hide(text)
    assert secret not in hidden
    assert any(secret in value for value in known.values.values())
    assert known.restore(hidden) == text


@pytest.mark.parametrize(
    "text",
    [
        "We moved from Jenkins to GitHub Actions and from Cassandra to PostgreSQL.",
        "Maven resolves it, Spark runs it, Kafka carries it, Ruby and Julia were too slow.",
        "I am Java developer and I am Scrum master.",
        "Will it scale? May be. Mark the row, grant access, bill them later.",
        "It had 1,000,000 rows, 500 000 000 events and 2.5 TB on 10.0.0.12:8080 since 2019-01-01.",
        "In San Francisco and at the University of California we used C++ 17 and Python 3.11.4.",
        "Use @Transactional there and @Override here; the key is 550e8400-e29b-41d4-a716-446655440000.",
        "Ich bin Entwickler, der Kunde wollte einen Bericht und das Team wollte Ruhe.",
        "En mayo usamos Docker y Kubernetes, y luego Terraform.",
    ],
)
def test_what_is_nobodys_stays(text: str) -> None:
    assert told(text) == text


def test_the_same_name_has_the_same_placeholder_everywhere() -> None:
    answers = ["My manager Ottoline wanted it on Friday.", "I disagreed, and Ottoline saw why."]
    known = redaction(answers)
    assert known.hide(answers[1]) == "I disagreed, and [NAME_1] saw why."


def test_a_name_given_once_is_hidden_in_all_texts_of_that_person() -> None:
    known = redaction(["My name is Farida Trask.", "It was on Trask to decide."])
    assert known.hide("It was on Trask to decide.") == "It was on [NAME_3] to decide."
    assert known.restore("Good, [NAME_1].") == "Good, Farida Trask."


def test_the_head_of_a_resume_is_its_person() -> None:
    resume = "THANDIWE M. KHUMALO\nData Engineer\nthandiwe@mail.example | +27 82 555 0123\n\nThandiwe built pipelines."
    assert "handiwe" not in told(resume).lower()
    assert "Data Engineer" in told(resume)
    assert "Data Engineer" in told("Data Engineer\nAcme Robotics\njobs@acme.example")


def test_a_part_of_a_text_is_hidden_by_what_the_whole_says() -> None:
    text = "I moved to 5 Hill St. Leeds. Then I worked."
    known = redaction(["I moved to 5 Hill St. Leeds."])
    cut = text.index("St.") + 3
    assert "Hill" not in known.hide(text, 0, cut) + known.hide(text, cut)


def test_a_placeholder_nobody_knows_stays_as_it_is() -> None:
    assert NOTHING.restore("Ask [NAME_1].") == "Ask [NAME_1]."
    assert NOTHING.hide("Ask Farida.") == "Ask Farida."


def test_example_answers_lose_hardly_a_word() -> None:
    texts = [example.text for pack in bank().packs for example in pack.examples]
    hidden = sum(len(redaction([text]).values) for text in texts)
    # In a thousand words there is about one name of somebody, which has to go.
    assert hidden < sum(len(text.split()) for text in texts) / 500


@given(st.text(max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_text_comes_back_but_for_the_capitals_of_a_name(text: str) -> None:
    known = redaction([text])
    assert known.restore(known.hide(text)).casefold() == text.casefold()


def spent(text: str) -> float:
    """Seconds of the processor."""
    start = time.process_time()
    redaction([text]).hide(text)
    return time.process_time() - start


@pytest.mark.parametrize(
    "piece",
    [
        "A.",
        "0 ",
        "Ab ",
        "a@",
        "x.y-",
        "+1 (",
        "Calle de ",
        "http://",
        "12 Ab St ",
        "my name is ",
        "\n- ",
        "- \n",
        "\n  ",
    ],
)
def test_ten_times_the_text_takes_about_ten_times_as_long(piece: str) -> None:
    short, long = (min(spent((piece * size)[:size]) for _ in range(2)) for size in (2_000, 20_000))
    assert long < 30 * short + 0.1  # what grows with the square of the text takes a hundred times as long


def test_a_text_without_what_a_pattern_needs_holds_nothing_of_it() -> None:
    lines = (ROOT / "bench" / "redaction_cases.txt").read_text("utf-8").splitlines()
    texts = [*lines, *(text.replace("{", "").replace("}", "") for text in lines)]
    found = 0
    for _, needs, patterns in kinds():
        for text in texts:
            without = needs.sub("", text) if needs.pattern else text
            found += sum(pattern.search(text) is not None for pattern in patterns)
            assert not needs.pattern or not any(pattern.search(without) for pattern in patterns)
    assert found > 50
