"""The operator's own packs over the contract: a role of their own, in use at once, and nobody disturbed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

import function_app
from api.packs import FILE_LIMIT
from interview.use_cases.house import SEEN_SECONDS
from tests.http.conftest import Client, Said

FILE = Path(__file__).resolve().parents[2] / "docs" / "examples" / "museum-guide.toml"
TEXT = FILE.read_text("utf-8")
ROLE = "museum-guide"


@pytest.fixture
async def house(client: Client) -> AsyncIterator[Client]:
    """Without any files before and after."""
    await empty(client)
    yield client
    await empty(client)


async def empty(client: Client) -> None:
    for file in (await client("get_ops_packs")).json["files"]:
        assert (await client("delete_ops_pack_file", name=file["name"])).status == 204


async def put(client: Client, text: str = TEXT, name: str = ROLE, **query: str) -> Said:
    return await client("put_ops_pack_file", raw=text.encode(), query=query, name=name)


async def roles(client: Client) -> set[str]:
    return {role["id"] for role in (await client("get_catalog")).json["roles"]}


async def test_an_operators_own_role_is_interviewed_from_start_to_report(house: Client) -> None:
    assert (await house.start(role=ROLE)).status == 422
    kept = await put(house)
    assert (kept.status, kept.json["roles"]) == (200, {ROLE: "Museum guide"})
    assert len(kept.json["packs"]) == 3
    catalog = (await house("get_catalog")).json
    assert {"id": ROLE, "label": "Museum guide", "about": ""} in catalog["roles"]
    sizes = {(p["level"], p["kind"]): p["own"] for p in catalog["pools"] if p["role"] == ROLE}
    assert sizes["mid", "case"] >= 2
    assert sizes["mid", "mixed"] > sizes["mid", "technical"] == 1

    started = (await house.start(role=ROLE, level="junior", kind="mixed", questions=5)).json
    question, asked = started["question"], []
    while question:
        asked.append(question["id"])
        said = "I would radio the guards so the doors are covered, and ask the father what he is wearing."
        question = (await house.turn(started, question["number"], answer=said, seconds=40)).json.get("question")
    assert "mg-lost-child" in {id.partition(".")[0] for id in asked}
    report = (await house.of("get_report", started)).json
    assert (report["role"], report["status"]) == (ROLE, "final")
    child = next(q for q in report["questions"] if q["topic"] == "visitors" and "father" in q["text"])
    assert child["score"] > 1.5
    assert child["covered"]


async def test_the_file_is_listed_and_read_back_as_it_was_sent(house: Client) -> None:
    await put(house)
    again = await put(house)
    listed = (await house("get_ops_packs")).json
    assert listed["files"] == [again.json]
    assert listed["seen_within_seconds"] == SEEN_SECONDS
    assert (await house("get_ops_pack_file", name=ROLE)).bytes.decode() == TEXT
    assert (await house("get_ops_pack_file", name="no-such")).status == 404


async def test_an_interview_under_way_keeps_its_questions_when_their_file_changes_and_goes(house: Client) -> None:
    await put(house)
    started = (await house.start(role=ROLE, level="mid", kind="technical", questions=1)).json
    before = (await house.of("get_interview", started)).json
    changed = TEXT.replace("You have three minutes in front of a dark", "Three minutes remain before a gloomy")
    assert (await put(house, changed)).status == 200
    fresh = (await house.start(role=ROLE, level="mid", kind="technical", questions=1)).json
    assert fresh["question"]["text"].startswith("Three minutes remain")
    assert (await house("delete_ops_pack_file", name=ROLE)).status == 204
    assert (await house("delete_ops_pack_file", name=ROLE)).status == 204
    assert (await house("delete_ops_pack_file", name="No Name")).status == 422
    assert ROLE not in await roles(house)
    assert (await house.start(role=ROLE)).status == 422

    assert (await house.of("get_interview", started)).json == before
    said = await house.turn(
        started, 1, answer="Nobody hears a word from me. They talk in pairs first and then they guess."
    )
    assert said.status == 200
    report = (await house.of("get_report", started)).json if said.json["status"] == "finished" else None
    while report is None:
        number = (await house.of("get_interview", started)).json["question"]["number"]
        if (await house.turn(started, number, "skip")).json["status"] == "finished":
            report = (await house.of("get_report", started)).json
    assert report["questions"][0]["text"] == before["question"]["text"]
    assert report["questions"][0]["score"] > 1


async def test_what_the_lint_refuses_is_told_by_line_and_nothing_is_kept(house: Client) -> None:
    wrong = TEXT.replace('says = ["keep my voice', 'say = ["keep my voice', 1)
    told = (await put(house, wrong)).json
    assert (told["status"], told["type"]) == (422, "invalid-request")
    nth = next(nth for nth, text in enumerate(wrong.split("\n"), 1) if text.startswith("say ="))
    message = "pack mg-lost-child: concept calm: say is no field here; did you mean says?"
    assert told["errors"] == [{"field": f"line {nth}", "message": message}]
    told = (await put(house, TEXT.replace("difficulty = 2", "difficulty = 12", 1))).json
    nth = TEXT.split("\n").index("difficulty = 2") + 1
    message = "pack mg-lost-child: difficulty 12; give 1 to 5"
    assert told["errors"] == [{"field": f"line {nth}", "message": message}]
    assert (await house("get_ops_packs")).json["files"] == []
    assert ROLE not in await roles(house)


@pytest.mark.parametrize(
    ("change", "status", "told"),
    [
        ({"text": "not = toml ="}, 422, "not valid TOML"),
        ({"text": ""}, 422, "there is no pack in it"),
        ({"name": "Museum Guide"}, 422, "small letters"),
        ({"language": "xx"}, 422, "Choose one of"),
        ({"text": "# " + "x" * FILE_LIMIT}, 413, "Split it"),
        ({"text": TEXT.replace('id = "mg-plain-words"', 'id = "be-slow-history-page"')}, 422, "a pack that ships"),
        ({"text": TEXT.replace('museum-guide = "', 'sales = "')}, 422, "on offer already"),
        ({"text": TEXT.replace("[topics]", '[topics]\napis = "Bees"')}, 422, "is called"),
    ],
)
async def test_what_cannot_be_kept_is_refused_with_what_to_do(
    house: Client, change: dict[str, str], status: int, told: str
) -> None:
    said = await put(house, **change)
    assert said.status == status
    assert told in str(said.json)


async def test_bytes_that_are_no_text_are_refused(house: Client) -> None:
    said = await house("put_ops_pack_file", raw=b"\xff\xfe\x00", name=ROLE)
    assert (said.status, said.json["errors"][0]["field"]) == (422, "body")


async def test_two_files_cannot_hold_the_same_pack(house: Client) -> None:
    await put(house)
    said = await put(house, name="second")
    assert said.status == 422
    assert "your file museum-guide has a pack of this id" in str(said.json["errors"])


async def test_files_sent_at_once_are_all_in_use(house: Client) -> None:
    parts = TEXT.split("[[pack]]")
    head, names = parts[0], ("first", "second", "third")
    said = await asyncio.gather(*(put(house, f"{head}[[pack]]{p}", n) for n, p in zip(names, parts[1:], strict=True)))
    assert [each.status for each in said] == [200] * 3
    catalog = (await house("get_catalog")).json
    sizes = {(p["level"], p["kind"]): p["own"] for p in catalog["pools"] if p["role"] == ROLE}
    assert sizes["mid", "technical"] == 1
    pool: Any = await function_app.services().start.shelves.pools.get(ROLE, "mid", "case", "en")
    assert {"mg-lost-child", "mg-angry-visitor"} <= {pack.id for pack in pool.packs}
