"""Several processes of the app on one storage; any may be killed and replaced, as instances in the cloud are."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bench.local_app import ROOT
from localhost.children import Children, spawn, stop
from localhost.door import doors, listen
from localhost.kept import kept_secret
from localhost.start import wait_for_health

COMMON = {
    "TOKEN_SECRET": "only-for-benches-0123456789",
    "DAILY_INTERVIEWS": "100000",
    "AzureFunctionsJobHost__logging__logLevel__default": "Warning",
}


def nothing_more(nth: int) -> Mapping[str, str]:
    return {}


class Fleet:
    """`url` is the address of the contract, behind which all processes stand; the first of them runs the timers.
    `own`: settings of the nth process alone, asked for whenever one starts."""

    def __init__(
        self,
        data: Path,
        settings: Mapping[str, str],
        size: int,
        log: Path | None,
        own: Callable[[int], Mapping[str, str]] = nothing_more,
    ) -> None:
        self._data, self._log, self._own = data, log, own
        # Made before the processes, which would race to make it.
        self._key = kept_secret(data, "function-key")
        self._env = {**os.environ, **COMMON, **settings}
        opened = doors(listen(0), size)
        self._port = int(opened[0].getsockname()[1])
        self.url = f"http://127.0.0.1:{self._port}/api"
        self._processes = [self._spawn(nth, door) for nth, door in enumerate(opened)]

    def wait(self) -> None:
        """Returns when one of them answers."""
        with ExitStack() as nothing:
            wait_for_health(f"{self.url}/health", Children(nothing))

    @property
    def key(self) -> dict[str, str]:
        """The header that opens the operator's pages."""
        return {"x-functions-key": self._key}

    @property
    def pids(self) -> list[int]:
        return [process.pid for process in self._processes]

    def kill(self, nth: int) -> None:
        self._processes[nth].kill()
        self._processes[nth].wait()

    def replace(self, nth: int) -> None:
        """A new process in the place of a dead one."""
        stop(self._processes[nth])
        self._processes[nth] = self._spawn(nth, listen(self._port, shared=True))

    def stop(self) -> None:
        for process in self._processes:
            stop(process)

    def _spawn(self, nth: int, door: socket.socket) -> subprocess.Popen[bytes]:
        """The process has the door to itself: what knocks there ends when the process does."""
        fd = door.fileno()
        command = [sys.executable, "-m", "localhost", "--lifeline", "--data", str(self._data)]
        command += ["--worker", str(nth + 1), "--fd", str(fd)]
        said = subprocess.DEVNULL if self._log is None else self._log.open("ab")
        child = spawn(
            command,
            cwd=ROOT,
            env={**self._env, **self._own(nth)},
            stdin=subprocess.PIPE,
            stdout=said,
            stderr=said,
            pass_fds=(fd,),
        )
        door.close()
        if not isinstance(said, int):
            said.close()
        return child


@contextmanager
def fleet(connection_string: str, size: int, settings: Mapping[str, str], log: Path | None = None) -> Iterator[Fleet]:
    """That many processes which have all answered. `log`: where what they say is added."""
    with tempfile.TemporaryDirectory() as data:
        found = Fleet(Path(data), {"AzureWebJobsStorage": connection_string, **settings}, size, log)
        try:
            found.wait()
            yield found
        finally:
            found.stop()
