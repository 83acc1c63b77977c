"""`dev.py test`: every check of the project, then what could not be checked on this machine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from localhost.install import DEV, Workshop, python_of
from localhost.lanes import Check, Lane, abreast
from localhost.pythons import find_python

TYPED = (
    *(
        "function_app.py",
        "operator_functions.py",
        "serving.py",
        "bootstrap.py",
        "caches.py",
        "watching.py",
        "admitting.py",
        "modelling.py",
        "settings.py",
        "dev.py",
    ),
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
# Much of a run is waiting for processes to start and stop, so there are two more than there are cores; more than four
# hold each other up. A file stays whole: what its tests share is started once. In the order of the folders, those in a
# browser come first and one after another: they take longest, and share a browser until something else is between.
ABREAST = ("-n", str(min(4, (os.cpu_count() or 1) + 2)), "--dist", "loadfile", "--no-loadscope-reorder")
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


def check(workshop: Workshop, arguments: Sequence[str]) -> int:
    """Runs every check; 0 when all passed, and with REQUIRE_ALL=1 only when none was left out."""
    node = workshop.prepare(tests=True)
    worker, missing = _worker_python(workshop), _missing()
    if worker is None:
        missing.append(f"Microsoft's worker library ({WORKER_TESTS}): no Python 3.13 was found")
    python, root = str(workshop.python), workshop.root
    typed = [name for name in TYPED if (root / name).exists()]
    tests = Check("pytest", [python, "-m", "pytest", *ABREAST, *arguments], root)
    beside = [
        Check("ruff format", [python, "-m", "ruff", "format", "--check", "."], root),
        Check("ruff", [python, "-m", "ruff", "check", "."], root),
        Check("mypy", [python, "-m", "mypy", *typed], root),
    ]
    if (root / "frontend" / "package.json").exists():
        command = [*node.npm, "test", "--silent"]
        beside.append(Check("front end", command, root / "frontend", node.environment()))
    if worker is not None and str(worker) != python:
        beside.append(Check("pytest on 3.13", [str(worker), "-m", "pytest", WORKER_TESTS], root))
    return _run(tests, beside, missing)


def _run(tests: Check, beside: Sequence[Check], missing: Sequence[str]) -> int:
    """The tests are shown as they run; the other checks run beside them and are shown at the end."""
    with tempfile.TemporaryFile() as kept:
        lanes = [Lane([tests]), Lane(beside, kept)]
        abreast(lanes)
        kept.seek(0)
        print(kept.read().decode("utf-8", "replace"), flush=True)
    told = [line for lane in reversed(lanes) for line in lane.told]
    print("\n".join([*told, *(f"missing {what}" for what in missing)]), flush=True)
    if missing and os.environ.get("REQUIRE_ALL") == "1":
        print("REQUIRE_ALL=1: what is missing counts as a failure", flush=True)
        return 1
    return 1 if any(lane.failed for lane in lanes) else 0


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
