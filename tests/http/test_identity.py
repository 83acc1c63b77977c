"""Every route of the app, tried with nobody's, somebody else's, expired and tampered tokens. Routes are taken from the
app itself, so that a new one is tried, or fails here until it is said who may call it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

import function_app
from api import tokens
from api.openapi import OPERATIONS
from api.operation import CANDIDATE, INTERVIEW, OPERATOR, SHARED, Operation
from api.tokens import TokenKind
from tests.http.conftest import FUNCTIONS, Client, Said

SECRET = "only-for-tests-0123456789"
OPEN = {
    "get_health",
    "get_ready",
    "get_openapi",
    "get_catalog",
    "get_outlook",
    "post_candidate",
    "post_recover",
    "post_interview",
}
"""What anybody may call; a start also without a token, but not with a bad one."""

BODIES: dict[str, dict[str, Any]] = {
    "put_resume": {},
    "post_turn": {"number": 1, "action": "skip"},
    "post_task": {"status": 200, "body": "{}"},
    "post_recording": {"number": 1, "media": "audio/webm"},
}
"""Good ones, so that a refusal is for the token."""

KINDS: dict[str, TokenKind] = {INTERVIEW: "interview", CANDIDATE: "candidate", SHARED: "share"}
OPERATION = {(each.path, each.method): each for each in OPERATIONS}


@dataclass(frozen=True)
class Route:
    name: str
    path: str
    level: str
    operation: Operation

    @property
    def guarded(self) -> bool:
        return self.operation.token in KINDS and self.operation.token_required


def routes() -> Iterator[Route]:
    for name, function in FUNCTIONS.items():
        for binding in map(json.loads, function.get_raw_bindings()):
            if binding["type"] == "httpTrigger":
                path, (method,) = f"/{binding['route']}", binding["methods"]
                yield Route(str(name), path, binding["authLevel"], OPERATION[path, method.lower()])


ROUTES = {route.name: route for route in routes()}


@dataclass(frozen=True)
class People:
    """Two people, each with an interview that has ended, a résumé and a link to the report."""

    mine: dict[str, Any]
    theirs: dict[str, Any]

    def ids(self, route: Route) -> dict[str, Any]:
        """The parts of a path that lead to something of mine."""
        id = self.mine["resume_id"] if route.path.startswith("/resumes") else self.mine["id"]
        return {name: {"id": id, "nonce": "n"}[name] for name in ("id", "nonce") if f"{{{name}}}" in route.path}


@pytest.fixture
async def people(client: Client, monkeypatch: pytest.MonkeyPatch) -> People:
    monkeypatch.setenv("RECORDINGS", "on")
    return People(await somebody(client), await somebody(client))


async def somebody(client: Client) -> dict[str, Any]:
    started = (await client.start(questions=1)).json
    assert (await client.of("post_finish", started)).status == 202
    headers = {"X-Candidate-Token": started["candidate_token"], "X-File-Name": "cv.txt", "Content-Type": "text/plain"}
    resume = await client("post_resume", raw=b"Ten years of Python, SQL and Kafka in Berlin.", headers=headers)
    share = (await client.of("post_share", started)).json["token"]
    return {**started, "resume_id": resume.json["resume_id"], "share": share}


def token_of(person: dict[str, Any], header: str) -> str:
    return str(person[{INTERVIEW: "token", CANDIDATE: "candidate_token", SHARED: "share"}[header]])


async def tried(client: Client, route: Route, people: People, token: str | None) -> Said:
    headers = {} if token is None else {route.operation.token: token}
    return await client(route.name, BODIES.get(route.name), headers=headers, **people.ids(route))


def tampered(token: str, other: str) -> Iterator[str]:
    """The same token with one thing changed, and what else people might try in its place."""
    kind, id, expiry, signature = token.split(".")
    later = f"{int(expiry, 16) + 10**6:x}"
    yield ".".join((kind, other.split(".")[1], expiry, signature))
    yield ".".join((kind, id, later, signature))
    yield ".".join((kind, id, expiry, signature[:-1] + ("A" if signature[-1] != "A" else "B")))
    yield ".".join((kind, id, expiry, ""))
    yield ".".join((kind, id, expiry))
    yield ".".join((kind, id, expiry, signature, signature))
    yield token.upper()
    yield f"{token} "
    yield f"{token},{token}"
    yield from ("", "null", "undefined", "....", "\u212a\ufffd", "\udcff", "a" * 10_000, "' or 1=1 --")


def test_every_route_is_open_by_name_needs_a_token_or_a_function_key() -> None:
    wanted = {route.name for route in ROUTES.values() if route.operation.token == OPERATOR}
    for route in ROUTES.values():
        operator = route.path.startswith("/ops/")
        assert (route.level == "FUNCTION") == operator == (route.name in wanted), route.name
        assert (route.name in OPEN) + operator + route.guarded == 1, route.name
    assert set(OPERATION) == {(route.path, route.operation.method) for route in ROUTES.values()}


async def test_no_guarded_route_opens_for_nobody_somebody_else_the_expired_or_the_tampered(
    client: Client, people: People
) -> None:
    past = datetime.now(UTC) - timedelta(seconds=1)
    far = datetime.now(UTC) + timedelta(days=9)
    tries = 0
    for route in (route for route in ROUTES.values() if route.guarded):
        header = route.operation.token
        mine, theirs, kind = token_of(people.mine, header), token_of(people.theirs, header), KINDS[header]
        id = mine.split(".")[1]
        refused = [None, *tampered(mine, theirs), tokens.sign((SECRET,), kind, id, past)]
        refused.append(tokens.sign(("another-secret-entirely",), kind, id, far))
        refused += [token_of(people.mine, each) for each in KINDS if each != header]
        refused += [tokens.sign((SECRET,), other, id, far) for other in KINDS.values() if other != kind]
        for token in refused:
            said = await tried(client, route, people, token)
            assert (said.status, said.json["type"]) == (401, "unauthorised"), (route.name, token)
            tries += 1
        if people.ids(route):
            said = await tried(client, route, people, theirs)
            assert said.status in (403, 404), route.name
            assert people.mine["id"] not in said.bytes.decode()
    assert tries > 400
    # And none of it changed anything.
    assert (await client.of("get_report", people.mine)).status == 200
    assert len((await client.me("get_export", people.mine)).json["resumes"]) == 1


async def test_a_start_without_a_token_is_open_and_with_a_bad_one_is_not(client: Client, people: People) -> None:
    mine = people.mine["candidate_token"]
    for token in tampered(mine, people.theirs["candidate_token"]):
        if token:
            assert (await client.start(token)).status == 401, token
    other = await client.start(people.theirs["candidate_token"], resume_id=people.mine["resume_id"])
    assert (other.status, other.json["errors"][0]["field"]) == (422, "resume_id")


async def test_what_was_erased_opens_for_nobody(client: Client, people: People) -> None:
    await client.me("delete_me", people.mine)
    for route in (route for route in ROUTES.values() if route.guarded):
        said = await tried(client, route, people, token_of(people.mine, route.operation.token))
        quiet = route.name in ("delete_interview", "get_share", "delete_share")
        assert said.status in ((200, 204) if quiet else (401, 404)), route.name
        assert said.status != 200 or said.json == {"shared": False, "made_at": None, "expires_at": None}


async def test_a_secret_can_be_changed_without_turning_anybody_away(
    client: Client, people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def renewed(now: str, before: str) -> None:
        monkeypatch.setenv("TOKEN_SECRET", now)
        monkeypatch.setenv("TOKEN_SECRET_BEFORE", before)
        await function_app.services().close()
        function_app.services.cache_clear()

    await renewed("the-next-one-9876543210", SECRET)
    assert (await client.of("get_interview", people.mine)).status == 200
    fresh = (await client.start(people.mine["candidate_token"])).json
    await renewed("the-next-one-9876543210", "")
    assert (await client.of("get_interview", people.mine)).status == 401
    assert (await client.of("get_interview", fresh)).status == 200


async def test_refusals_are_logged_without_what_was_sent(
    client: Client, people: People, caplog: pytest.LogCaptureFixture
) -> None:
    forged = tokens.sign(("another-secret-entirely",), "interview", people.mine["id"], datetime.now(UTC))
    caplog.clear()
    for token in (forged, people.theirs["token"]):
        await client("get_interview", headers={"X-Interview-Token": token}, id=people.mine["id"])
    await client("post_recover", {"recovery_code": "0000-1111-2222-3333"})
    assert "a recovery code was refused" in caplog.text
    assert "1111" not in caplog.text
    assert "refused with 401 (Unauthorised)" in caplog.text
    assert "refused with 403 (Forbidden)" in caplog.text
    assert forged not in caplog.text
    assert people.theirs["token"] not in caplog.text


async def test_ids_and_codes_are_beyond_guessing(client: Client) -> None:
    made = [(await client("post_candidate")).json for _ in range(3)]
    assert len({each["candidate_id"] for each in made}) == 3
    for each in made:
        assert len(bytes.fromhex(each["candidate_id"])) >= 10
        assert len(each["recovery_code"].replace("-", "")) * 5 >= 80


async def test_every_answer_tells_browsers_to_do_nothing_with_it(client: Client) -> None:
    for said in (await client("get_health"), await client.start(), await client("get_me"), await client("get_catalog")):
        assert said.headers["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'"
        assert said.headers["X-Content-Type-Options"] == "nosniff"
        assert said.headers["X-Frame-Options"] == "DENY"
        assert said.headers["Referrer-Policy"] == "no-referrer"
        assert said.headers["Strict-Transport-Security"].startswith("max-age=63072000")
