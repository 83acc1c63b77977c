"""The description taken at its word: a short cut of `python -m bench.fuzz`, which sends more, and over HTTP."""

from __future__ import annotations

import json
from collections import Counter
from random import Random
from typing import Any

import azure.functions as func
import pytest

from api.openapi import document
from bench.fuzz import TAKEN, UNSAID
from bench.json_schema import faults
from tests.http.conftest import Client, Said
from tests.http.shapes import fitting, spoilt
from tests.http.test_identity import ROUTES, Route

DESCRIBED: dict[str, Any] = json.loads(document().body)
TAKING_JSON = [route for route in ROUTES.values() if route.operation.body is not None]
CASES = 30
"""Of each kind, for each route that takes JSON."""


@pytest.fixture
async def headers(client: Client, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """Tokens that open every route that takes JSON; `id` and `resume` lead to what they are for."""
    monkeypatch.setenv("RECORDINGS", "on")
    started = (await client.start(questions=20)).json
    own = {"X-Interview-Token": started["token"], "X-Candidate-Token": started["candidate_token"]}
    file = b"Ten years of Python, SQL and Kafka in Berlin."
    resume = await client("post_resume", raw=file, headers={**own, "X-File-Name": "cv.txt"})
    return {**own, "id": started["id"], "resume": resume.json["resume_id"]}


def described(route: Route) -> dict[str, Any]:
    found: dict[str, Any] = DESCRIBED["paths"][route.path][route.operation.method]
    return found


def wrong(route: Route, said: Said) -> list[str]:
    """What the description does not say of this answer."""
    answer = described(route)["responses"].get(str(said.status))
    if answer is None or said.status >= 500:
        return [f"{said.status} is not what it may answer"]
    media = said.headers.get("Content-Type", "")
    if not answer.get("content"):
        return ["a body where none is"] if said.bytes else []
    if media not in answer["content"]:
        return [f"{media} is not what it answers with"]
    return list(faults(said.json, answer["content"][media]["schema"], DESCRIBED))


def may_be(route: Route, status: int) -> bool:
    """Whether a request that fits may be answered so."""
    allowed = [*TAKEN, *UNSAID.get(f"{route.operation.method.upper()} {route.path}", ())]
    return str(status) in allowed or f"{status // 100}xx" in allowed


async def test_what_fits_and_what_does_not_is_answered_as_the_description_says(
    client: Client, headers: dict[str, str]
) -> None:
    seen: Counter[int] = Counter()
    for route in TAKING_JSON:
        chance = Random(route.name)
        schema = described(route)["requestBody"]["content"]["application/json"]["schema"]
        params: dict[str, Any] = {
            "id": headers["resume" if route.path.startswith("/resumes") else "id"],
            "nonce": f"{chance.getrandbits(80):020x}",
        }
        for nth in range(2 * CASES):
            body = fitting(schema, DESCRIBED, chance)
            assert list(faults(body, schema, DESCRIBED)) == []
            raw = spoilt(body, chance) if nth % 2 else json.dumps(body).encode()
            said = await client(route.name, raw=raw, headers=headers, **params)
            assert wrong(route, said) == [], (route.name, raw[:300])
            assert nth % 2 or may_be(route, said.status), (route.name, said.status, raw[:300])
            seen[said.status] += 1
    assert seen.total() == 2 * CASES * len(TAKING_JSON) >= 300
    assert {200, 201, 400, 409, 422} <= set(seen), seen


def test_an_answer_that_is_not_described_is_told() -> None:
    route = ROUTES["post_turn"]
    for status, body in ((500, b"{}"), (418, b"{}"), (200, b"{}"), (200, b'{"status": 1}')):
        response = func.HttpResponse(body, status_code=status, headers={"Content-Type": "application/json"})
        assert wrong(route, Said(response, None)) != []
