"""Providers played by a process of this machine: started here, and put in the place of the real ones."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from localhost.children import Children, spawn
from localhost.door import listen
from localhost.install import Workshop

NO_KEY = "simulated"
NO_ADDRESS = "https://simulated.invalid"


def simulated(workshop: Workshop, env: Mapping[str, str], children: Children) -> dict[str, str]:
    """Starts the simulator on a free port; gives the settings that turn the app to it."""
    with listen(0) as door:
        url = f"http://127.0.0.1:{door.getsockname()[1]}"
        catalog = Path(env.get("PROVIDERS_FILE") or workshop.root / "providers" / "catalog.json")
        command = [str(workshop.python), "-m", "bench.simulator", "--lifeline", "--catalog", str(catalog)]
        if os.name == "nt":
            command += ["--port", str(door.getsockname()[1])]
            handed: tuple[int, ...] = ()
            door.close()
        else:
            command += ["--fd", str(door.fileno())]
            handed = (door.fileno(),)
        quiet = subprocess.DEVNULL
        process = spawn(command, cwd=workshop.root, env=dict(env), stdin=subprocess.PIPE, stdout=quiet, pass_fds=handed)
        children.start("the simulator of providers", process)
    print(f"providers are simulated at {url} (counters: {url}/_counters)", flush=True)
    return turned_to(url, catalog)


def turned_to(url: str, catalog: Path) -> dict[str, str]:
    """Settings under which the catalogue's rows are reached at `url`, each with a key that is none.

    Those that cost money stay off for want of a cap, and so do models of this machine: without any limit, they would
    leave the others nothing to do.
    """
    rows: dict[str, dict[str, Any]] = json.loads(catalog.read_text("utf-8"))
    found = {"PROVIDERS_AT": url}
    for row in rows.values():
        if row.get("key_env"):
            found[row["key_env"]] = NO_KEY
        if row.get("switch_env") and row["wire"] != "ollama":
            found[row["switch_env"]] = "on"
        for name, default in row.get("fill", {}).items():
            found[name] = default or (NO_ADDRESS if row["base_url"].startswith("{" + name) else NO_KEY)
    return found
