"""Packs of a house's own beside the bank: what may stand there, where problems are told, what follows from them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from interview.catalog import catalog
from interview.growth import Growth
from interview.house import Beside, House, HouseFile, joined, with_roles
from interview.house import put as put_file
from interview.house_check import MOST_PACKS, checked
from interview.lint.__main__ import main
from interview.model import Pack
from interview.pack_faults import BadPacks
from interview.pack_lines import Lines
from interview.packs import BANK, PackFile, bank, read_pack_file
from interview.pool import select
from interview.use_cases.start import Wish
from storage.memory import MemoryGrowths
from tests.factories import NOW
from tests.fakes import MemoryPools, Plenty, ScriptedModel, memory_services

FILE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "museum-guide.toml"
TEXT = FILE.read_text("utf-8")
ROLE = "museum-guide"
BANKS = {"en": bank("en")}
SHIPPED = BANKS["en"].packs[0]
POOL = (ROLE, "mid", "case", "en")


def problems(text: str, house: House | None = None) -> dict[int, list[str]]:
    """By line."""
    with pytest.raises(BadPacks) as refused:
        checked("mine", text, "en", house or House(), BANKS, catalog())
    found: dict[int, list[str]] = {}
    for problem in refused.value.problems:
        found.setdefault(problem.line, []).append(problem.text)
    return found


def line(of: str, text: str = TEXT) -> int:
    return next(nth for nth, each in enumerate(text.split("\n"), 1) if each.startswith(of))


def holding(text: str = TEXT) -> House:
    return House({"mine": HouseFile("en", text, NOW, checked("mine", text, "en", House(), BANKS, catalog()))})


def test_the_example_of_the_handbook_is_one_the_lint_lets_pass() -> None:
    assert [pack.id for pack in checked("mine", TEXT, "en", House(), BANKS, catalog()).packs] == [
        "mg-lost-child",
        "mg-plain-words",
        "mg-angry-visitor",
    ]


@pytest.mark.parametrize(
    ("old", "new", "at", "told"),
    [
        ("weight = 3", "weight = 9", "weight = 9", "concept alert-security: weight 9"),
        ("minutes = 4", "minutes = 40", "minutes = 40", "minutes 40; give 1 to 15"),
        ('probe = "Who else would', 'probe = "Tell the guards to', 'probe = "Tell', "probe of alert-security gives"),
        ('hint = "Several people', 'hint = "Get the doors covered, and', 'hint = "Get', "hint gives concept"),
        ('text = "Oh, that happens.', 'text = "" # "', 'text = "" #', "weak example has 0 words"),
        ('role = ["museum-guide"]', 'role = ["curator"]', 'role = ["curator"]', "role curator is not in the catalog"),
        ('topic = "visitors"', 'topic = "tourists"', 'topic = "tourists"', "topic tourists has no label"),
        ('id = "calm"', 'id = "Keep Calm"', 'id = "Keep Calm"', "write words in small letters"),
        ('id = "mg-lost-child"', 'id = "own-lost-child"', 'id = "own-lost', "made by the system"),
        ("difficulty = 2", 'difficulty = "2"', 'difficulty = "2"', "write a whole number from 1 to 5"),
        ('kind = "case"', 'kind = "puzzle"', 'kind = "puzzle"', "write one of behavioural, technical"),
        ("minutes = 4", "", 'id = "mg-lost-child"', "minutes is missing; write a whole number of minutes"),
    ],
)
def test_a_problem_is_told_with_its_line_and_what_to_write(old: str, new: str, at: str, told: str) -> None:
    wrong = TEXT.replace(old, new, 1)
    found = problems(wrong)
    # What is about a whole pack is told where it begins, a line above its id.
    nth = line(at, wrong) - at.startswith(('id = "mg', 'id = "own'))
    assert any(told in each for each in found.get(nth, ())), found


def test_every_pack_that_cannot_be_read_is_told_at_once() -> None:
    wrong = TEXT.replace("difficulty = 2", "", 1).replace('kind = "technical"', "kind = 7", 1)
    assert {text.split(":")[0] for texts in problems(wrong).values() for text in texts} == {
        "pack mg-lost-child",
        "pack mg-plain-words",
    }


def test_all_that_is_missing_from_a_pack_or_a_part_of_it_is_told_at_once() -> None:
    begun = '[[pack]]\nid = "a"\nminutes = 4\n'
    (told,) = problems(begun)[1]
    assert told.startswith("pack a: role is missing; write the roles it is for")
    assert told.endswith("Missing too: kind, topic, level, difficulty, ask, rephrase, hint, strong, concept")
    whole = TEXT.replace('label = "asking for a description"\nweight = 2', "", 1)
    (told,) = problems(whole)[line('id = "description"', whole) - 1]
    assert told.endswith(
        "label is missing; write what the idea is called in a report, 2 to 6 words. Missing too: weight"
    )


def test_what_is_no_toml_is_told_with_its_line() -> None:
    assert list(problems('[topics]\na = "b"\n[[pack]\n')) == [3]
    assert "too deep" in problems("a = " + "[" * 5000)[1][0]
    assert "[[pack]]" in problems('[pack]\nid = "a"\n')[1][0]
    assert "holds [topics], [roles] and [[pack]] only" in problems("[packs]\n")[1][0]


def test_a_file_holds_a_bounded_number_of_packs() -> None:
    one = TEXT.split("[[pack]]\n")[1]
    many = TEXT + "".join("[[pack]]\n" + one.replace("mg-lost", f"mg-{nth}") for nth in range(MOST_PACKS))
    assert any("is the most in one file" in text for texts in problems(many).values() for text in texts)


def test_an_id_that_ships_is_neither_taken_nor_hidden() -> None:
    wrong = TEXT.replace('id = "mg-lost-child"', f'id = "{SHIPPED.id}"')
    told = problems(wrong)[line(f'id = "{SHIPPED.id}"', wrong) - 1]
    assert any("a pack that ships has this id" in text for text in told)
    mine = replace(SHIPPED, ask="Something else entirely?")
    both = joined(BANKS["en"], PackFile({SHIPPED.topic: "Mine"}, (mine,)))
    assert both == BANKS["en"]


def test_a_question_that_the_bank_asks_already_is_refused() -> None:
    asked = f'ask = """{SHIPPED.ask}"""'
    wrong = TEXT.replace(next(x for x in TEXT.split("\n") if x.startswith("ask =")), asked, 1)
    assert any(f"nearly the same as {SHIPPED.id}" in text for texts in problems(wrong).values() for text in texts)


def test_labels_are_one_for_all_files() -> None:
    renamed = TEXT.replace("mg-", "other-").replace('"Museum guide"', '"Docent"').replace("on a tour", "in a queue")
    told = [
        text
        for texts in problems(renamed, replace(holding(), files={"other": holding().files["mine"]})).values()
        for text in texts
    ]
    assert any("another of your files calls it 'Museum guide'" in text for text in told)
    assert any("it is called 'Visitors on a tour' already" in text for text in told)


def test_lines_are_found_past_texts_of_several_lines() -> None:
    text = '[[pack]]\nid = "a"\nstrong = """\n[[pack]]\nid = "b"\n"""\nhint = "x"\n[[pack]]\nid = "b"\n'
    assert Lines(text).of("pack b: no role") == 8
    assert Lines(text).of("pack a: hint has 1 words") == 7
    assert Lines(text).of("pack number 2: level is missing") == 8
    assert Lines(text).of("something else") == 1


def test_what_is_offered_needs_no_texts_and_loses_no_question() -> None:
    beside = holding().beside()
    offered = beside.offered()
    assert all(pack.ask == pack.strong == "" and not pack.concepts for pack in offered.of("en").packs)
    for level, kind in (("mid", "case"), ("senior", "technical")):
        of = [[p.id for p in select(b.of("en"), ROLE, level, kind).packs] for b in (beside, offered)]
        assert of[0] == of[1] != []
    assert with_roles(catalog(), beside.roles).label(ROLE) == "Museum guide"
    assert Beside().of("en").packs == ()


async def test_a_prewarm_keeps_the_houses_pools_beside_what_was_grown() -> None:
    pools, growths = MemoryPools(), MemoryGrowths()
    grown: Pack = replace(SHIPPED, id="grown-1", roles=("any",), kind="case", levels=("mid",))
    await growths.save("en", await growths.load("en"), Growth(packs=(grown,)))
    services = memory_services(pools=pools, growths=growths)
    await services.house.put("mine", TEXT, "en")
    before = pools.kept[POOL]
    assert {"mg-lost-child", "mg-angry-visitor", "grown-1"} <= {pack.id for pack in before.packs}
    pools.kept.clear()  # the container was lost
    await services.prewarm()
    assert pools.kept[POOL] == before
    assert (await services.prewarm()).written == 0


async def test_of_two_who_send_files_at_once_neither_undoes_the_other() -> None:
    class Meddling(MemoryPools):
        async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
            kept = await services.house.houses.load()
            if "other" not in kept.value.files:  # another process is faster, between this one's save and its writing
                other = TEXT.replace("mg-", "xx-")
                file = HouseFile("en", other, NOW, read_pack_file(other, "en"))
                await services.house.houses.save(kept, put_file(kept.value, "other", file, catalog())[0])
            return await super().put(role, level, kind, language, pool)

    pools = Meddling()
    services = memory_services(pools=pools)
    await services.house.put("mine", TEXT, "en")
    assert {"mg-lost-child", "xx-lost-child"} <= {pack.id for pack in pools.kept[POOL].packs}
    assert {"mg-lost-child", "xx-lost-child"} <= {pack.id for pack in (await services.beside()).of("en").packs}


async def test_a_role_that_is_gone_leaves_no_pool_behind() -> None:
    pools = MemoryPools()
    services = memory_services(pools=pools)
    await services.house.put("mine", TEXT, "en")
    technical = (ROLE, "mid", "technical", "en")
    assert pools.kept[technical].packs
    await services.house.drop("mine")
    assert pools.kept[technical].packs == ()
    pools.kept[technical] = PackFile({}, (SHIPPED,))  # what a process that died in between would have left
    await services.prewarm()
    assert pools.kept[technical].packs == ()


async def test_no_model_is_shown_what_the_house_wrote() -> None:
    model = ScriptedModel(*["{}"] * 20)
    services = memory_services(models=model, capacity=Plenty())
    await services.house.put("mine", TEXT, "en")
    await services.prewarm()
    assert model.asked
    shown = "\n".join(message.text for chat, _ in model.asked for message in chat.messages)
    assert "six-year-old" not in shown
    assert ROLE not in shown


async def test_other_words_for_a_follow_up_are_wanted_anew_when_the_pack_has_changed() -> None:
    names: list[str] = []

    class Noting:
        async def get_or_make(self, pack: str, concept: str, language: str, make: Any) -> None:
            names.append(pack)

    services = memory_services(follow_ups=Noting())
    for text in (TEXT, TEXT.replace('probe = "', 'probe = "So: ')):
        await services.house.put("mine", text, "en")
        candidate, _ = await services.enrol()
        wish = Wish(ROLE, "junior", "case", "en", 1, (), False, "")
        interview = replace(await services.start(candidate.id, wish), mode="rich")
        question = replace(interview.question, concept="description") if interview.question else None
        await services.take_turn.word(replace(interview, question=question))
    assert len(set(names)) == 2
    assert all(name.startswith("mg-lost-child-") for name in names)


def test_the_lint_says_the_same_at_home(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(FILE)]) == 0
    good, bad = tmp_path / "good.toml", tmp_path / "sub" / "bad.toml"
    bad.parent.mkdir()
    good.write_text(TEXT, "utf-8")
    bad.write_text(TEXT.replace("mg-", "xx-").replace("difficulty = 2", "difficulty = 6", 1), "utf-8")
    capsys.readouterr()
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr().out.split("\n")
    nth = line("difficulty = 2")
    assert f"{bad}:{nth}: pack xx-lost-child: difficulty 6; give 1 to 5" in said
    # Beside the first file, whose questions it repeats.
    assert any("asks nearly the same as mg-lost-child" in each for each in said)
    assert not any(each.startswith(str(good)) for each in said)
    bad.write_bytes(b"\xff")
    assert main([str(bad)]) == 1
    assert "not in UTF-8" in capsys.readouterr().out
    assert main([str(tmp_path / "none.toml")]) == main([]) == 2


def test_a_file_of_the_bank_is_held_to_what_ships(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(BANK / "en" / "sales.toml")]) == 0
    assert "no problem" in capsys.readouterr().out
