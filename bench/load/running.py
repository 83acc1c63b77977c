"""The product running as an operator starts it: workers behind one port, Azurite in memory, Redis, the simulator."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.local_app import ROOT, Worker
from localhost.door import listen

READY_SECONDS = 120
STOP_SECONDS = 60


@dataclass(frozen=True)
class Product:
    """`url` ends in /api; `key` is the function key of the operator's routes; `simulator` is "" without one."""

    url: str
    key: str
    simulator: str
    workers: tuple[Worker, ...]


@contextmanager
def product(
    *, workers: int, clock_rate: float, simulate: bool, env: Mapping[str, str], log: Path | None = None
) -> Iterator[Product]:
    """Runs `dev.py start` and stops it again. `log`: a file for what it says once it runs."""
    with tempfile.TemporaryDirectory() as data:
        command = [sys.executable, "dev.py", "start", "--no-open", "--in-memory", "--port", "0", "--data", data]
        command += ["--workers", str(workers), "--clock-rate", str(clock_rate)]
        process = subprocess.Popen(
            [*command, *(["--simulate"] if simulate else [])],
            cwd=ROOT,
            env={**os.environ, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            yield _ready(process, log)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(STOP_SECONDS)


def _drain(lines: Iterable[str] | None, file: Path) -> None:
    with file.open("a", encoding="utf-8") as log:
        for line in lines or ():
            log.write(line)
            log.flush()


def _ready(process: subprocess.Popen[str], log: Path | None) -> Product:
    """Reads the lines of the command up to the one that says where the page is."""
    heard: list[str] = []
    alarm = threading.Timer(READY_SECONDS, process.kill)
    alarm.start()
    try:
        for line in process.stdout or ():
            heard.append(line.rstrip())
            if found := re.match(r"ready (\S+)", line):
                break
        else:
            raise RuntimeError("the product did not start:\n" + "\n".join(heard))
    finally:
        alarm.cancel()
    # Whatever it says from now on is read, and kept or dropped: a full pipe would hold it up.
    threading.Thread(target=_drain, args=(process.stdout, log or Path(os.devnull)), daemon=True).start()
    url, text = f"{found.group(1)}/api", "\n".join(heard)
    key = re.search(r"function key: (\S+)", text)
    simulator = re.search(r"simulated at (\S+)", text)
    pids = [pid for pid in _children(process.pid) if "localhost" in _command(pid) and "--worker" in _command(pid)]
    return Product(
        url=url,
        key=key.group(1) if key else "",
        simulator=simulator.group(1) if simulator else "",
        workers=tuple(Worker(pid, url) for pid in pids),
    )


def _children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()]


def _command(pid: int) -> list[str]:
    return Path(f"/proc/{pid}/cmdline").read_bytes().decode().split("\0")


class RedisServer:
    """A Redis of our own, which can be made to fail in every way."""

    def __init__(self) -> None:
        binary = shutil.which("redis-server")
        if binary is None:
            raise RuntimeError(
                "redis-server is not on the PATH: install the package redis-server, or leave --redis out"
            )
        self._binary = binary
        with listen(0) as door:
            self.port = int(door.getsockname()[1])
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._folder = tempfile.TemporaryDirectory()
        self.process = self._spawn()

    def _spawn(self) -> subprocess.Popen[bytes]:
        options = ["--port", str(self.port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
        return subprocess.Popen(
            [self._binary, *options], cwd=self._folder.name, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()

    def restart_empty(self) -> None:
        self.process = self._spawn()

    def pause(self) -> None:
        self.process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        self.process.send_signal(signal.SIGCONT)

    def stop(self) -> None:
        if self.process.poll() is None:
            self.resume()
            self.kill()
        self._folder.cleanup()
