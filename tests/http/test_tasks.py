"""A model that the candidate brings: handed out what it may do, taken at its word and no further."""

from __future__ import annotations

import asyncio
import json
from typing import Any
from urllib.parse import urlsplit

import pytest

from bench.simulator import answers, content
from bench.simulator.asked import read
from bench.simulator.rows import Charge
from interview.lending import AHEAD
from tests.http.conftest import Client, Said

GROQ = {"provider": "groq", "model": "openai/gpt-oss-20b"}
LOCAL = {"provider": "local", "model": "qwen3:8b", "base": "http://127.0.0.1:11434"}
ANSWER = (
    "I measured where the time goes first. Then I put a cache before the database and gave it a short time to live. "
    "The page went from 900 to 200 milliseconds, and I wrote down why for the team."
)


async def finished(client: Client, own: dict[str, str]) -> Any:
    started = (await client.start(questions=1, own_model=own)).json
    await client.turn(started, 1, answer=ANSWER)
    await client.of("post_finish", started)
    return started


async def next_task(client: Client, started: Any, **query: str) -> Said:
    return await client("get_task", headers={"X-Interview-Token": started["token"]}, query=query, id=started["id"])


async def post(client: Client, started: Any, nonce: str, came: dict[str, Any]) -> Said:
    return await client(
        "post_task", came, headers={"X-Interview-Token": started["token"]}, id=started["id"], nonce=nonce
    )


def reviewed(task: Any) -> dict[str, Any]:
    """What the model says to a task, as its own text."""
    request = task["request"]
    body = json.loads(request["body"])
    if request["url"] is None:
        told = [*body["initialPrompts"], {"role": "user", "content": body["prompt"]}]
        shape = {"type": "json_schema", "json_schema": {"schema": body["responseConstraint"]}}
        body = {"model": "built-in", "messages": told, "response_format": shape}
    asked = read(urlsplit(request["url"] or "/chat/completions").path, {}, body)
    assert asked is not None
    found: dict[str, Any] = json.loads(content.reply(asked, 1, obedient=False))
    return found


def raw(task: Any, review: dict[str, Any]) -> dict[str, Any]:
    """The same as the browser posts it: the answer of the provider as it came."""
    text, request = json.dumps(review), task["request"]
    if request["url"] is None:
        return {"status": 200, "body": text}
    asked = read(urlsplit(request["url"]).path, {}, json.loads(request["body"]))
    assert asked is not None
    body = answers.answer("groq", asked, text, Charge(1, 1), cut=False, created=1.0)
    return {"status": 200, "body": json.dumps(body)}


@pytest.mark.parametrize(
    ("own", "name", "origin"),
    [
        (GROQ, "groq/openai/gpt-oss-20b", "https://api.groq.com/"),
        (LOCAL, "local/qwen3:8b", "http://127.0.0.1:11434/v1/"),
        ({"provider": "browser"}, "browser", None),
    ],
)
async def test_an_own_model_reviews_and_the_report_says_so_with_the_offline_score_beside_it(
    client: Client, own: dict[str, str], name: str, origin: str | None
) -> None:
    started = await finished(client, own)
    before = (await client.of("get_report", started)).json
    assert (before["scored_by"], before["status"], before["own_model"]) == ("offline", "final", None)
    task = (await next_task(client, started)).json
    assert (task["kind"], task["model"]) == ("review", name)
    assert (task["request"]["url"] or "").startswith(origin or "")
    assert (await next_task(client, started)).json["nonce"] == task["nonce"]
    told = (await post(client, started, task["nonce"], raw(task, reviewed(task)))).json
    assert told["outcome"] in ("used", "partly")
    report = (await client.of("get_report", started)).json
    assert (report["scored_by"], report["status"]) == (f"own model ({name})", "final")
    assert report["own_model"]["name"] == name
    assert report["own_model"]["offline"] == {"overall": before["overall"]}
    assert (await next_task(client, started)).status == 204
    link = (await client.of("post_share", started)).json["token"]
    shared = (await client("get_shared_report", headers={"X-Share-Token": link})).json
    assert (shared["own_model"], shared["scored_by"]) == (report["own_model"], report["scored_by"])
    again = (await client.of("get_interview", started)).json
    assert again["own_model"] == {"model": "", "base": "", **own}
    assert (await client.of("post_review", started)).status == 422


async def test_the_request_is_finished_but_for_the_key_whose_place_it_names(client: Client) -> None:
    started = await finished(client, GROQ)
    request = (await next_task(client, started)).json["request"]
    assert (request["method"], request["headers"]) == ("POST", {"content-type": "application/json"})
    assert request["key"] == {"in": "header", "name": "authorization", "prefix": "Bearer "}
    assert json.loads(request["body"])["model"] == "openai/gpt-oss-20b"
    local = await finished(client, LOCAL)
    assert (await next_task(client, local)).json["request"]["key"] is None


async def test_what_does_not_hold_in_a_forged_review_is_left_out_and_told(client: Client) -> None:
    started = await finished(client, GROQ)
    offline = (await client.of("get_report", started)).json
    task = (await next_task(client, started)).json
    review = reviewed(task)
    (real,) = review["questions"]
    forged = {**real, "score": 5.0, "covered": [{"concept": "charm", "sentences": [1]}]}
    forged["covered"] += [{**one, "sentences": [*one["sentences"], 999]} for one in real["covered"]]
    strange = {**real, "question": 77, "score": 5.0}
    told = (await post(client, started, task["nonce"], raw(task, {**review, "questions": [forged, strange]}))).json
    assert told["outcome"] == "partly"
    report = (await client.of("get_report", started)).json
    dropped = {each["what"] for each in report["own_model"]["dropped"]}
    assert {"question", "concept"} <= dropped
    given = report["questions"][0]
    assert given["score"] <= offline["questions"][0]["score"] + 1.5 < 5.0
    assert "score" in dropped
    assert all(given["answer"][e["start"] : e["end"]] == e["quote"] for e in given["evidence"])


async def test_a_nonce_is_of_one_interview_and_of_one_answer(client: Client) -> None:
    mine, other = await finished(client, GROQ), await finished(client, GROQ)
    task = (await next_task(client, mine)).json
    stolen = await post(client, other, task["nonce"], {"status": 200, "body": "{}"})
    assert (stolen.status, stolen.json["type"]) == (404, "not-found")
    assert (await post(client, mine, task["nonce"], {"status": 500, "body": "x"})).json["outcome"] == "dropped"
    report = (await client.of("get_report", mine)).json
    replayed = await post(client, mine, task["nonce"], raw(task, reviewed(task)))
    assert (replayed.status, replayed.json["type"]) == (409, "task-over")
    assert (await client.of("get_report", mine)).json == report


async def test_what_was_refused_stands_in_the_report_and_so_does_what_is_refused_after_it(client: Client) -> None:
    mine, other = await finished(client, GROQ), await finished(client, GROQ)
    strange = (await next_task(client, other)).json["nonce"]
    task = (await next_task(client, mine)).json
    perfect = raw(task, reviewed(task))
    assert (await post(client, mine, strange, perfect)).status == 404
    told = (await post(client, mine, task["nonce"], perfect)).json
    before = (await client.of("get_report", mine)).json["own_model"]
    assert before["dropped"] == [{"what": "stranger", "why": ""}, *told["dropped"]]
    for _ in range(2):
        assert (await post(client, mine, task["nonce"], perfect)).status == 409
    after = (await client.of("get_report", mine)).json["own_model"]
    assert after == {**before, "dropped": [*before["dropped"], {"what": "again", "why": ""}]}
    assert (await client.of("get_report", other)).json["own_model"] is None


async def test_of_two_tabs_at_one_task_one_is_taken_and_the_other_refused_and_both_go_on(client: Client) -> None:
    started = (await client.start(questions=1, own_model=GROQ)).json
    for kind in ("follow_up", "review"):
        tasks = [(await next_task(client, started)).json for _ in range(2)]
        assert ({task["kind"] for task in tasks}, len({task["nonce"] for task in tasks})) == ({kind}, 1)
        posted = [post(client, started, task["nonce"], raw(task, reviewed(task))) for task in tasks]
        said = await asyncio.gather(*posted)
        assert sorted(each.status for each in said) == [200, 409]
        refused = next(each.json for each in said if each.status == 409)
        assert (refused["type"], "before" in refused["detail"]) == ("task-over", True)
        if kind == "follow_up":
            await client.turn(started, 1, answer=ANSWER)
            await client.of("post_finish", started)
    assert (await client.of("get_report", started)).json["scored_by"] == "own model (groq/openai/gpt-oss-20b)"
    assert [(await next_task(client, started)).status for _ in range(2)] == [204, 204]


@pytest.mark.parametrize(
    "came",
    [
        {"failed": "key"},
        {"failed": "timeout"},
        {"status": 401, "body": '{"error": {"message": "Invalid API Key"}}'},
        {"status": 429, "body": "{}"},
        {"status": 200, "body": "<html>"},
        {"status": 200, "body": '{"choices": [{"message": {"content": "Sure! Here you are."}}]}'},
    ],
)
async def test_whatever_fails_the_report_stands_and_the_task_is_handed_out_three_times(
    client: Client, came: dict[str, Any]
) -> None:
    started = await finished(client, GROQ)
    report = (await client.of("get_report", started)).json
    for _ in range(3):
        task = (await next_task(client, started)).json
        told = (await post(client, started, task["nonce"], came)).json
        assert (told["outcome"], told["next"]) == ("dropped", None)
    assert (await next_task(client, started)).status == 204
    assert (await next_task(client, started, again="1")).status == 200
    assert (await client.of("get_report", started)).json == report


@pytest.mark.parametrize(
    ("own", "field"),
    [
        ({"provider": "acme", "model": "x"}, "own_model.provider"),
        ({"provider": "sambanova", "model": "x"}, "own_model.provider"),
        ({"provider": "groq", "model": "nobody"}, "own_model.model"),
        ({"provider": "local", "model": "x", "base": "http://10.0.0.1:11434"}, "own_model.base"),
        ({"provider": "local", "model": "x", "base": "http://me:secret@127.0.0.1:11434"}, "own_model.base"),
        ({"provider": "local", "model": "x", "base": "http://127.0.0.1:11434?key=secret"}, "own_model.base"),
        ({"provider": "local", "model": "x", "base": "http://[::1]:11434"}, "own_model.base"),
        ({"provider": "local", "base": "http://127.0.0.1:11434"}, "own_model.model"),
        ({"provider": "local", "model": " ", "base": "http://127.0.0.1:11434"}, "own_model.model"),
        ({"provider": "local", "model": "x\n# y", "base": "http://127.0.0.1:11434"}, "own_model.model"),
        ({"provider": "browser", "model": "x\u202ey"}, "own_model.model"),
    ],
)
async def test_a_model_that_cannot_be_brought_is_refused_with_what_to_do(
    client: Client, own: dict[str, str], field: str
) -> None:
    said = await client.start(own_model=own)
    assert (said.status, said.json["errors"][0]["field"]) == (422, field)


async def test_an_own_model_words_follow_ups_to_a_question_while_it_is_answered(client: Client) -> None:
    started = (await client.start(questions=2, own_model=GROQ)).json
    # In no mode in which a model of this installation would be asked for anything.
    assert started["mode"] == "offline"
    handed, task = [], (await next_task(client, started)).json
    while task is not None:
        assert task["kind"] == "follow_up"
        told = (await post(client, started, task["nonce"], raw(task, reviewed(task)))).json
        assert told["outcome"] == "used"
        handed.append(task["request"]["body"])
        task = told["next"]
    assert (await next_task(client, started)).status == 204
    assert len(set(handed)) == AHEAD
    assert all(started["question"]["text"] in json.loads(body)["messages"][-1]["content"] for body in handed)


async def test_what_comes_for_a_question_that_has_gone_by_changes_nothing(client: Client) -> None:
    started = (await client.start(questions=2, own_model=GROQ)).json
    task = (await next_task(client, started)).json
    await client.turn(started, 1, "skip")
    before = (await client.of("get_interview", started)).json
    later = (await next_task(client, started)).json
    assert later["nonce"] != task["nonce"]
    late = await post(client, started, task["nonce"], raw(task, reviewed(task)))
    assert (late.status, late.json["type"]) == (409, "task-over")
    assert (await client.of("get_interview", started)).json == before


async def test_nothing_is_handed_out_to_who_brings_nothing(client: Client) -> None:
    plain = (await client.start(questions=1)).json
    assert (await next_task(client, plain)).status == 204
    await client.turn(plain, 1, answer=ANSWER)
    await client.of("post_finish", plain)
    assert (await next_task(client, plain)).status == 204
