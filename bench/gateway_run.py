"""Gateways alone in four processes ask for more than there is: whether any limit breaks, and how much of it is used."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Mapping
from typing import Any

from bench.fleet import COMMON
from bench.local_app import ROOT, storage
from bench.played import EVERYBODY, by_model, played
from localhost.children import spawn, stop

PROCESSES, KILLED, AT_ONCE = 4, (0, 2), 24
SHARE_BAR = 0.9
HASTE = "10"
"""With delays as they are, a few hundred calls under way would not be enough to ask for everything."""


def run(given: argparse.Namespace) -> dict[str, Any]:
    """Two processes are killed in the middle and replaced; everybody may be asked."""
    with storage() as connection, played("--haste", HASTE) as providers:
        env = {**COMMON, "AzureWebJobsStorage": connection, **providers.settings, **EVERYBODY}
        half = given.seconds / 2
        first = [_load(env, given.seconds) for _ in range(PROCESSES)]
        time.sleep(half)
        for nth in KILLED:
            first[nth].kill()
        second = [_load(env, half) for _ in KILLED]
        done = [process for nth, process in enumerate(first) if nth not in KILLED] + second
        try:
            said = [json.loads(each.communicate(timeout=given.seconds + 90)[0].splitlines()[-1]) for each in done]
        finally:
            for process in (*first, *second):
                stop(process)
        counters = providers.counters()
    failed: Counter[str] = Counter()
    for each in said:
        failed.update(each["failed"])
    return {
        "seconds": round(counters["seconds"], 1),
        "violations": counters["violations"],
        "impatient": counters["impatient"],
        "share": counters["share"],
        "granted": counters["granted"],
        "grantable": counters["grantable"],
        "failures": dict(failed),
        "models": by_model(counters),
        "holds": counters["violations"] == 0 and (counters["share"] or 0.0) >= SHARE_BAR,
    }


def _load(env: Mapping[str, str], seconds: float) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bench.gateway_load", f"{seconds:g}", str(AT_ONCE)]
    return spawn(command, cwd=ROOT, env={**os.environ, **env}, stdout=subprocess.PIPE)
