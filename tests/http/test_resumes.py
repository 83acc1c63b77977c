"""Résumés over HTTP: sent, corrected, used for an interview, exported, erased; every refusal says what to do."""

from __future__ import annotations

import base64
from typing import Any

import pytest

from bench import document_files as files
from bench.document_files import RESUME
from interview.own_questions import PREFIX
from tests.http.conftest import Client, Said
from tests.http.test_problems import check

PDF = files.pdf(RESUME)


async def enrolled(client: Client) -> Any:
    return (await client("post_candidate")).json


def headers(person: Any, **more: str) -> dict[str, str]:
    return {"X-Candidate-Token": person["candidate_token"], **{k.replace("_", "-"): v for k, v in more.items()}}


async def send(client: Client, person: Any, file: bytes = PDF, name: str = "cv.pdf") -> Said:
    return await client("post_resume", raw=file, headers=headers(person, X_File_Name=name))


async def test_a_file_becomes_a_profile_that_can_be_corrected_and_shapes_an_interview(client: Client) -> None:
    person = await enrolled(client)
    sent = await send(client, person, name="L%C3%A9a%20CV.pdf")
    assert sent.status == 201
    profile = sent.json["profile"]
    assert profile["headline"] == "Senior Data Engineer"
    assert sent.json["suggested"] == {"role": "data-engineer", "level": "senior", "fits": True}
    said = {**profile, "skills": [{"label": "kafka"}], "years": 4.5}
    put = await client("put_resume", said, headers=headers(person), id=sent.json["resume_id"])
    assert put.json["profile"]["skills"] == [{"label": "Kafka", "id": "kafka"}]
    assert put.json["suggested"]["level"] == "senior"
    wish = {"role": "data-engineer", "questions": 8, "resume_id": sent.json["resume_id"]}
    started = (await client.start(person["candidate_token"], **wish)).json
    export = (await client.me("get_export", person)).json
    assert base64.b64decode(export["resumes"][0]["file"]) == PDF
    assert export["resumes"][0]["profile"] == put.json["profile"]
    asked = [started["question"]["id"]]
    while "question" in (turn := (await client.turn(started, len(asked), "skip")).json):
        asked.append(turn["question"]["id"])
    assert len([id for id in asked if id.startswith(f"{PREFIX}kafka-")]) == 1


async def test_all_that_are_kept_are_told_on_any_device_the_newest_first(client: Client) -> None:
    person, other = await enrolled(client), await enrolled(client)
    older, newer = [(await send(client, person)).json for _ in range(2)]
    second = {"recovery_code": person["recovery_code"]}
    elsewhere = (await client("post_recover", second)).json
    assert (await client("get_resumes", headers=headers(elsewhere))).json == {"resumes": [newer, older]}
    assert (await client("get_resumes", headers=headers(other))).json == {"resumes": []}
    await client("delete_resume", headers=headers(person), id=newer["resume_id"])
    assert (await client("get_resumes", headers=headers(person))).json == {"resumes": [older]}
    check(await client("get_resumes"), 401, "unauthorised", "X-Candidate-Token")


async def test_an_interview_tells_what_its_questions_are_there_for(client: Client) -> None:
    person = await enrolled(client)
    id = (await send(client, person)).json["resume_id"]
    plain = (await client.start(person["candidate_token"], role="data-engineer")).json
    assert plain["shaped"] == {"resume": None, "job_description": None}
    assert plain["question"]["because"] is None
    unfitting = await client.start(role="data-engineer", job_description="A great team and free fruit.")
    assert unfitting.json["shaped"] == {"resume": None, "job_description": 0}
    asked = "You run our streaming pipelines: late events, schema changes, backfills, slow queries, warehouse cost."
    wish = {"role": "data-engineer", "resume_id": id, "job_description": asked}
    begun = (await client.start(person["candidate_token"], **wish)).json
    assert (await client.of("get_interview", begun)).json["shaped"] == begun["shaped"]
    reasons = [begun["question"]["because"]]
    while "question" in (turn := (await client.turn(begun, len(reasons), "skip")).json):
        reasons.append(turn["question"]["because"])
    assert reasons.count("resume") == begun["shaped"]["resume"] > 0
    assert begun["shaped"]["job_description"] > 0


async def test_a_newcomer_learns_what_to_expect_and_stays_unknown(client: Client) -> None:
    told = (await client("get_outlook")).json
    me = (await client.me("get_me", await enrolled(client))).json
    assert told["daily_limit"] == me["daily_limit"] == me["interviews_left_today"]
    assert (told["deep_review"], told["deep_review_within"]) == ("none", None)
    assert (me["deep_review"], me["deep_review_within"]) == ("none", None)


async def test_erased_is_gone_for_good(client: Client) -> None:
    person = await enrolled(client)
    id = (await send(client, person)).json["resume_id"]
    assert (await client("delete_resume", headers=headers(person), id=id)).status == 204
    for name, body in (("delete_resume", None), ("put_resume", {})):
        check(await client(name, body, headers=headers(person), id=id), 404, "not-found", "no such résumé")
    refused = await client.start(person["candidate_token"], resume_id=id)
    assert check(refused, 422, "invalid-request", "no such résumé")["errors"][0]["field"] == "resume_id"
    assert (await client.me("get_export", person)).json["resumes"] == []


async def test_erasing_a_candidate_erases_their_resumes(client: Client) -> None:
    person = await enrolled(client)
    await send(client, person)
    assert (await client.me("delete_me", person)).status == 204
    check(await send(client, person), 401, "unauthorised", "erased")


async def test_nobody_reaches_anothers_resume(client: Client) -> None:
    one, other = await enrolled(client), await enrolled(client)
    id = (await send(client, one)).json["resume_id"]
    for strange in (id, "../x", "' or 1 eq 1", "é#?/"):
        check(await client("put_resume", {}, headers=headers(other), id=strange), 404, "not-found")
    check(await client("post_resume", raw=PDF), 401, "unauthorised", "X-Candidate-Token")


@pytest.mark.parametrize(
    ("file", "name", "status", "slug", "says"),
    [
        (b"x" * (5 * 1024 * 1024 + 1), "cv.txt", 413, "too-large", "5 MB"),
        (b"\x89PNG\r\n", "cv.png", 415, "unsupported-file", "picture"),
        (RESUME.encode(), "cv.pdf", 415, "unsupported-file", "not one"),
        (b"", "cv.pdf", 422, "no-text-in-file", "empty"),
        (files.scan(), "cv.pdf", 422, "no-text-in-file", "scan"),
        (files.locked_pdf(), "cv.pdf", 422, "no-text-in-file", "password"),
        (files.docx_of_entities(), "cv.docx", 422, "no-text-in-file", "damaged"),
    ],
)
async def test_a_file_that_gives_nothing_says_what_to_send(
    client: Client, file: bytes, name: str, status: int, slug: str, says: str
) -> None:
    check(await send(client, await enrolled(client), file, name), status, slug, says)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"years": -1}, "years"),
        ({"skills": [{"label": ""}]}, "skills[0].label"),
        ({"headline": "x" * 201}, "headline"),
        ({"languages": [{"language": "Welsh", "fluency": "superb"}]}, "languages[0].fluency"),
        ({"roles": [{"title": "x", "start": "soon"}]}, "roles[0].start"),
        ({"skills": [{"label": "x"}] * 101}, "skills"),
    ],
)
async def test_a_correction_that_does_not_fit_names_the_field(
    client: Client, changes: dict[str, Any], field: str
) -> None:
    person = await enrolled(client)
    id = (await send(client, person)).json["resume_id"]
    refused = await client("put_resume", changes, headers=headers(person), id=id)
    assert check(refused, 422, "invalid-request")["errors"][0]["field"] == field
