"""One step of an installation: what is being done, that it is still going on, and what went wrong."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Sequence
from pathlib import Path

from localhost.children import spawn, stop
from localhost.trouble import Trouble

HEARTBEAT_SECONDS = 10
NPM_FAILED = "npm failed. Check the network and npm's registry (npm config get registry), then run this again."
PIP_FAILED = "pip failed. Check the network and the package index (pip config list), then run this again."


def run(title: str, command: Sequence[str], folder: Path, trouble: str, env: dict[str, str] | None = None) -> None:
    """Runs one command and tells how it goes; Trouble with its last words when it fails."""
    print(f"{title} …", flush=True)
    began = time.monotonic()
    child = spawn(command, cwd=folder, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    try:
        while True:
            try:
                said, _ = child.communicate(timeout=HEARTBEAT_SECONDS)
                break
            except subprocess.TimeoutExpired:
                print(f"  still at it after {time.monotonic() - began:.0f} s", flush=True)
    finally:
        stop(child)
    if child.returncode != 0:
        last = said.decode("utf-8", "replace").strip().splitlines()[-15:]
        raise Trouble(f"{title}: {trouble}\n" + "\n".join(f"  {line}" for line in last))
    print(f"  done in {time.monotonic() - began:.0f} s", flush=True)
