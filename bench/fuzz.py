"""The served OpenAPI taken at its word: python -m bench.fuzz [--cases N] [--seed S] [--json].

Schemathesis makes requests that fit the description, and such as do not, and holds every answer to it, with all its
checks but `unsupported_method`: the host answers 404, never 405. Tokens and ids are those of interviews that are there,
one under way and one ended. Exit code 1 where a check fails or there were fewer cases than asked for. Needs
bench/requirements.txt."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.local_app import Worker, storage, worker
from bench.machine import machine

OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))
ANSWER = "I would measure first, then change the slowest part, and measure again."
LEFT_OUT = "unsupported_method"
OPERATIONS, ROUNDS = 45, 4
"""Of the description, about; each gets its part of the cases of a round."""


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.fuzz", description=__doc__)
    parser.add_argument("--cases", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--save", type=Path, help="write the figures to this JSON file")
    return parser.parse_args()


def post(url: str, body: Any = None, **headers: str) -> Any:
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    data = b"" if body is None else json.dumps(body).encode()
    ask = urllib.request.Request(url, data, {"Content-Type": "application/json", **sent}, method="POST")
    with OPENER.open(ask, timeout=10) as answer:
        return json.loads(answer.read())


def begun(app: Worker, *, ended: bool) -> dict[str, str]:
    """Tokens that open every route, and the id they are for."""
    started = post(f"{app.url}/interviews", {"role": "backend-engineer", "level": "mid", "questions": 3})
    at, mine = f"{app.url}/interviews/{started['id']}", {"X_Interview_Token": started["token"]}
    post(f"{at}/turns", {"number": 1, "action": "answer", "answer": ANSWER}, **mine)
    share = ""
    if ended:
        post(f"{at}/finish", **mine)
        share = post(f"{at}/share", **mine)["token"]
    return {
        "id": started["id"],
        "X-Interview-Token": started["token"],
        "X-Candidate-Token": started["candidate_token"],
        "X-Share-Token": share,
    }


HOOKS = """
import schemathesis

schemathesis.serializer.alias("application/toml", "text/plain")
"""

UNSAID = {
    "POST /interviews": ["422"],
    "POST /interviews/{id}/turns": ["422"],
    "POST /interviews/{id}/recordings": ["422"],
    "POST /interviews/{id}/tasks/{nonce}": ["422"],
    "POST /resumes": ["415", "422"],
    "PUT /ops/packs/{name}": ["422"],
}
"""What a description cannot say, so that a request may fit it and be refused: what is on offer just now, that an answer
needs a text and a skip none, which questions were put, what is a PDF, and what makes a pack."""

TAKEN = ["2xx", "3xx", "401", "403", "404", "409", "429"]
ENDING = ("--include-method", "DELETE", "--include-path-regex", "(finish|prewarm|share)$")
"""Of routes that end or replace what the others need."""

OTHERS = ("--exclude-method", "DELETE", "--exclude-path-regex", "(finish|prewarm|share)$")
ENDING_CASES, LONGEST_S = 3, 120


def config(tokens: dict[str, str], key: str) -> str:
    """For every request the tokens; for each route of an interview its id."""
    named = {**{name: value for name, value in tokens.items() if value and name != "id"}, "x-functions-key": key}
    headers = ", ".join(f'"{name}" = "{value}"' for name, value in named.items())
    lines = ["continue-on-failure = true", "hooks = 'hooks'", f"request-timeout = {LONGEST_S}"]
    lines += [f"checks.max_response_time = {LONGEST_S}", f"headers = {{ {headers} }}"]
    lines += ["[[operations]]", "include-path-regex = '^/interviews/'", f"parameters = {{ id = '{tokens['id']}' }}"]
    for name, statuses in UNSAID.items():
        allowed = json.dumps([*TAKEN, *statuses])
        lines += ["[[operations]]", f"include-name = '{name}'"]
        lines += [f"checks.positive_data_acceptance.expected-statuses = {allowed}"]
    return "\n".join(lines)


def fuzz(app: Worker, tokens: dict[str, str], only: tuple[str, ...], each: int, seed: int) -> dict[str, Any]:
    """One run over the operations that `only` leaves: so many cases for each, beside those for its limits."""
    with tempfile.TemporaryDirectory() as folder:
        settings, report = Path(folder) / "schemathesis.toml", Path(folder) / "report.json"
        settings.write_text(config(tokens, app.key), "utf-8")
        Path(folder, "hooks.py").write_text(HOOKS, "utf-8")
        command = [str(Path(sys.executable).with_name("schemathesis")), "--config-file", str(settings), "run"]
        command += [f"{app.url}/openapi.json", "--url", app.url, "--checks", "all", "--exclude-checks", LEFT_OUT]
        command += ["-n", str(each), "--seed", str(seed), "--report", "json", "--report-json-path", str(report)]
        done = subprocess.run([*command, *only], cwd=folder, capture_output=True, text=True, check=False)
        found: dict[str, Any] = json.loads(report.read_text("utf-8"))
        if found["failures"] or found["errors"]:
            print(done.stdout[-20_000:], done.stderr[-2000:], flush=True)
        return found


def run(cases: int, seed: int) -> Iterator[dict[str, Any]]:
    """Rounds until there were so many: the first of what ends things, then by turns over an interview that has ended
    and one under way. The figures so far, after each."""
    total, failures, rounds = 0, list[dict[str, Any]](), 0
    began = time.monotonic()
    each = max(1, cases // ROUNDS // OPERATIONS)
    with storage() as connection, worker(connection) as app:
        while total < cases:
            tokens = begun(app, ended=bool(rounds % 2))
            found = fuzz(app, tokens, OTHERS if rounds else ENDING, each if rounds else ENDING_CASES, seed + rounds)
            total += found["test_cases"]["generated"]
            failures += [*found["failures"], *found["errors"]]
            rounds += 1
            print(f"{total} cases, {len(failures)} failures", file=sys.stderr, flush=True)
            yield {
                "cases": total,
                "rounds": rounds,
                "failures": failures,
                "seed": seed,
                "seconds": round(time.monotonic() - began, 1),
                "holds": not failures and total >= cases,
                "machine": machine(),
            }


def main() -> int:
    given, found = options(), dict[str, Any]()
    for found in run(given.cases, given.seed):
        if given.save:
            given.save.write_text(json.dumps(found, indent=1) + "\n", "utf-8")
    for name, value in found.items():
        print(f"{name:12} {value}", flush=True)
    if given.json:
        print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
