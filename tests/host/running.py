"""The local host on the small app, as `dev.py` runs it."""

from __future__ import annotations

import http.client
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from localhost.children import spawn, stop
from localhost.door import listen

ROOT = Path(__file__).resolve().parents[2]
SMALL_APP = Path(__file__).with_name("fixture_app")


@dataclass(frozen=True)
class Answer:
    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def json(self) -> Any:
        return json.loads(self.body)


@dataclass(frozen=True)
class Host:
    port: int
    data: Path
    process: subprocess.Popen[bytes]

    def call(
        self, method: str, path: str, body: bytes | None = None, headers: Mapping[str, str] | None = None
    ) -> Answer:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, path, body, dict(headers or {}))
            said = line.getresponse()
            return Answer(said.status, said.headers, said.read())
        finally:
            line.close()

    @property
    def key(self) -> dict[str, str]:
        return {"x-functions-key": (self.data / "function-key").read_text("utf-8")}

    def saw(self, what: str, seconds: float = 15.0) -> list[str]:
        """What the functions noted that starts with `what`, as soon as there is any."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            found = [line for line in self.call("GET", "/v1/seen").json if line.startswith(what)]
            if found:
                return found
            time.sleep(0.05)
        raise AssertionError(f"{what!r} was not seen within {seconds} s")


@contextmanager
def host(
    data: Path, storage: str, *, worker: int = 1, log: Path | None = None, settings: Mapping[str, str]
) -> Iterator[Host]:
    """A worker of the local host that has answered once."""
    env = {**os.environ, "AzureWebJobsStorage": storage, **settings}
    with listen(0) as door:
        command = [sys.executable, "-m", "localhost", "--app", str(SMALL_APP), "--data", str(data)]
        command += ["--worker", str(worker), "--fd", str(door.fileno())]
        output = None if log is None else log.open("wb")
        process = spawn(command, cwd=ROOT, env=env, stdout=output, stderr=subprocess.STDOUT, pass_fds=(door.fileno(),))
        if output is not None:
            output.close()
        running = Host(int(door.getsockname()[1]), data, process)
        try:
            assert running.call("GET", "/v1/health").status == 200
            yield running
        finally:
            stop(process)
