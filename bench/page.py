"""How soon the first page is there on a slow phone, as Lighthouse sees it: simulated slow 4G, a fourth of the CPU.

    python -m bench.page [--runs 5] [--json]

Needs Chromium on the PATH; Lighthouse is fetched once. Told are medians of runs on the page as `dev.py start` serves
it. `machine_index` is Lighthouse's measure of the machine meanwhile: while it is busy that is well below what it is at
rest, and the times are those of its other work, too. Exits 1 where a category is below 95, the page is usable after
more than 1.5 s, or Lighthouse finds no Chromium.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any

from bench.machine import ROOT, machine
from localhost.children import spawn, stop
from localhost.install import Workshop
from localhost.node import Node
from localhost.steps import run

LIGHTHOUSE = "lighthouse@13.5.0"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
LEAST = 95
TIMES = {"first-contentful-paint": "first_paint_ms", "largest-contentful-paint": "largest_paint_ms"}
TIMES |= {"interactive": "interactive_ms", "total-blocking-time": "blocked_ms"}
INTERACTIVE_MS = 1500
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chromium-headless-shell")
RUN_SECONDS = 120.0

Figures = dict[str, float]


def fetched(workshop: Workshop, node: Node) -> Path:
    """Where Lighthouse is, once it has been fetched."""
    folder = workshop.tools / LIGHTHOUSE
    script = folder / "node_modules" / "lighthouse" / "cli" / "index.js"
    if not script.exists():
        folder.mkdir(parents=True, exist_ok=True)
        command = [*node.npm, "install", "--prefix", str(folder), "--no-audit", "--no-fund", LIGHTHOUSE]
        run("Installing Lighthouse", command, folder, "npm could not fetch it.", node.environment())
    return script


@contextmanager
def app() -> Iterator[str]:
    """The app as it is started on one machine, with nothing in it; gives its address."""
    with socket.socket() as any_port, tempfile.TemporaryDirectory() as data:
        any_port.bind(("127.0.0.1", 0))
        port = any_port.getsockname()[1]
        any_port.close()
        options = ["--port", str(port), "--data", data, "--no-open"]
        child = spawn([sys.executable, "dev.py", "start", *options], cwd=ROOT, stdout=subprocess.PIPE)
        try:
            assert child.stdout is not None
            if not any(line.startswith(b"ready ") for line in child.stdout):
                raise RuntimeError("the app ended before it was ready")
            yield f"http://127.0.0.1:{port}/"
        finally:
            stop(child)


def look(node: Node, script: Path, browser: str, url: str) -> Figures:
    """One run: categories from 0 to 100, times in ms, bytes of what came."""
    command = [node.binary, str(script), url, "--output=json", "--quiet", f"--only-categories={','.join(CATEGORIES)}"]
    # Chromium refuses its sandbox to root, which is who runs in most containers.
    command.append("--chrome-flags=--headless=new --no-sandbox")
    environment = {**os.environ, "CHROME_PATH": browser}
    said = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=RUN_SECONDS, check=True)
    return figures(json.loads(said.stdout))


def figures(told: Mapping[str, Any]) -> Figures:
    scores = {name: told["categories"][name]["score"] * 100 for name in CATEGORIES}
    times = {name: told["audits"][audit]["numericValue"] for audit, name in TIMES.items()}
    about = {"bytes": told["audits"]["total-byte-weight"]["numericValue"]}
    return {**scores, **times, **about, "machine_index": told["environment"]["benchmarkIndex"]}


def broken(found: Figures) -> list[str]:
    """Each bar that does not hold, in a line."""
    low = [f"{name} {found[name]:.0f}, below {LEAST}" for name in CATEGORIES if found[name] < LEAST]
    late = found["interactive_ms"] > INTERACTIVE_MS
    return low + ([f"usable after {found['interactive_ms']:.0f} ms, not {INTERACTIVE_MS}"] if late else [])


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.page", description=__doc__)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--json", action="store_true", help="the figures alone, on one line")
    given = parser.parse_args(arguments)
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("Lighthouse needs Chromium on the PATH.", file=sys.stderr)
        return 1
    workshop = Workshop(ROOT)
    node = workshop.prepare()
    script = fetched(workshop, node)
    with app() as url:
        runs = [look(node, script, browser, url) for _ in range(given.runs)]
    found = {name: median(one[name] for one in runs) for name in runs[0]}
    wrong = broken(found)
    if not given.json:
        for name, value in found.items():
            print(
                f"{name:20} {value:10,.0f}   ({min(one[name] for one in runs):,.0f} to "
                f"{max(one[name] for one in runs):,.0f})"
            )
    print(json.dumps({**machine(), "runs": len(runs), **found, "broken": wrong}))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
