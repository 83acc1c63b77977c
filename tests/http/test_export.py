"""A day's finished interviews to take away, with nothing anybody said."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from interview.catalog import rubric
from tests.http.conftest import Client

SAID = "I would add an index, says Zebulon, and measure it before and after."


async def test_a_days_finished_interviews_come_as_lines_without_anything_personal(client: Client) -> None:
    done = (await client.start(role="qa-engineer", level="senior", questions=3)).json
    await client.turn(done, 1, "hint")
    await client.turn(done, 1, answer=SAID, seconds=30)
    await client.of("post_finish", done)
    report = (await client.of("get_report", done)).json
    under_way = (await client.start(role="qa-engineer", level="senior", questions=3)).json

    said = await client("get_ops_export")
    assert (said.status, said.headers["Content-Type"]) == (200, "application/x-ndjson")
    lines = [json.loads(line) for line in said.bytes.splitlines()]
    (found,) = [line for line in lines if (line["role"], line["level"]) == ("qa-engineer", "senior")]
    assert (found["planned"], found["answered"], found["aids"], found["minutes"]) == (3, 1, 1, 0.5)
    assert (found["overall"], found["report"], found["scored_by"]) == (report["overall"], "final", "offline")
    assert found["words"] == len(SAID.split())
    assert found["competencies"] == {each["id"]: each["score"] for each in report["competencies"]}
    assert found["questions"][0]["question"] == done["question"]["id"]
    assert found["questions"][0]["score"] == report["questions"][0]["score"]
    everything = said.bytes.decode()
    for one in (done, under_way):
        for personal in ("Zebulon", one["id"], one["candidate_id"], one["token"], one["candidate_token"]):
            assert personal not in everything

    table = await client("get_ops_export", query={"format": "csv"})
    assert table.headers["Content-Type"].startswith("text/csv")
    rows = list(csv.DictReader(io.StringIO(table.bytes.decode())))
    assert len(rows) == len(lines)
    (row,) = [row for row in rows if (row["role"], row["level"]) == ("qa-engineer", "senior")]
    assert float(row["overall"]) == report["overall"]
    assert {each.id for each in rubric().competencies} <= row.keys()
    assert "Zebulon" not in table.bytes.decode()


async def test_other_days_and_forms_are_told_apart(client: Client) -> None:
    assert (await client("get_ops_export", query={"day": "2020-01-01"})).bytes == b""
    assert (await client("get_ops_export", query={"day": "soon"})).status == 422
    assert (await client("get_ops_export", query={"format": "xlsx"})).json["errors"][0]["field"] == "format"


async def test_what_was_erased_is_not_exported(client: Client) -> None:
    gone = (await client.start(role="ml-engineer", level="junior", questions=2)).json
    await client.of("post_finish", gone)
    assert b"ml-engineer" in (await client("get_ops_export")).bytes
    await client.of("delete_interview", gone)
    assert b"ml-engineer" not in (await client("get_ops_export")).bytes


async def test_questions_made_for_one_person_are_not_told_by_name(client: Client) -> None:
    text = b"Dana Doe\nBackend engineer\nSkills: Kafka, PostgreSQL, Kubernetes\n2019 - 2024 Engineer at Acme\n"
    me = (await client("post_candidate", {})).json
    headers = {"X-Candidate-Token": me["candidate_token"], "Content-Type": "text/plain", "X-File-Name": "cv.txt"}
    resume = (await client("post_resume", raw=text, headers=headers)).json
    wish: dict[str, Any] = {"role": "devops-sre", "level": "junior", "kind": "technical", "questions": 6}
    started = (await client.start(me["candidate_token"], "", resume_id=resume["resume_id"], **wish)).json
    number, asked = 1, started["question"]
    while asked:
        said = (await client.turn(started, number, "skip")).json
        number, asked = number + 1, said.get("question")
    state = (await client.of("get_interview", started)).json
    own = [turn["question"]["id"] for turn in state["turns"] if turn["question"]["id"].startswith("experience-")]
    assert own
    exported = (await client("get_ops_export")).bytes.decode()
    assert not any(id in exported for id in own)
    assert '"question":"experience"' in exported
