"""A running copy of the app for benches: Azurite in memory, one worker of the local host, both on free ports."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from localhost.azurite import Azurite
from localhost.children import Children, spawn, stop
from localhost.door import listen
from localhost.install import Workshop
from localhost.kept import kept_secret
from localhost.provision import provision
from localhost.start import wait_for_health

ROOT = Path(__file__).resolve().parent.parent
TICKS = os.sysconf("SC_CLK_TCK") if hasattr(os, "sysconf") else 100


@dataclass(frozen=True)
class Worker:
    """A process of the app, the address of its contract, and the function key where it is known."""

    pid: int
    url: str
    key: str = ""

    def cpu_ms(self) -> float:
        """User and system time of the process so far, from /proc (so on Linux only)."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) * 1000 / TICKS

    def memory_mb(self) -> float:
        """Resident memory now."""
        pages = int(Path(f"/proc/{self.pid}/statm").read_text("ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1024 / 1024


@contextmanager
def storage() -> Iterator[str]:
    """An empty Azurite in memory, with everything created; gives its connection string."""
    workshop = Workshop(ROOT)
    emulator = Azurite(workshop.prepare(), workshop.tools, None)
    try:
        provision(emulator.connection_string)
        yield emulator.connection_string
    finally:
        emulator.stop()


@contextmanager
def worker(
    connection_string: str, settings: Mapping[str, str] | None = None, log: Path | None = None, app: Path = ROOT
) -> Iterator[Worker]:
    """A fresh process of the app; it has answered its health check and nothing else. `log`: a file for what it and its
    host tell."""
    plain = {
        "AzureWebJobsStorage": connection_string,
        "TOKEN_SECRET": "only-for-benches-0123456789",
        "DAILY_INTERVIEWS": "100000",
    }
    with listen(0) as door, tempfile.TemporaryDirectory() as data, ExitStack() as stack:
        lines = subprocess.DEVNULL if log is None else stack.enter_context(log.open("wb"))
        command = [sys.executable, "-m", "localhost", "--lifeline", "--data", data, "--fd", str(door.fileno())]
        command += ["--app", str(app)]
        child = spawn(
            command,
            cwd=ROOT,
            env={**os.environ, **plain, **(settings or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=lines,
            pass_fds=(door.fileno(),),
        )
        stack.callback(stop, child)
        url = f"http://127.0.0.1:{door.getsockname()[1]}/api"
        wait_for_health(f"{url}/health", Children(stack))
        yield Worker(child.pid, url, kept_secret(Path(data), "function-key"))
