"""Reads files as the product does, and says what it took: outcome, seconds and the memory of the child."""

from __future__ import annotations

import os
import subprocess
import threading
import time
from pathlib import Path

import msgspec
from msgspec import Struct

from documents.child import EMPTY, TOO_MUCH, Outcome
from documents.kinds import kind_of
from documents.reader import command, environment
from interview.errors import UnsupportedFile

PATIENCE_SECONDS = 10.0
"""After which a child is killed; far beyond the bar, so that a slow machine is measured and not cut off."""


class Read(Struct, frozen=True):
    """`text`, or `trouble`. `megabytes`: the most that was resident in the child; None where none was needed."""

    text: str
    trouble: str
    seconds: float
    cpu_seconds: float
    megabytes: float | None


def read(file: bytes, name: str) -> Read:
    began = time.perf_counter()
    if not file.strip():
        return Read("", EMPTY, 0.0, 0.0, None)
    try:
        kind = kind_of(file, name, "")
    except UnsupportedFile as e:
        return Read("", str(e), round(time.perf_counter() - began, 3), 0.0, None)
    child = subprocess.Popen(
        command(kind), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment()
    )
    assert child.stdin is not None
    assert child.stdout is not None
    late = threading.Timer(PATIENCE_SECONDS, child.kill)
    late.start()
    try:
        child.stdin.write(file)
        child.stdin.close()
    except BrokenPipeError:
        pass  # it ended before it had read everything, and its code says why
    said = child.stdout.read()
    child.stdout.close()
    _, status, used = os.wait4(child.pid, 0)
    late.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    outcome = msgspec.json.decode(said, type=Outcome) if child.returncode == 0 else Outcome(trouble=TOO_MUCH)
    seconds = round(time.perf_counter() - began, 3)
    return Read(outcome.text, outcome.trouble, seconds, round(used.ru_utime + used.ru_stime, 3), _megabytes(used))


def _megabytes(used: object) -> float:
    # Linux counts in KiB. A child starts with what its parent had, so a large parent would show here.
    return round(getattr(used, "ru_maxrss", 0) / 1024, 1)


def text_of(path: Path) -> str:
    """The text of a file; empty where it gives none."""
    return read(path.read_bytes(), path.name).text
