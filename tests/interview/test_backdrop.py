"""Which pack of a bank an answer fits best, and whether the file that says so is of this bank."""

from __future__ import annotations

from msgspec.structs import replace

from interview.backdrop import FILE, Words, backdrop, fit, lines
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


def test_a_fit_is_what_the_plain_reckoning_gives() -> None:
    """Deviations of the weighted sums, reckoned without any short cut, for some examples of the bank."""
    known = backdrop("en")
    assert known is not None
    packs = {pack.id: pack for pack in bank("en").packs if pack.id in known.names}
    rows = [row.split("\t")[1:] for row in (FOLDER / "en" / FILE).read_text("utf-8").splitlines()]
    held = [Words(*(frozenset(stems.split()) for stems in row)) for row in rows]
    for pack in list(packs.values())[::12]:
        said = read(pack.examples[0].text, "en").said
        sums = [sum(each.weight(stem) * known.rarity.get(stem, 0.0) for stem in said) for each in held]
        values = [total / size for total, size in zip(sums, known.sizes, strict=True)]
        nth = known.names[pack.id]
        mean = sum(values) / len(values)
        spread = (sum((value - mean) ** 2 for value in values) / len(values)) ** 0.5
        best = max(value for other, value in enumerate(values) if other != nth)
        found = fit(pack, read(pack.examples[0].text, "en"))
        assert found is not None
        assert abs(found.above - (values[nth] - mean) / spread) < 1e-9
        assert abs(found.lead - (values[nth] - best) / spread) < 1e-9
