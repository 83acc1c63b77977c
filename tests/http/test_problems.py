"""Every refusal is problem+json that says what to do."""

from __future__ import annotations

import gzip
from typing import Any

import azure.functions as func
import pytest

import function_app
from api.openapi import OPERATIONS
from storage import tables
from tests.http.conftest import FUNCTIONS, Client, Said


def check(said: Said, status: int, slug: str, *detail: str) -> Any:
    problem = said.json
    assert (said.status, problem["type"], problem["status"]) == (status, slug, status)
    assert said.headers["Content-Type"] == "application/problem+json"
    assert said.headers["X-Correlation-Id"] == problem["correlation_id"]
    for part in detail:
        assert part in problem["detail"]
    return problem


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b'{"role": "\\ud800"}', b"nope"])
async def test_what_is_not_json_is_400(client: Client, raw: bytes) -> None:
    check(await client("post_interview", raw=raw), 400, "invalid-json", "not JSON")


@pytest.mark.parametrize(
    ("changes", "field", "help"),
    [
        ({"role": None}, "role", "Expected str"),
        ({"role": "astronaut"}, "role", "backend-engineer, frontend-engineer"),
        ({"level": "guru"}, "level", "Choose one of: junior, mid, senior."),
        ({"kind": "chat"}, "kind", "mixed"),
        ({"language": "xx"}, "language", "en"),
        ({"questions": 0}, "questions", ">= 1"),
        ({"questions": 21}, "questions", "<= 20"),
        ({"focus": ["gardening"]}, "focus", "Choose from"),
        ({"resume_id": "r"}, "resume_id", "X-Candidate-Token"),
    ],
)
async def test_what_cannot_be_done_is_422_and_names_the_field(
    client: Client, changes: dict[str, Any], field: str, help: str
) -> None:
    problem = check(await client.start(**changes), 422, "invalid-request", help)
    assert problem["errors"][0]["field"] == field


async def test_a_missing_field_is_named(client: Client) -> None:
    problem = check(await client("post_interview", {"level": "mid"}), 422, "invalid-request", "required")
    assert problem["errors"] == [{"field": "role", "message": "This field is required."}]
    check(await client("post_interview", []), 422, "invalid-request", "Expected object")
    check(await client("post_interview", raw=b"[" * 100_000), 422, "invalid-request", "Expected object")


async def test_texts_over_their_limit_are_413_with_both_figures(client: Client) -> None:
    started = (await client.start()).json
    check(await client.turn(started, 1, answer="x" * 12_001), 413, "too-large", "12,001", "12,000")
    check(await client.start(job_description="x" * 20_001), 413, "too-large", "20,001", "20,000")
    check(await client("post_interview", raw=b" " * 300_000), 413, "too-large")
    assert (await client.turn(started, 1, answer="x" * 12_000)).status == 200


async def test_a_body_that_is_not_called_json_is_415(client: Client) -> None:
    wish = {"role": "backend-engineer", "level": "mid"}
    said = await client("post_interview", wish, headers={"Content-Type": "text/plain"})
    check(said, 415, "unsupported-media-type", "text/plain", "Content-Type: application/json")
    for name in ("application/json", "Application/JSON; charset=utf-8"):
        assert (await client("post_interview", wish, headers={"Content-Type": name})).status == 201


async def test_a_key_that_cannot_be_kept_is_refused(client: Client) -> None:
    started = (await client.start()).json
    refused = await client.start(started["candidate_token"], key="k" * 201)
    assert check(refused, 422, "invalid-request", "200")["errors"][0]["field"] == "Idempotency-Key"
    assert (await client.start(started["candidate_token"], key="k" * 200)).status == 201
    # Half a letter, as hosts hand on bytes of a header that are no text.
    assert (await client.start(started["candidate_token"], key="\udcff")).status == 201


async def test_tokens_are_proved(client: Client) -> None:
    one, other = (await client.start()).json, (await client.start()).json
    check(await client("get_interview", id=one["id"]), 401, "unauthorised", "X-Interview-Token")
    altered = one["token"][:-1] + ("B" if one["token"][-1] == "A" else "A")
    for forged in (altered, "interview.é.1.x", one["candidate_token"], "....", "x" * 5000):
        said = await client("get_interview", headers={"X-Interview-Token": forged}, id=one["id"])
        check(said, 401, "unauthorised", "not one of ours")
    said = await client("get_interview", headers={"X-Interview-Token": other["token"]}, id=one["id"])
    check(said, 403, "forbidden", "another interview")
    check(await client.me("get_me", {"candidate_token": one["token"]}), 401, "unauthorised")
    check(await client.start(candidate_token="forged"), 401, "unauthorised")


async def test_turns_that_do_not_fit_say_which_one_does(client: Client) -> None:
    started = (await client.start()).json
    check(await client.turn(started, 2), 409, "turn-conflict", "Question 1")
    check(await client.turn(started, 1, "hint", nth=2), 409, "turn-conflict", "`nth` 1")
    check(await client.turn(started, 1, "answer", answer=None), 422, "invalid-request", "skip")
    check(await client.turn(started, 1, "dance"), 422, "invalid-request", "answer, skip, hint, rephrase")
    assert (await client.turn(started, 1, "rephrase")).status == 200
    check(await client.turn(started, 1, "rephrase", nth=2), 422, "invalid-request", "no further rephrase")
    check(await client.of("get_report", started), 409, "not-finished", "finish")


async def test_the_daily_limit_says_when_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DAILY_INTERVIEWS", "1")
    await function_app.services().close()
    function_app.services.cache_clear()
    token = (await client.start()).json["candidate_token"]
    refused = await client.start(token)
    problem = check(refused, 429, "daily-limit", "midnight")
    assert 0 < problem["retry_after"] <= 86_400
    assert refused.headers["Retry-After"] == str(problem["retry_after"])


async def test_an_unknown_recovery_code_is_404(client: Client) -> None:
    check(await client("post_recover", {"recovery_code": "0000-0000-0000-0000"}), 404, "not-found", "recovery code")


async def test_a_correlation_id_of_the_clients_own_is_kept_if_it_is_one(client: Client) -> None:
    for name in ("get_catalog", "get_health", "get_ready", "get_openapi"):
        kept = await client(name, headers={"X-Correlation-Id": "mine-1"})
        assert kept.headers["X-Correlation-Id"] == "mine-1"
    odd = await client("get_catalog", headers={"X-Correlation-Id": "a b\nc"})
    assert odd.headers["X-Correlation-Id"] != "a b\nc"


async def test_storage_that_is_away_is_503_with_a_time(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    started = (await client.start()).json
    await function_app.services().close()
    away = "http://127.0.0.1:9/devstoreaccount1"
    monkeypatch.setenv(
        "AzureWebJobsStorage",
        f"DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=a2V5;"
        f"TableEndpoint={away};BlobEndpoint={away};QueueEndpoint={away};",
    )
    function_app.services.cache_clear()
    said = await client.turn(started, 1)
    problem = check(said, 503, "storage-down", "Nothing confirmed is lost")
    assert said.headers["Retry-After"] == str(problem["retry_after"])


async def test_missing_settings_are_500_without_a_word_of_them_and_health_lives(
    client: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    with monkeypatch.context() as patch:
        patch.delenv("TOKEN_SECRET")
        function_app.services.cache_clear()
        problem = check(await client("post_candidate"), 500, "internal")
        assert "TOKEN_SECRET" not in problem["detail"]
        assert "TOKEN_SECRET is missing" in caplog.text
        assert (await client("get_health")).json["status"] == "ok"


async def test_the_catalogue_says_in_each_language_what_is_on_offer_in_it(client: Client) -> None:
    catalog = (await client("get_catalog")).json
    topics = {topic["id"] for topic in catalog["topics"]}
    for language in catalog["languages"]:
        pools = [pool for pool in catalog["pools"] if pool["language"] == language["id"]]
        told = {topic["id"] for topic in language["topics"]}
        assert pools
        assert all(set(pool["topics"]) <= told <= topics for pool in pools)
        assert {pool[key] for pool in pools for key in ("role", "level", "kind")} <= language["names"].keys()


async def test_the_catalogue_is_not_sent_twice(client: Client) -> None:
    said = await client("get_catalog")
    fields = {"version", "roles", "levels", "kinds", "topics", "languages", "lengths", "pools", "keep_days"}
    fields |= {"resume_days", "resume_file_days", "own_models"}
    assert fields == set(said.json)
    for known in (said.headers["ETag"], f'"old", W/{said.headers["ETag"]}', "*"):
        again = await client("get_catalog", headers={"If-None-Match": known})
        assert (again.status, again.bytes) == (304, b"")


@pytest.mark.parametrize("taken", ["gzip", "br, gzip;q=0.5", "gzip;q=0", "br", ""])
async def test_the_catalogue_comes_packed_to_whoever_takes_it_so(client: Client, taken: str) -> None:
    plain, said = await client("get_catalog"), await client("get_catalog", headers={"Accept-Encoding": taken})
    packed = taken in ("gzip", "br, gzip;q=0.5")
    assert said.headers.get("Content-Encoding") == ("gzip" if packed else None)
    assert (gzip.decompress(said.bytes) if packed else said.bytes) == plain.bytes
    assert said.headers["Vary"] == "Accept-Encoding"
    assert (said.headers["ETag"] != plain.headers["ETag"]) == packed
    again = await client("get_catalog", headers={"Accept-Encoding": taken, "If-None-Match": said.headers["ETag"]})
    assert again.status == 304


async def test_what_is_served_is_what_is_described(client: Client) -> None:
    served = set()
    for function in FUNCTIONS.values():
        trigger = function.get_trigger()
        if trigger is not None and trigger.type == "httpTrigger":
            details = trigger.get_dict_repr()
            served |= {(f"/{details['route']}", method.value.lower()) for method in details["methods"]}
    assert served == {(operation.path, operation.method) for operation in OPERATIONS}
    document = (await client("get_openapi")).json
    assert document["openapi"] == "3.1.0"
    assert {(path, m) for path, methods in document["paths"].items() for m in methods} == served
    assert document["components"]["schemas"]["TurnBody"]["required"] == ["number", "action"]
    export = document["paths"]["/ops/export"]["get"]
    assert {each["name"]: each["schema"] for each in export["parameters"]}["day"]["format"] == "date"
    assert "content" not in export["responses"]["401"]


async def test_a_queue_message_scores_once_and_a_strange_one_is_refused(client: Client) -> None:
    started = (await client.start(questions=3)).json
    message = func.QueueMessage(body=(await client.of("post_finish", started)).queued)
    score = FUNCTIONS["score_interview"].get_user_function()
    await score(message)
    await score(message)
    await FUNCTIONS["score_failed"].get_user_function()(message)
    assert (await client.me("get_history", started)).json["interviews"][0]["status"] == "finished"
    with pytest.raises(ValueError, match="interview_id"):
        await score(func.QueueMessage(body=b"{}"))
    await score(func.QueueMessage(body=b'{"interview_id": "unknown", "reason": "completed", "schema": 1}'))


def test_everything_of_the_operator_asks_for_the_key_and_nothing_else_does() -> None:
    triggers = [trigger for f in FUNCTIONS.values() if f.is_http_function() and (trigger := f.get_trigger())]
    routes = [trigger.get_dict_repr() for trigger in triggers]
    keyed = {each["route"] for each in routes if each["authLevel"].name == "FUNCTION"}
    assert keyed == {each["route"] for each in routes if each["route"].startswith("ops/")}
    assert len(keyed) > 10


async def test_an_address_that_has_had_its_day_is_told_so_whatever_it_says_of_itself(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ADDRESS_DAILY", "2")
    await function_app.services().close()
    function_app.services.cache_clear()
    wish = {"role": "backend-engineer", "level": "mid"}
    said = [
        await client("post_interview", wish, headers={"X-Forwarded-For": f"198.51.100.{nth}, 203.0.113.77:4{nth}"})
        for nth in range(3)
    ]
    assert [each.status for each in said] == [201, 201, 429]
    assert "everybody behind your address" in check(said[2], 429, "daily-limit", "midnight")["detail"].lower()
    elsewhere = await client("post_interview", wish, headers={"X-Forwarded-For": "203.0.113.78"})
    assert elsewhere.status == 201


async def test_where_a_code_is_needed_nobody_is_made_without_one(
    client: Client, azurite: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ACCESS_CODES", "autumn=K7QF2M9ZPX")
    monkeypatch.setenv("WITHOUT_CODE", "refused")
    await function_app.services().close()
    function_app.services.cache_clear()
    async with tables.connect(azurite) as service:
        before = [row async for row in service.table("candidates").query(select=tables.KEYS)]
        refused = check(await client.start(), 422, "invalid-request", "access code")
        assert [row async for row in service.table("candidates").query(select=tables.KEYS)] == before
    assert refused["errors"][0]["field"] == "X-Access-Code"
    assert refused["detail"].startswith("Interviews here are for people")
    assert (await client("get_outlook")).json["deep_review"] == "none"
    wish = {"role": "backend-engineer", "level": "mid"}
    assert (await client("post_interview", wish, headers={"X-Access-Code": "K7QF2M9ZPX"})).status == 201
