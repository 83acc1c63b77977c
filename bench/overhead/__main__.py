"""What one call costs: our gateway beside its own bare transport, httpx's pools, the openai SDK and litellm.Router.

    python -m bench.overhead [--json] [--peers FOLDER]

Every way runs in a process of its own against one upstream of this machine, at 1 and at 64 calls at once, in rounds,
of which the median counts: other work on the machine falls on all of them. Quota is counted in memory here: what
Table Storage adds is one read and two writes for those who wait together. The others' packages go into a folder that
is thrown away, or into FOLDER, where they are found again. Exits 1 where a bar does not hold.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import venv
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
PACKAGES = ("litellm==1.109.1", "openai")
WAYS = ("transport", "gateway", "httpx", "openai", "litellm")
CALLS = {1: 200, 64: 1280}
ROUNDS = 3
SECONDS = 120.0
"""No run lasts longer."""

ON_TOP_BAR_MS = 0.25
SHARE_BAR = 1 / 5
IMPORT_BAR = 1 / 10

IMPORT = "import time; t = time.process_time(); import {}; print((time.process_time() - t) * 1000)"


@contextmanager
def upstream() -> Iterator[int]:
    command = [sys.executable, "-m", "bench.overhead.upstream"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdin is not None
        assert server.stdout is not None
        try:
            yield int(server.stdout.readline())
        finally:
            server.stdin.close()


def run(python: str, *words: str) -> str:
    """What a process of ours printed last."""
    said = subprocess.run([python, *words], cwd=ROOT, capture_output=True, text=True, timeout=SECONDS, check=False)
    if said.returncode:
        raise RuntimeError(f"{' '.join(words)} failed: {said.stderr[-2000:]}")
    return said.stdout.splitlines()[-1]


def peers(folder: Path) -> str:
    """The Python of an environment that holds the others, made where it is not there."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not python.exists():
        venv.create(folder, with_pip=True)
        command = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *PACKAGES]
        subprocess.run(command, check=True, timeout=10 * 60)
    return str(python)


def measure(others: str) -> dict[str, Any]:
    """Medians by way and calls at once, and CPU-ms of imports."""
    found: dict[str, Any] = {"quota": "in memory", "rounds": ROUNDS, "ways": {}, "imports": {}}
    with upstream() as port:
        for at_once, calls in CALLS.items():
            rounds: list[dict[str, dict[str, float]]] = []
            for _ in range(ROUNDS):
                rounds.append({way: _one(way, others, port, at_once, calls) for way in WAYS})
            for way in WAYS:
                figures = {key: round(median(each[way][key] for each in rounds), 3) for key in rounds[0][way]}
                found["ways"].setdefault(way, {})[str(at_once)] = figures
    for module, python in (("providers.gateway", sys.executable), ("openai", others), ("litellm", others)):
        took = [float(run(python, "-c", IMPORT.format(module))) for _ in range(ROUNDS)]
        found["imports"][module] = round(median(took), 1)
    return found | {"broken": broken(found)}


def _one(way: str, others: str, port: int, at_once: int, calls: int) -> dict[str, float]:
    ours = way in ("gateway", "transport", "httpx")
    module, python = ("bench.overhead.ours", sys.executable) if ours else ("bench.overhead.peers", others)
    figures: dict[str, float] = json.loads(run(python, "-m", module, way, str(port), str(at_once), str(calls)))
    return figures


def broken(found: dict[str, Any]) -> list[str]:
    lines = []
    for at_once in found["ways"]["gateway"]:
        ours, bare, litellm = (found["ways"][way][at_once]["cpu_ms"] for way in ("gateway", "transport", "litellm"))
        if ours > bare + ON_TOP_BAR_MS:
            lines.append(f"{ours} CPU-ms a call at {at_once} is over its transport's {bare} + {ON_TOP_BAR_MS}")
        if ours > litellm * SHARE_BAR:
            lines.append(f"{ours} CPU-ms a call at {at_once} is over a fifth of litellm.Router's {litellm}")
    imports = found["imports"]
    if imports["providers.gateway"] > imports["litellm"] * IMPORT_BAR:
        lines.append(f"import takes {imports['providers.gateway']} ms, over a tenth of litellm's {imports['litellm']}")
    return lines


def show(found: dict[str, Any]) -> None:
    print(f"{'':12}" + "".join(f"{f'{key} at {at}':>18}" for at in CALLS for key in ("CPU-ms", "p50 ms", "p99 ms")))
    for way, by_load in found["ways"].items():
        print(f"{way:12}" + "".join(f"{value:18.2f}" for at in CALLS for value in by_load[str(at)].values()))
    print("import, CPU-ms:", ", ".join(f"{module} {took:.0f}" for module, took in found["imports"].items()))
    print("\n".join(f"does not hold: {line}" for line in found["broken"]) or "every bar holds")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.overhead", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the JSON alone")
    parser.add_argument("--peers", type=Path, help="where to keep the environment of the others")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        result = measure(peers(options.peers or Path(temporary) / "peers"))
    if not options.json:
        show(result)
    print(json.dumps(result))
    sys.exit(1 if result["broken"] else 0)
