"""The log as the host writes it: JSON with the ids to follow a call by, and nothing that a person wrote or a key."""

from __future__ import annotations

import json
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from bench.local_app import worker
from interview.packs import bank

ANSWER = "First the flumberwidget filled the disk, so we moved quarzelbaum to another region and it was well again."
POSTING = "You keep the brindlewick pipeline alive and write pumpernickelish reports for the whole of the company."
RESUME = "Data engineer at Oberquell. I built the snorkelbeam importer in Python and SQL and ran it for four years."
KEYS = ("gsk_horridlysecret0123456789", "csk-equallysecret9876543210", "passwordofredis42", "hookwhoseaddressissecret")
PLANTED = ("flumberwidget", "quarzelbaum", "brindlewick", "pumpernickelish", "oberquell", "snorkelbeam", *KEYS)


class Echo(BaseHTTPRequestHandler):
    """A provider that refuses and answers badly by turns, and each time repeats all it was sent."""

    told = 0

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        asked = " ".join(each["content"] for each in json.loads(body)["messages"])
        person = max(0, min((at for word in PLANTED if (at := asked.lower().find(word)) >= 0), default=0) - 30)
        echo = asked[person : person + 150]
        status = (400, 200, 422)[Echo.told % 3]
        Echo.told += 1
        message = f"{self.headers['Authorization']} may not say {echo}"
        choice = {"message": {"content": json.dumps({echo: 1})}, "finish_reason": "stop"}
        said = {"choices": [choice]} if status == 200 else {"error": {"message": message}}
        text = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)

    def log_message(self, format: str, *args: object) -> None:
        return None


@pytest.fixture(scope="module")
def provider() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def call(url: str, body: Any = None, method: str = "POST", **headers: str) -> Any:
    sent = body if isinstance(body, bytes) else None if body is None else json.dumps(body).encode()
    known = {name.replace("_", "-"): value for name, value in headers.items()}
    ask = urllib.request.Request(url, sent, {"Content-Type": "application/json", **known}, method=method)
    try:
        with urllib.request.urlopen(ask, timeout=60) as answer:
            return json.loads(answer.read() or b"null")
    except urllib.error.HTTPError as e:
        return json.loads(e.read())


def interview(url: str) -> str:
    """One with everything of a person in it, and calls that are wrong; its id."""
    mine = {"X_Candidate_Token": call(f"{url}/candidates")["candidate_token"]}
    resume = call(f"{url}/resumes", RESUME.encode(), X_File_Name="me.txt", **mine)
    wish = {"role": "backend-engineer", "level": "mid", "questions": 1, "job_description": POSTING}
    begun = call(
        f"{url}/interviews", wish | {"resume_id": resume["resume_id"]}, X_Correlation_Id="asked-by-a-test", **mine
    )
    at, token = f"{url}/interviews/{begun['id']}", {"X_Interview_Token": begun["token"]}
    assert call(f"{at}/turns", ANSWER.encode(), **token)["status"] == 400
    assert call(f"{at}/turns", {"number": 1, "action": ANSWER, "answer": ANSWER}, **token)["status"] == 422
    strong, question = {pack.id: pack.strong for pack in bank("en").packs}, begun["question"]
    while question:
        answer = f"{ANSWER} {strong[question['id'].partition('.')[0]]}"
        turn = {"number": question["number"], "action": "answer", "answer": answer, "seconds": 30}
        question = call(f"{at}/turns", turn, **token).get("question")
    return str(begun["id"])


def lines(log: Path, text: str, seconds: float = 60.0) -> list[dict[str, Any]]:
    """Every line so far, as soon as there is one with that text."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        whole = log.read_text("utf-8")
        if text in whole:
            return [json.loads(line) for line in whole[: whole.rindex("\n")].splitlines()]
        time.sleep(0.1)
    raise AssertionError(f"no line says {text!r}:\n{log.read_text('utf-8')}")


def chosen(provider: str) -> Mapping[str, str]:
    away = "127.0.0.1:1"
    return {
        "PROVIDERS_AT": provider,
        "GROQ_API_KEY": KEYS[0],
        "CEREBRAS_API_KEY": KEYS[1],
        "REDIS_URL": f"redis://:{KEYS[2]}@{away}",
        "ALERT_WEBHOOK": f"http://{away}/{KEYS[3]}",
        "USERS_IN": "elsewhere",
        "EXPECTED_INTERVIEWS": "1",
    }


def test_the_log_of_a_whole_interview_holds_ids_and_nothing_that_a_person_wrote(
    azurite: str, provider: str, tmp_path: Path
) -> None:
    log = tmp_path / "log"
    with worker(azurite, chosen(provider), log) as app:
        id = interview(app.url)
        said = lines(log, f"of interview {id} failed")
    assert Echo.told > 2
    whole = log.read_text("utf-8").lower()
    assert [word for word in PLANTED if word in whole] == []
    began = next(line for line in said if line["text"] == "an interview began")
    assert (began["correlation"], began["call"], began["interview"]) == ("asked-by-a-test", "interviews.start", id)
    [ended] = [line for line in said if line["text"] == "a report is asked for: completed"]
    assert (ended["call"], ended["interview"]) == ("interviews.turn", id)
    failed = next(line for line in said if "failed" in line["text"] and id in line["text"])
    calls = {line["invocation"]: line["function"] for line in (began, ended, failed)}
    assert sorted(calls.values()) == ["post_interview", "post_turn", "score_interview"]
    assert all({"at", "level", "logger", "text"} <= line.keys() for line in said)


def test_what_an_unforeseen_fault_says_is_not_told_but_where_it_arose() -> None:
    from api.lines import place

    try:
        int(ANSWER)
    except ValueError:
        told = place(sys.exc_info()[1] or Exception())
    assert told[0] == "ValueError"
    assert Path(__file__).name in told[-1]
    assert "flumberwidget" not in " ".join(told)
