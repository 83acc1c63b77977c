"""Checks that run one after another, beside others that do."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from localhost.children import spawn, stop

GLANCE_SECONDS = 0.1


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]
    folder: Path
    env: dict[str, str] | None = None


class Lane:
    """What its checks print goes to `kept`, or is shown at once."""

    def __init__(self, checks: Sequence[Check], kept: IO[bytes] | None = None) -> None:
        self.told: list[str] = []
        """One line for each check that has ended."""
        self.failed = False
        self._left, self._kept = list(checks), kept
        self._running: subprocess.Popen[bytes] | None = None
        self._began = 0.0

    def goes_on(self) -> bool:
        """Notes what has ended and starts the next; false when all have ended."""
        if self._running is not None:
            if (code := self._running.poll()) is None:
                return True
            self.end()
            self._note(self._left.pop(0), code)
        if not self._left:
            return False
        self._start(self._left[0])
        return True

    def end(self) -> None:
        """Stops what runs, if anything does."""
        if self._running is not None:
            stop(self._running)
            self._running = None

    def _start(self, check: Check) -> None:
        shown = self._kept or sys.stdout.buffer
        shown.write(f"\n── {check.name}\n".encode())
        shown.flush()
        stderr = subprocess.STDOUT if self._kept else None
        self._began = time.monotonic()
        self._running = spawn(check.command, cwd=check.folder, env=check.env, stdout=self._kept, stderr=stderr)

    def _note(self, check: Check, code: int) -> None:
        took = time.monotonic() - self._began
        self.told.append(f"{'FAILED' if code else 'passed'}  {check.name} ({took:.0f} s)")
        self.failed = self.failed or code != 0


def abreast(lanes: Sequence[Lane]) -> None:
    """Runs all lanes to their ends; whatever runs is stopped when we are interrupted."""
    try:
        while [lane for lane in lanes if lane.goes_on()]:
            time.sleep(GLANCE_SECONDS)
    finally:
        for lane in lanes:
            lane.end()
