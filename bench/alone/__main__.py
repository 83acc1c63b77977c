"""Whether the package that is deployed needs nothing but itself: python -m bench.alone [--json].

The zip is built as a deployment builds it and unpacked, its requirements.txt is installed alone into new environments.
Microsoft's worker library indexes it on Python 3.13 and answers a turn; the local host does on 3.11, and holds a whole
interview. Needs both Pythons and pip's index; a minute or two, most of it pip's. Exit code 1 where either does not."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from bench.local_app import ROOT, storage
from bench.machine import machine
from localhost import package, smoke
from localhost.children import Children, spawn
from localhost.door import listen
from localhost.install import python_of
from localhost.pythons import find_python
from localhost.settings_files import read_local_settings
from localhost.start import wait_for_health

LOCAL, MICROSOFT = (3, 11), (3, 13)
LIBRARY = next(
    line.partition(";")[0].strip()
    for line in (ROOT / "requirements-dev.txt").read_text("utf-8").splitlines()
    if line.startswith("azure-functions-runtime")
)
SECONDS = 600.0
"""For each step of pip's, and for a host."""


def unpacked(folder: Path) -> Path:
    """The package as it is deployed, in a folder of its own."""
    package.package(ROOT, folder / "app.zip")
    with ZipFile(folder / "app.zip") as zip:
        zip.extractall(folder / "app")
    return folder / "app"


def environment(folder: Path, version: tuple[int, int], app: Path) -> tuple[Path, dict[str, Any]]:
    """The interpreter of a new environment that holds the app's requirements and nothing else, and what that took."""
    interpreter = find_python(version)
    if interpreter is None:
        raise SystemExit(f"Python {version[0]}.{version[1]} is needed and was not found")
    began = time.monotonic()
    _run([str(interpreter), "-m", "venv", str(folder)])
    python = python_of(folder)
    pip = [str(python), "-m", "pip", "--disable-pip-version-check"]
    _run([*pip, "install", "--quiet", "--requirement", str(app / "requirements.txt")])
    took = time.monotonic() - began
    installed = {each["name"]: each["version"] for each in json.loads(_run([*pip, "list", "--format=json"]))}
    return python, {"packages": len(installed), "install_s": round(took, 1), "sdk": installed["azure-functions"]}


def by_microsoft(folder: Path, app: Path, settings: Mapping[str, str]) -> dict[str, Any]:
    """What Microsoft's library makes of the app. The library lies apart, as the host keeps it: it brings the app
    nothing."""
    python, found = environment(folder / "microsoft", MICROSOFT, app)
    driver = folder / "driver"
    driver.mkdir()
    shutil.copy(Path(__file__).with_name("in_worker.py"), driver)
    shutil.copy(ROOT / "tests" / "host" / "worker_library.py", driver)
    _run([str(python), "-m", "pip", "install", "--quiet", "--target", str(folder / "library"), LIBRARY])
    said = _run([str(python), "in_worker.py", str(app), str(folder / "library")], cwd=driver, env=_given(settings))
    return {"host": "Microsoft's", **found, **json.loads(said.splitlines()[-1])}


def by_local_host(folder: Path, app: Path, settings: Mapping[str, str]) -> dict[str, Any]:
    """A whole interview, by HTTP. Of the project only the host's own folder is there, and it reads the app's files."""
    python, found = environment(folder / "local", LOCAL, app)
    host = folder / "host"
    shutil.copytree(ROOT / "localhost", host / "localhost", ignore=shutil.ignore_patterns("__pycache__"))
    with listen(0) as door, ExitStack() as stack:
        command = [str(python), "-m", "localhost", "--app", str(app), "--data", str(folder / "data"), "--lifeline"]
        child = spawn(
            [*command, "--fd", str(door.fileno())],
            cwd=host,
            env={**_given(settings), "PYTHONPATH": str(app)},
            stdin=subprocess.PIPE,
            pass_fds=(door.fileno(),),
        )
        children = Children(stack)
        children.start("the local host", child)
        url = f"http://127.0.0.1:{door.getsockname()[1]}/api"
        wait_for_health(f"{url}/health", children)
        smoke.interview(url)
    return {"host": "local", "python": ".".join(map(str, LOCAL)), **found, "answered": True}


def _given(settings: Mapping[str, str]) -> dict[str, str]:
    """This environment without what would lead back to the project, and the app's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, **settings}


def _run(command: list[str], cwd: Path | None = None, env: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode != 0:
        raise SystemExit(
            f"{' '.join(command)} ended with {done.returncode}:\n{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return done.stdout


def measured() -> list[dict[str, Any]]:
    with tempfile.TemporaryDirectory() as temporary, storage() as connection_string:
        folder = Path(temporary)
        app = unpacked(folder)
        settings = {
            **read_local_settings(ROOT).values,
            "AzureWebJobsStorage": connection_string,
            "TOKEN_SECRET": "only-for-benches-0123456789",
        }
        return [each(folder, app, settings) for each in (by_microsoft, by_local_host)]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.alone", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    try:
        found = measured()
    except smoke.Failed as fault:
        print(f"does not hold: {fault}", file=sys.stderr)
        return 1
    for each in found:
        print(", ".join(f"{name} {value}" for name, value in each.items()))
    if given.json:
        print(json.dumps({"machine": machine(), "hosts": found}))
    return 0 if all(each["answered"] for each in found) else 1


if __name__ == "__main__":
    sys.exit(main())
