"""`--host func`: Azure Functions Core Tools run the app, and the page is served beside them as in the cloud."""

from __future__ import annotations

import os
import shutil
import subprocess

from localhost.children import Children, spawn
from localhost.install import Workshop
from localhost.settings_files import LocalSettings
from localhost.trouble import Trouble


def found() -> str:
    """The path of Core Tools; Trouble where there are none."""
    func = shutil.which("func")
    if func is None:
        raise Trouble(
            "Azure Functions Core Tools (func) are not on the PATH. Leave --host away: the local host needs none."
        )
    return func


def core_tools(
    workshop: Workshop, port: int, local: LocalSettings, prefix: str, env: dict[str, str], children: Children
) -> str:
    """Starts `func` and the page on a port of its own; gives the address of the page."""
    command = [str(workshop.python), "-m", "localhost.site", "--lifeline"]
    command += ["--folder", str(workshop.root / "frontend" / "dist")]
    command += ["--api", f"http://127.0.0.1:{port}/{prefix}".rstrip("/")]
    page = spawn(command, cwd=workshop.root, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    children.start("the page", page)
    assert page.stdout is not None
    address = page.stdout.readline().decode().strip()
    if not address:
        raise Trouble("The page could not be served.")
    command = [found(), "start", "--port", str(port), "--cors", ",".join(dict.fromkeys((address, *local.cors)))]
    # Core Tools take the Python of the environment that is active.
    active = {"VIRTUAL_ENV": str(workshop.venv), "FUNCTIONS_WORKER_RUNTIME": "python"}
    active["PATH"] = str(workshop.python.parent) + os.pathsep + env.get("PATH", "")
    children.start("func", spawn(command, cwd=workshop.root, env=env | active))
    return address
