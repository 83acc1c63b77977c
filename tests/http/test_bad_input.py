"""What is no answer to a question: naughty texts in every field, bombs of JSON, names that lead elsewhere. All of it is
refused clearly or kept and shown as it was typed; none of it is a fault of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import pytest

from api.openapi import OPERATIONS
from tests.http.conftest import Client, Said
from tests.http.naughty import NAUGHTY
from tests.http.test_identity import ROUTES

WISH = {"role": "backend-engineer", "level": "mid"}
TAKING_JSON = [route for route in ROUTES.values() if route.operation.body is not None]

BOMBS = {
    "a list within lists": b"[" * 100_000,
    "an object within objects": b'{"a":' * 40_000,
    "a deep field nobody knows": b'{"role":"backend-engineer","level":"mid","x":'
    + b"[" * 50_000
    + b"]" * 50_000
    + b"}",
    "20,000 fields nobody knows": json.dumps({f"k{n}": n for n in range(20_000)}).encode(),
    "100,000 fields nobody knows": json.dumps({f"k{n}": n for n in range(100_000)}).encode(),
    "a number without end": b'{"number":' + b"9" * 100_000 + b"}",
    "an exponent without end": b'{"number":1e999999999,"seconds":1e400}',
    "no number": b'{"number":NaN,"seconds":Infinity}',
    "the same field time and again": b"{" + b'"role":"x",' * 10_000 + b'"role":1}',
    "utf-16": json.dumps(WISH).encode("utf-16"),
    "utf-32": json.dumps(WISH).encode("utf-32"),
    "a mark before it": b"\xef\xbb\xbf" + json.dumps(WISH).encode(),
    "latin-1": '{"role":"é"}'.encode("latin-1"),
    "overlong": b'{"role":"\xc0\xaf"}',
    "half a letter": b'{"role":"\xed\xa0\x80","answer":"\\ud800"}',
    "nul": b"\x00" * 1000,
    "something else": b"PK\x03\x04 %PDF- <xml/>",
    "null": b"null",
    "a text": b'"text"',
    "nothing": b"",
}


class Person:
    """Somebody with an interview under way, one that has ended, and a résumé."""

    def __init__(self, started: dict[str, Any], ended: dict[str, Any], resume_id: str) -> None:
        self.started, self.ended, self.resume_id = started, ended, resume_id

    def headers(self, **more: str) -> dict[str, str]:
        own = {"X-Interview-Token": self.started["token"], "X-Candidate-Token": self.started["candidate_token"]}
        return own | {name.replace("_", "-"): value for name, value in more.items()}


@pytest.fixture
async def person(client: Client) -> Person:
    ended = (await client.start(questions=1)).json
    await client.of("post_finish", ended)
    started = (await client.start(ended["candidate_token"])).json
    headers = {"X-Candidate-Token": started["candidate_token"], "X-File-Name": "cv.txt"}
    resume = await client("post_resume", raw=b"Ten years of Python, SQL and Kafka in Berlin.", headers=headers)
    return Person(started, ended, resume.json["resume_id"])


def refused(said: Said, case: object) -> None:
    assert 400 <= said.status < 500, (said.status, case)
    assert said.json["detail"], case
    for within in ("Traceback", "msgspec", "/work", "site-packages"):
        assert within not in said.json["detail"], case


async def test_a_bomb_of_json_is_refused_by_every_route_that_takes_json(client: Client, person: Person) -> None:
    assert len(TAKING_JSON) >= 6
    for route in TAKING_JSON:
        id = person.resume_id if route.path.startswith("/resumes") else person.started["id"]
        for name, bomb in BOMBS.items():
            params: dict[str, Any] = {"id": id, "nonce": "n"}
            said = await client(route.name, raw=bomb or b" ", headers=person.headers(), **params)
            if said.status == 200 and route.name == "put_resume":
                continue  # a profile may be empty, and what nobody asks for is passed over
            refused(said, (route.name, name))


async def test_a_naughty_choice_is_refused_by_name(client: Client, person: Person) -> None:
    for where in ("role", "kind", "language", "focus", "resume_id", "level"):
        for text in NAUGHTY[::4]:
            wish: dict[str, Any] = {**WISH, where: [text] if where == "focus" else text}
            said = await client.start(person.started["candidate_token"], **wish)
            refused(said, text)
            assert said.json["errors"][0]["field"] == where


async def test_naughty_headers_names_and_codes_are_refused_or_taken_for_what_they_are(
    client: Client, person: Person
) -> None:
    file = b"Ten years of Python, SQL and Kafka in Berlin."
    for text in NAUGHTY[::2]:
        refused(await client("post_recover", {"recovery_code": text[:100]}), text)
        one_line = text.replace("\r", " ").replace("\n", " ")
        odd = {"X_Correlation_Id": one_line, "Idempotency_Key": one_line, "X_Access_Code": one_line}
        said = await client("get_interview", headers=person.headers(**odd), id=person.started["id"])
        assert said.status == 200
        assert said.headers["X-Correlation-Id"] != one_line
        for name in ("put_resume", "delete_resume"):
            refused(await client(name, {}, headers=person.headers(), id=text), text)
        refused(await client("post_task", {"status": 200}, headers=person.headers(), id=text, nonce="n"), text)
        task = await client("post_task", {"status": 200}, headers=person.headers(), id=person.started["id"], nonce=text)
        refused(task, text)
    for text in NAUGHTY[::15]:
        for called in (text, quote(text)):
            sent = await client("post_resume", raw=file, headers=person.headers(X_File_Name=called))
            assert sent.status in (201, 415), (sent.status, text)


async def test_names_and_queries_of_the_operators_routes_lead_nowhere_else(client: Client) -> None:
    for text in (*NAUGHTY[::3], "..", "../house/files", "a/b", "%2e%2e", "x" * 5000):
        refused(await client("get_ops_pack_file", name=text), text)
        for query in ({"day": text}, {"format": text}):
            refused(await client("get_ops_export", query=query), text)
    for text in ("..", "../house/files", "a/b", "%2e%2e", "x" * 5000):
        refused(await client("put_ops_pack_file", raw=b"[[pack]]", name=text), text)
        assert (await client("delete_ops_pack_file", name=text)).status in (204, 404, 422)


async def test_what_people_write_comes_back_as_they_wrote_it_everywhere(client: Client, person: Person) -> None:
    told = "\n".join(NAUGHTY)
    started = (await client.start(person.started["candidate_token"], job_description=told, questions=1)).json
    await client.turn(started, 1, answer=told)
    await client.of("post_finish", started)
    state = (await client.of("get_interview", started)).json
    report = (await client.of("get_report", started)).json
    assert state["turns"][0]["answer"] == told
    assert report["questions"][0]["answer"] == told
    for question in report["questions"]:
        assert all(question["answer"][each["start"] : each["end"]] == each["quote"] for each in question["evidence"])
    token = (await client.of("post_share", started)).json["token"]
    shared = await client("get_shared_report", headers={"X-Share-Token": token})
    assert shared.json["questions"][0]["answer"] == told
    held = (await client.me("get_export", started)).json
    assert told in [turn["answer"] for interview in held["interviews"] for turn in interview["turns"]]
    for said in (await client.of("get_report", started), shared, await client.me("get_export", started)):
        assert said.headers["Content-Type"] == "application/json"
        assert said.headers["X-Content-Type-Options"] == "nosniff"


async def test_a_corrected_profile_keeps_what_was_typed(client: Client, person: Person) -> None:
    for text in NAUGHTY[::2]:
        profile: Mapping[str, Any] = {
            "headline": text[:200],
            "roles": [{"title": text[:200], "employer": text[:200]}],
            "education": [{"text": text[:200]}],
        }
        said = await client("put_resume", profile, headers=person.headers(), id=person.resume_id)
        assert said.status == 200, text
        kept = said.json["profile"]
        assert (kept["headline"], kept["roles"][0]["employer"]) == (text[:200], text[:200])


def test_every_operation_says_what_it_may_refuse() -> None:
    for each in OPERATIONS:
        if each.body is not None:
            assert {400, 413, 415, 422} <= set(each.problems), each.path
