"""A whole interview over the contract, and what holds when posts are repeated, raced or wrong."""

from __future__ import annotations

import asyncio
import json

from tests.http.conftest import Client


async def test_an_interview_from_start_to_report(client: Client) -> None:
    started = (await client.start(questions=4)).json
    assert started["mode"] == "offline"
    assert started["progress"] == {"answered": 0, "planned": 4}
    question, queued = started["question"], None
    while question:
        said = await client.turn(started, question["number"], answer="I would add an index and measure it.", seconds=30)
        assert said.status == 200
        question, queued = said.json.get("question"), said.queued
    assert said.json["status"] == "finished"
    assert json.loads(queued or "") == {"interview_id": started["id"], "reason": "completed", "schema": 1}

    report = (await client.of("get_report", started)).json
    assert report["status"] == "final"
    assert report["scored_by"] == "offline"
    assert report["review"]["state"] == "none"
    assert 1.0 <= report["overall"] <= 5.0
    for entry in report["questions"]:
        for evidence in entry["evidence"]:
            assert entry["answer"][evidence["start"] : evidence["end"]] == evidence["quote"]

    history = (await client.me("get_history", started)).json["interviews"]
    assert [(item["status"], item["overall"]) for item in history] == [("finished", report["overall"])]


async def test_the_state_is_all_a_closed_tab_needs(client: Client) -> None:
    started = (await client.start(questions=3)).json
    await client.turn(started, 1, answer="One thing I did was to ask.", seconds=12.5)
    hint = (await client.turn(started, 2, "hint")).json
    state = (await client.of("get_interview", started)).json
    assert state["status"] == "in_progress"
    assert state["question"]["number"] == 2
    assert [(t["number"], t["answer"], t["seconds"]) for t in state["turns"]] == [
        (1, "One thing I did was to ask.", 12.5)
    ]
    assert state["aids"] == [hint["aid"]]
    assert state["question"]["hints_left"] == hint["aid"]["left"] == hint["question"]["hints_left"]


async def test_a_turn_sent_twice_gets_the_same_bytes(client: Client) -> None:
    started = (await client.start(questions=3)).json
    for number, action in ((1, "hint"), (1, "answer"), (2, "skip")):
        once = await client.turn(started, number, action)
        again = await client.turn(started, number, action)
        assert (once.status, again.status) == (200, 200)
        assert once.bytes == again.bytes
    assert len((await client.of("get_interview", started)).json["turns"]) == 2
    assert (await client.turn(started, 1, "hint")).status == 200, "an aid given earlier is still told"


async def test_twenty_posts_of_one_turn_at_once_store_one(client: Client) -> None:
    started = (await client.start(questions=3)).json
    said = await asyncio.gather(*(client.turn(started, 1, answer="The same.") for _ in range(20)))
    assert {each.status for each in said} == {200}
    assert len({each.bytes for each in said}) == 1
    assert len((await client.of("get_interview", started)).json["turns"]) == 1


async def test_of_two_different_answers_at_once_one_wins_and_the_other_learns_the_state(client: Client) -> None:
    started = (await client.start(questions=3)).json
    said = await asyncio.gather(*(client.turn(started, 1, answer=f"Answer {n}.") for n in range(2)))
    assert sorted(each.status for each in said) == [200, 409]
    lost = next(each for each in said if each.status == 409).json
    assert lost["type"] == "turn-conflict"
    assert lost["state"]["question"]["number"] == 2
    assert len(lost["state"]["turns"]) == 1


async def test_a_finished_interview_takes_no_more_and_can_be_finished_again(client: Client) -> None:
    started = (await client.start(questions=3)).json
    first, second = await client.of("post_finish", started), await client.of("post_finish", started)
    assert (first.status, first.bytes) == (202, second.bytes)
    assert json.loads(first.queued or "")["reason"] == "ended-early"
    refused = await client.turn(started, 1)
    assert (refused.status, refused.json["type"]) == (409, "already-finished")
    assert refused.json["state"]["status"] == "finished"
    report = (await client.of("get_report", started)).json
    assert report["overall"] is None
    assert len(report["not_covered"]) == 3


async def test_text_comes_back_as_it_was_sent(client: Client) -> None:
    started = (await client.start(questions=3)).json
    for number, text in enumerate(("<script>alert(1)</script> \x00 \u202e ZWJ 👩‍👩‍👧 ﷽", "", "{{7*7}} ' OR 1=1 --"), 1):
        said = await client.turn(started, number, answer=text)
        assert said.status == 200
        state = (await client.of("get_interview", started)).json
        assert state["turns"][-1]["answer"] == text


async def test_erasing_leaves_nothing(client: Client) -> None:
    started = (await client.start(questions=3)).json
    await client.of("post_finish", started)
    await client.of("get_report", started)
    assert (await client.me("get_export", started)).json["interviews"][0]["id"] == started["id"]
    assert (await client.of("delete_interview", started)).status == 204
    assert (await client.of("get_report", started)).status == 404
    assert (await client.me("get_history", started)).json["interviews"] == []
    assert (await client.me("delete_me", started)).status == 204
    assert (await client.me("get_me", started)).status == 401


async def test_a_recovery_code_opens_the_interview_on_another_device(client: Client) -> None:
    started = (await client.start(questions=3)).json
    recovered = (await client("post_recover", {"recovery_code": started["recovery_code"]})).json
    assert recovered["candidate_id"] == started["candidate_id"]
    item = (await client.me("get_history", recovered)).json["interviews"][0]
    assert (await client.of("get_interview", item)).json["id"] == started["id"]


async def test_a_start_is_repeated_safely_with_a_key(client: Client) -> None:
    token = (await client("post_candidate")).json["candidate_token"]
    once, again = [(await client.start(token, key="k-1")).json for _ in range(2)]
    assert (once["id"], once["token"], once["question"]) == (again["id"], again["token"], again["question"])
    assert (await client.me("get_me", once)).json["interviews_left_today"] == 9
