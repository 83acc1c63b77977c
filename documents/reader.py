"""Reads a file in a process of its own, so that no file can take this one's time or memory, or read its secrets."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from contextlib import suppress

import msgspec

from documents.child import EMPTY, TOO_MUCH, Outcome
from documents.kinds import Kind, kind_of
from interview.errors import Busy, NoText

log = logging.getLogger("quiet-room")

SECONDS = 1.9
"""Real time for one file. What works without end is stopped by its processor time before that."""

AT_ONCE = 2
"""Files that are read at the same time: each may take a good part of a small instance's memory."""

WAIT_SECONDS = 5.0
LATER_SECONDS = 5.0

BUSY = "Files take too long to read right now. Please send it again in a moment, or paste the text as a .txt file."


def command(kind: Kind) -> tuple[str, ...]:
    # -S and -B: nothing of the machine's own set-up is read or written.
    return sys.executable, "-S", "-B", "-m", "documents.child", kind


def environment() -> dict[str, str]:
    """The paths of this process, and nothing else of it."""
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    # Where this one finds its modules compiled; compiling them takes most of the time of a small file.
    return paths | ({"PYTHONPYCACHEPREFIX": sys.pycache_prefix} if sys.pycache_prefix else {})


class Reader:
    """Raises UnsupportedFile, NoText, and Busy where this machine is too busy to read it in time."""

    def __init__(self, seconds: float = SECONDS, at_once: int = AT_ONCE) -> None:
        self._seconds, self._places = seconds, asyncio.Semaphore(at_once)

    async def __call__(self, file: bytes, name: str, media: str) -> str:
        """The text of a file; `name` and `media` are what its sender calls it."""
        if not file.strip():
            raise NoText(EMPTY)
        kind = kind_of(file, name, media)
        try:
            async with asyncio.timeout(WAIT_SECONDS):
                await self._places.acquire()
        except TimeoutError as e:
            raise Busy(BUSY, LATER_SECONDS) from e
        try:
            outcome = await self._read(kind, file)
        finally:
            self._places.release()
        if outcome.trouble:
            raise NoText(outcome.trouble)
        return outcome.text

    async def _read(self, kind: Kind, file: bytes) -> Outcome:
        child = await asyncio.create_subprocess_exec(
            *command(kind),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
            env=environment(),
        )
        try:
            async with asyncio.timeout(self._seconds):
                said, _ = await child.communicate(file)
        except TimeoutError as e:
            raise Busy(BUSY, LATER_SECONDS) from e
        finally:
            if child.returncode is None:
                with suppress(ProcessLookupError):
                    child.kill()
                await child.wait()
        if child.returncode != 0:
            # It ran out of its time or memory, or the file broke the library that read it.
            log.warning("reading a %s of %d bytes ended with %d", kind, len(file), child.returncode)
            return Outcome(trouble=TOO_MUCH)
        return msgspec.json.decode(said, type=Outcome)
