"""The whole app as `python dev.py start` runs it, for a browser to visit."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from localhost.children import spawn, stop

ROOT = Path(__file__).resolve().parents[2]
READY_SECONDS = 120.0


class App:
    """Runs on one port and one data folder; may be killed and started again. `key` opens what is the operator's."""

    def __init__(self, port: int, data: Path) -> None:
        self.url = f"http://127.0.0.1:{port}"
        self.key = ""
        self._command = [sys.executable, "dev.py", "start", "--port", str(port), "--data", str(data), "--no-open"]
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *options: str) -> None:
        """Returns when the app has said that it is ready."""
        process = spawn([*self._command, *options], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        lines: queue.Queue[bytes] = queue.Queue()
        threading.Thread(target=_read, args=(process, lines), daemon=True).start()
        self._process = process
        said: list[str] = []
        while not (said and said[-1].startswith("ready ")):
            try:
                said.append(lines.get(timeout=READY_SECONDS).decode(errors="replace"))
            except queue.Empty:
                pytest.fail(f"the app is not ready after {READY_SECONDS:.0f} s:\n{''.join(said)}")
            if said[-1].startswith("function key: "):
                self.key = said[-1].removeprefix("function key: ").strip()
            if said[-1] == "":
                pytest.fail(f"the app ended before it was ready:\n{''.join(said)}")

    def kill(self) -> None:
        """Ends the app without a word of warning, as a crash would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()

    def stop(self) -> None:
        if self._process is not None:
            stop(self._process)


def _read(process: subprocess.Popen[bytes], lines: queue.Queue[bytes]) -> None:
    """Passes on each line and at the end an empty one; goes on reading so that the app never waits for us."""
    if process.stdout is None:
        return
    with process.stdout as stream:
        for line in stream:
            lines.put(line)
    lines.put(b"")
