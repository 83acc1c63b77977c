"""`dev.py test`: every check of the project in order, then what could not be checked on this machine."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from localhost.children import run_through
from localhost.install import DEV, Workshop, python_of
from localhost.pythons import find_python

TYPED = (
    *("function_app.py", "serving.py", "bootstrap.py", "caches.py", "settings.py", "dev.py"),
    *(
        "interview",
        "api",
        "providers",
        "metrics",
        "cache",
        "storage",
        "watch",
        "documents",
        "localhost",
        "bench",
        "tests",
    ),
)
# The first Python that Microsoft's worker library runs on.
WORKER = (3, 13)
WORKER_TESTS = "tests/host/test_microsoft_runtime.py"
# Much of a run is waiting for processes to start and stop. A file stays whole: what its tests share is started once.
ABREAST = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@dataclass(frozen=True)
class Check:
    name: str
    command: Sequence[str]
    folder: Path
    env: dict[str, str] | None = None


def check(workshop: Workshop, arguments: Sequence[str]) -> int:
    """Runs the checks until one fails; 0 when all passed, and with REQUIRE_ALL=1 only when none was left out."""
    node = workshop.prepare(tests=True)
    worker, missing = _worker_python(workshop), _missing()
    if worker is None:
        missing.append(f"Microsoft's worker library ({WORKER_TESTS}): no Python 3.13 was found")
    python, root = str(workshop.python), workshop.root
    typed = [name for name in TYPED if (root / name).exists()]
    checks = [
        Check("ruff format", [python, "-m", "ruff", "format", "--check", "."], root),
        Check("ruff", [python, "-m", "ruff", "check", "."], root),
        Check("mypy", [python, "-m", "mypy", *typed], root),
        Check("pytest", [python, "-m", "pytest", *ABREAST, *arguments], root),
    ]
    if (root / "frontend" / "package.json").exists():
        command = [*node.npm, "test", "--silent"]
        checks.append(Check("front end", command, root / "frontend", node.environment()))
    if worker is not None and str(worker) != python:
        checks.append(Check("pytest on 3.13", [str(worker), "-m", "pytest", WORKER_TESTS], root))
    return _run(checks, missing)


def _run(checks: Sequence[Check], missing: Sequence[str]) -> int:
    lines: list[str] = []
    failed = False
    for number, each in enumerate(checks):
        print(f"\n── {each.name}", flush=True)
        began = time.monotonic()
        failed = run_through(each.command, each.folder, each.env) != 0
        lines.append(f"{'FAILED' if failed else 'passed'}  {each.name} ({time.monotonic() - began:.0f} s)")
        if failed:
            lines += [f"not run {later.name}" for later in checks[number + 1 :]]
            break
    lines += [f"missing {what}" for what in missing]
    print("\n" + "\n".join(lines), flush=True)
    if missing and os.environ.get("REQUIRE_ALL") == "1":
        print("REQUIRE_ALL=1: what is missing counts as a failure", flush=True)
        return 1
    return 1 if failed else 0


def _worker_python(workshop: Workshop) -> Path | None:
    """The Python of an environment in which Microsoft's worker library is installed, if one can be had."""
    if sys.version_info[:2] >= WORKER:
        return workshop.python
    interpreter = find_python(WORKER)
    if interpreter is None:
        return None
    venv = workshop.root / f".venv-{WORKER[0]}.{WORKER[1]}"
    workshop.packages(venv, interpreter, WORKER, DEV)
    return python_of(venv)


def _missing() -> list[str]:
    found = []
    if shutil.which("redis-server") is None:
        found.append("tests on a real Redis: redis-server is not on the PATH")
    if not any(shutil.which(name) for name in BROWSERS):
        found.append("tests in a browser: no Chromium is on the PATH")
    return found
