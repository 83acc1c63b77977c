"""Child processes: each in a group of its own, so that one signal reaches it and all it started."""

from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO

from localhost.trouble import Trouble

GRACE_SECONDS = 10.0
WINDOWS = os.name == "nt"


def spawn(
    command: Sequence[str],
    *,
    cwd: Path,
    env: dict[str, str] | None = None,
    stdin: int | IO[bytes] | None = subprocess.DEVNULL,
    stdout: int | IO[bytes] | None = None,
    stderr: int | IO[bytes] | None = None,
    pass_fds: tuple[int, ...] = (),
) -> subprocess.Popen[bytes]:
    """Starts a child in a process group of its own: Ctrl-C in the terminal reaches the parent alone."""
    flags = int(getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0))
    return subprocess.Popen(
        command,
        cwd=cwd,
        env=env,
        stdin=stdin,
        stdout=stdout,
        stderr=stderr,
        pass_fds=() if WINDOWS else pass_fds,
        start_new_session=not WINDOWS,
        creationflags=flags,
    )


def stop(process: subprocess.Popen[bytes], grace: float = GRACE_SECONDS) -> None:
    """Asks the child and its group to end, and ends them after `grace` seconds. Safe to call twice."""
    if process.poll() is None:
        _signal(process, signal.SIGTERM)
        try:
            process.wait(grace)
        except subprocess.TimeoutExpired:
            _signal(process, signal.SIGTERM if WINDOWS else signal.SIGKILL)
            process.wait()
    if process.stdin is not None:
        process.stdin.close()


def run_through(command: Sequence[str], cwd: Path, env: dict[str, str] | None = None) -> int:
    """Runs a command to its end and gives its exit code; when we are interrupted it is stopped first."""
    child = spawn(command, cwd=cwd, env=env)
    try:
        return child.wait()
    finally:
        stop(child)


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    try:
        if WINDOWS:
            process.terminate()
        else:
            os.killpg(process.pid, number)
    except ProcessLookupError:
        return


class Children:
    """The processes of one run by name; each is stopped when `stack` unwinds."""

    def __init__(self, stack: ExitStack) -> None:
        self._stack = stack
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, process: subprocess.Popen[bytes]) -> None:
        self._stack.callback(stop, process)
        self.watch(name, process)

    def watch(self, name: str, process: subprocess.Popen[bytes]) -> None:
        """Counts in a process that somebody else stops."""
        self._running[name] = process

    def check(self) -> None:
        """Trouble that names a child that has ended by itself."""
        for name, process in self._running.items():
            if process.poll() is not None:
                raise Trouble(f"{name} ended by itself (exit code {process.returncode}); everything is stopped.")
