"""Which pack of a bank an answer fits best, and whether the file that says so is of this bank."""

from __future__ import annotations

from msgspec.structs import replace

from interview.backdrop import FILE, backdrop, fit, lines
from interview.language import FOLDER
from interview.packs import bank
from interview.text import read

PACKS = {pack.id: pack for pack in bank("en").packs}
FEEDBACK = PACKS["beh-uncomfortable-word"]
TOLD = read(
    "I told Ana in private that her reports come late, she was hurt, and I asked her how she saw the feedback. We "
    "agreed what she would change, and I listened."
)


def test_an_answer_leads_where_it_was_asked_for_and_trails_elsewhere() -> None:
    here, elsewhere = fit(FEEDBACK, TOLD), fit(PACKS["pj-two-payrolls"], TOLD)
    assert here is not None
    assert elsewhere is not None
    assert here.above > 2.0
    assert here.lead > elsewhere.lead + 2.0


def test_a_pack_that_the_file_does_not_know_is_held_against_those_it_knows() -> None:
    stranger = fit(replace(FEEDBACK, id="of-an-operator"), TOLD)
    known = fit(FEEDBACK, TOLD)
    assert stranger is not None
    assert known is not None
    assert abs(stranger.above - known.above) < 0.01
    assert stranger.lead <= 0.01
    assert known.known
    assert not stranger.known


def test_a_pack_fits_alike_as_an_interview_carries_it_without_its_examples() -> None:
    assert fit(replace(FEEDBACK, examples=()), TOLD) == fit(FEEDBACK, TOLD)


def test_a_language_without_a_file_has_nothing_to_hold_an_answer_against() -> None:
    assert backdrop("nowhere") is None


def test_the_file_knows_most_packs_of_the_bank_as_they_are() -> None:
    """A few may be younger; `python -m interview.backdrop` writes the file anew."""
    known = set((FOLDER / "en" / FILE).read_text("utf-8").splitlines())
    now = lines(bank("en").packs).splitlines()
    assert sum(line in known for line in now) > 0.6 * len(now)
