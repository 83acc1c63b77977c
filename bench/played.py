"""A running simulator of providers for benches, and its counters."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from bench.local_app import ROOT
from localhost.children import spawn, stop
from localhost.door import listen
from localhost.simulated import turned_to
from providers.catalog import FILE

COUNTING_SECONDS = 120
# Settings under which every row may be asked; one of them wants a card on file whoever asks.
EVERYBODY = {"TRAINING_OK": "on", "USERS_IN": "elsewhere", "SAMBANOVA_MONTHLY_USD": "1"}
OPENER = urllib.request.build_opener(urllib.request.ProxyHandler({}))


@dataclass(frozen=True)
class Played:
    """`settings` turn an app to the simulator at `url`."""

    url: str
    settings: Mapping[str, str]

    def wish(self, **wish: Any) -> None:
        """What providers shall do from now on; fields as the simulator's `/_control` takes them."""
        ask = urllib.request.Request(f"{self.url}/_control", json.dumps(wish).encode(), method="POST")
        with OPENER.open(ask, timeout=10) as answer:
            answer.read()

    def violations(self) -> int:
        """Calls over a limit so far, without working out what could have been granted."""
        with OPENER.open(f"{self.url}/_counters?only=violations", timeout=10) as answer:
            return int(json.loads(answer.read())["violations"])

    def counters(self) -> dict[str, Any]:
        with OPENER.open(f"{self.url}/_counters", timeout=COUNTING_SECONDS) as answer:
            found: dict[str, Any] = json.loads(answer.read())
            return found


@contextmanager
def played(*options: str, clock: Mapping[str, str] | None = None) -> Iterator[Played]:
    """`options` are those of `python -m bench.simulator`; `clock` holds CLOCK_RATE and CLOCK_EPOCH."""
    with listen(0) as door:
        command = [sys.executable, "-m", "bench.simulator", "--lifeline", "--fd", str(door.fileno()), *options]
        process = spawn(
            command,
            cwd=ROOT,
            env={**os.environ, **(clock or {})},
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            pass_fds=(door.fileno(),),
        )
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        try:
            yield Played(url, turned_to(url, FILE))
        finally:
            stop(process)


def by_model(counters: Mapping[str, Any]) -> dict[str, str]:
    """`granted of grantable`, and what was broken, for each model that was asked."""
    return {
        name: f"{row['granted']} of {row['grantable']}" + (f", broken {row['violations']}" if row["violations"] else "")
        for name, row in counters["models"].items()
    }
