"""`python dev.py start` as somebody at a terminal meets it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest

from localhost.start import forget
from tests.host.running import ROOT

pytestmark = pytest.mark.skipif(os.name == "nt", reason="signals and ps are those of Linux and macOS")


KEY = r"^function key: (\S+)$"


class Started:
    """A running `dev.py start` and what it has said so far."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process, self.lines = process, list[str]()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            self.lines.extend(line.rstrip() for line in lines)

    def line(self, pattern: str, seconds: float = 60) -> re.Match[str]:
        """The first line that `pattern` fits, as soon as it is there."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            for line in list(self.lines):
                if found := re.search(pattern, line):
                    return found
            time.sleep(0.05)
        raise AssertionError(f"no line fits {pattern!r}: " + "\n".join(self.lines))

    @property
    def address(self) -> str:
        return self.line(r"^ready (http://127\.0\.0\.1:\d+)$")[1]

    def end(self, number: int = signal.SIGTERM) -> int:
        self.process.send_signal(number)
        code = self.process.wait(30)
        self._reader.join(5)
        return code


def deaf_to_interrupts() -> None:
    """As a shell starts what runs in the background."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def started(data: Path, *options: str, env: Mapping[str, str] | None = None) -> Iterator[Started]:
    command = [sys.executable, "dev.py", "start", "--no-open", "--port", "0", "--data", str(data), *options]
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        preexec_fn=deaf_to_interrupts,
    )
    found = Started(process)
    try:
        yield found
    finally:
        if process.poll() is None:
            found.end()


def get(address: str) -> bytes:
    with urllib.request.urlopen(address, timeout=10) as answer:
        body: bytes = answer.read()
        return body


def listens(address: str) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", int(address.rpartition(":")[2]))) == 0


def state_of(app: Started, interview: Mapping[str, str]) -> bytes:
    """What the app holds of an interview; HTTPError where it knows none, or not this token."""
    headers = {"X-Interview-Token": interview["token"]}
    ask = urllib.request.Request(f"{app.address}/api/interviews/{interview['id']}", headers=headers)
    with urllib.request.urlopen(ask, timeout=10) as answer:
        held: bytes = answer.read()
        return held


def processes_about(text: str) -> list[int]:
    """The processes whose command line holds `text`."""
    listed = subprocess.run(["ps", "-axww", "-o", "pid=,command="], capture_output=True, text=True, check=True)
    found = (line.split(None, 1) for line in listed.stdout.splitlines())
    return [int(each[0]) for each in found if text in each[-1] and int(each[0]) != os.getpid()]


def gone(text: str, seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if not processes_about(text):
            return True
        time.sleep(0.1)
    return False


def test_a_second_copy_is_refused_and_what_was_stored_outlives_a_kill_of_what_it_started(tmp_path: Path) -> None:
    with started(tmp_path) as app:
        key = app.line(KEY)[1]
        assert json.loads(get(f"{app.address}/api/health"))["status"] == "ok"
        told = json.loads(get(f"{app.address}/config.json"))
        assert told["api"] == "/api"
        assert told["recordings"].startswith("http://127.0.0.1:")
        assert b"<!doctype html>" in get(f"{app.address}/").lower()
        assert len(processes_about(str(tmp_path))) == 3
        said = refused(["--port", "0", "--data", str(tmp_path)])
        assert "another copy of the app uses the same data folder" in said
        assert str(tmp_path) in said
        body = b'{"role": "backend-engineer", "level": "mid", "kind": "mixed", "language": "en", "questions": 3}'
        ask = urllib.request.Request(f"{app.address}/api/interviews", body, {"Content-Type": "application/json"})
        with urllib.request.urlopen(ask, timeout=10) as answer:
            interview = json.loads(answer.read())
        app.process.kill()
        app.process.wait()
    assert gone(str(tmp_path)), "what it started outlived it"
    with started(tmp_path) as app:
        assert app.line(KEY)[1] == key
        assert json.loads(state_of(app, interview))["question"] == interview["question"]
        assert app.end(signal.SIGINT) == 0
        assert app.lines[-1] == "stopped"
    assert processes_about(str(tmp_path)) == []


def test_a_fresh_start_forgets_what_was_stored_and_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "azurite").mkdir()
    for name in ("azurite/blobs.json", "function-key", "token-secret", "mine.txt"):
        (tmp_path / name).write_text("kept", "utf-8")
    forget(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_providers_are_played_and_several_workers_share_the_port_until_one_dies_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "function-key").write_text("of an earlier run", "utf-8")
    with started(tmp_path, "--fresh", "--simulate", "--in-memory", "--workers", "2") as app:
        assert app.line(KEY)[1] != "of an earlier run"
        url = app.line(r"^providers are simulated at (http://127\.0\.0\.1:\d+) ")[1]
        body = b'{"model": "openai/gpt-oss-20b", "messages": [{"role": "user", "content": "Say a word."}]}'
        ask = urllib.request.Request(f"{url}/groq/openai/v1/chat/completions", body, method="POST")
        with pytest.raises(urllib.error.HTTPError, match="401"):
            urllib.request.urlopen(ask, timeout=10)
        assert json.loads(get(f"{url}/_counters"))["models"]["groq/openai/gpt-oss-20b"]["faults"] == {"bad_key": 1}
        assert json.loads(get(f"{app.address}/api/health"))["status"] == "ok"
        [second] = processes_about(f"--data {tmp_path} --worker 2")
        os.kill(second, signal.SIGKILL)
        assert app.process.wait(30) == 1
        app.line(r"^worker 2 of the app ended by itself \(exit code -9\); everything is stopped\.$")
        assert not listens(url), "the simulator outlived the command"
    assert processes_about(str(tmp_path)) == []


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        said = refused(["--port", str(port), "--data", str(tmp_path)])
    assert f"Port {port} cannot be had" in said
    assert "--port" in said


def test_a_clock_rate_that_is_none_is_refused(tmp_path: Path) -> None:
    assert "CLOCK_RATE" in refused(["--port", "0", "--data", str(tmp_path), "--clock-rate", "-1"])


def refused(options: Sequence[str], env: Mapping[str, str] | None = None) -> str:
    """What the command says when it does not start."""
    command = [sys.executable, "dev.py", "start", "--no-open", *options]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    return done.stderr


FUNC = """\
    #!{python}
    import http.server, json, os, sys
    port = int(sys.argv[sys.argv.index("--port") + 1])
    names = ("AzureWebJobsStorage", "TOKEN_SECRET", "SWEEP_SCHEDULE", "VIRTUAL_ENV")
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps([sys.argv[1:], {{name: os.environ[name] for name in names}}]).encode())
    http.server.HTTPServer(("127.0.0.1", port), Handler).serve_forever()
"""


def test_core_tools_run_the_app_and_the_page_has_a_port_of_its_own(tmp_path: Path) -> None:
    func = tmp_path / "bin" / "func"
    func.parent.mkdir()
    func.write_text(textwrap.dedent(FUNC.format(python=sys.executable)), "utf-8")
    func.chmod(0o755)
    path = f"{func.parent}{os.pathsep}{os.environ['PATH']}"
    with started(tmp_path / "data", "--host", "func", env={"PATH": path}) as app:
        page = app.address
        api = json.loads(get(f"{page}/config.json"))["api"]
        assert re.fullmatch(r"http://127\.0\.0\.1:\d+/api", api)
        assert not api.startswith(page)
        arguments, settings = json.loads(get(f"{api}/health"))
        assert arguments[:2] == ["start", "--port"]
        assert page in arguments[arguments.index("--cors") + 1].split(",")
        assert settings["AzureWebJobsStorage"].startswith("DefaultEndpointsProtocol=http;")
        assert settings["SWEEP_SCHEDULE"]
        assert len(settings["TOKEN_SECRET"]) >= 32
        assert settings["VIRTUAL_ENV"] == str(ROOT / ".venv")
        assert b"<!doctype html>" in get(f"{page}/interview").lower()
        assert app.end() == 0
    assert processes_about(str(func)) == []


def test_without_core_tools_the_message_says_what_to_do(tmp_path: Path) -> None:
    said = refused(["--port", "0", "--data", str(tmp_path), "--in-memory", "--host", "func"])
    assert "func" in said
    assert "Leave --host away" in said
