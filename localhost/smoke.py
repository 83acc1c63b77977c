"""`python -m localhost.smoke API [PAGE]`: one short interview against a running app, erased afterwards.

API is an address such as https://example.azurewebsites.net/api. Exit code 0 when a report came."""

from __future__ import annotations

import json
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from typing import Any

WAKE_SECONDS = 120.0
"""A function app that slept takes its time; one lab saw 30 s."""

REPORT_SECONDS = 60.0
TIMEOUT_SECONDS = 60.0
ANSWER = (
    "First I looked at the logs and found one slow query that read the whole table. I added an index, measured it "
    "again, and the time fell from two seconds to twenty milliseconds, so we kept it."
)


class Failed(Exception):
    """What was wrong, for the person who deployed."""


def call(method: str, url: str, body: Any = None, headers: Mapping[str, str] | None = None) -> tuple[int, Any]:
    sent = None if body is None else json.dumps(body).encode()
    ask = urllib.request.Request(url, sent, {"Content-Type": "application/json", **(headers or {})}, method=method)
    try:
        with urllib.request.urlopen(ask, timeout=TIMEOUT_SECONDS) as answer:
            text = answer.read()
            return answer.status, json.loads(text) if text and "json" in answer.headers["Content-Type"] else text
    except urllib.error.HTTPError as e:
        return e.code, e.read()


def wanted(status: int, said: tuple[int, Any], what: str) -> Any:
    if said[0] != status:
        raise Failed(f"{what}: {said[0]} in place of {status}: {said[1]!r:.300}")
    return said[1]


def awake(api: str) -> str:
    """Waits until the app lives and says which build that is."""
    until, last = time.monotonic() + WAKE_SECONDS, ""
    while time.monotonic() < until:
        try:
            return str(wanted(200, call("GET", f"{api}/health"), "health")["build"])
        except (OSError, Failed) as e:
            last = str(e)
            time.sleep(2)
    raise Failed(f"{api}/health did not answer within {WAKE_SECONDS:.0f} s: {last}")


def interview(api: str) -> None:
    """Start, answer, end, report, erase."""
    wish = {"role": "backend-engineer", "level": "mid", "questions": 1}
    begun = wanted(201, call("POST", f"{api}/interviews", wish), "start")
    at, token = f"{api}/interviews/{begun['id']}", {"X-Interview-Token": begun["token"]}
    try:
        turn = {"number": 1, "action": "answer", "answer": ANSWER, "seconds": 30, "input": "text"}
        said = wanted(200, call("POST", f"{at}/turns", turn, token), "turn")
        if said["status"] != "finished":
            wanted(202, call("POST", f"{at}/finish", {}, token), "finish")
        _report(at, token)
    finally:
        me = {"X-Candidate-Token": begun["candidate_token"]}
        wanted(204, call("DELETE", f"{api}/candidates/me", None, me), "erasing")


def _report(at: str, token: Mapping[str, str]) -> None:
    until = time.monotonic() + REPORT_SECONDS
    while (said := call("GET", f"{at}/report", None, token))[0] == 202 and time.monotonic() < until:
        time.sleep(1)
    report = wanted(200, said, "report")
    if report["overall"] is None:
        raise Failed("the report has no score")


def main(arguments: Sequence[str]) -> int:
    if len(arguments) not in (1, 2) or not all(each.startswith(("http://", "https://")) for each in arguments):
        print("usage: python -m localhost.smoke API [PAGE]", file=sys.stderr)
        return 2
    api = arguments[0].rstrip("/")
    try:
        build = awake(api)
        wanted(200, call("GET", f"{api}/ready"), "ready")
        interview(api)
        for page in arguments[1:]:
            wanted(200, call("GET", page), "page")
    except (OSError, Failed) as e:
        print(f"not well: {e}", file=sys.stderr)
        return 1
    print(f"well: an interview was held and reported (build {build or 'unnamed'})")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
