"""`dev.py start`: storage, app and page up, and all of it down again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from localhost.azurite import Azurite
from localhost.children import Children, spawn
from localhost.core_tools import core_tools, found
from localhost.door import doors, listen
from localhost.environment import STORAGE, app_environment
from localhost.install import Workshop
from localhost.kept import kept_secret
from localhost.lock import held
from localhost.settings_files import LocalSettings, read_host_file, read_local_settings
from localhost.simulated import simulated
from localhost.trouble import Trouble

READY_SECONDS = 60
# What a run leaves in the data folder, and all that --fresh takes away.
LEFT_BEHIND = ("azurite", "function-key", "token-secret")


@dataclass(frozen=True)
class Start:
    port: int
    data: Path
    workers: int = 1
    clock_rate: float | None = None
    open_browser: bool = True
    fresh: bool = False
    in_memory: bool = False
    core_tools: bool = False
    simulate: bool = False


def start(workshop: Workshop, asked: Start) -> None:
    """Runs the app until it is stopped; Trouble when it cannot start or a part of it ends by itself."""
    if asked.workers < 1 or (asked.workers > 1 and (os.name == "nt" or asked.core_tools)):
        raise Trouble("--workers is a number from 1 up; more than one needs the local host on Linux or macOS.")
    if asked.core_tools:
        found()
    who = "another copy of the app uses the same data folder"
    with listen(asked.port) as door, held(asked.data / "lock", who, wait=3) as lock, ExitStack() as stack:
        port = int(door.getsockname()[1])
        prefix = read_host_file(workshop.root).route_prefix
        local = read_local_settings(workshop.root)
        node = workshop.prepare()
        if asked.fresh:
            forget(asked.data)
        children = Children(stack)
        storage = os.environ.get(STORAGE)
        # Only an emulator of our own is told whose pages may send to it: an account has rules of its own.
        pages = [] if storage else [f"http://{host}:{port}" for host in ("127.0.0.1", "localhost")] + [*local.cors]
        if storage is None:
            folder = None if asked.in_memory else asked.data / "azurite"
            emulator = Azurite(node, workshop.tools, folder, keep_open=(lock,))
            stack.callback(emulator.stop)
            children.watch("Azurite", emulator.process)
            storage = emulator.connection_string
        else:
            print(f"storage is the one of {STORAGE} in your environment", flush=True)
        env = app_environment(local.values, os.environ, storage, asked.data, asked.clock_rate)
        if asked.simulate:
            env |= simulated(workshop, env, children)
        provision(workshop, env, pages)
        page = run_app(workshop, asked, door, local, prefix, env, children)
        api = f"http://127.0.0.1:{port}/{prefix}".rstrip("/")
        wait_for_health(f"{api}/health", children)
        print(f"ready {page}", flush=True)
        if asked.open_browser:
            open_browser(page)
        while True:
            children.check()
            time.sleep(0.2)


def run_app(
    workshop: Workshop,
    asked: Start,
    door: socket.socket,
    local: LocalSettings,
    prefix: str,
    env: dict[str, str],
    children: Children,
) -> str:
    """Starts the processes of the app; gives the address of its page."""
    port = int(door.getsockname()[1])
    if asked.core_tools:
        door.close()
        return core_tools(workshop, port, local, prefix, env, children)
    print(f"function key: {kept_secret(asked.data, 'function-key')}", flush=True)
    opened = doors(door, asked.workers)
    for number, own in enumerate(opened, start=1):
        command = [str(workshop.python), "-m", "localhost", "--lifeline", "--data", str(asked.data)]
        command += ["--worker", str(number)]
        if os.name == "nt":
            own.close()
            command += ["--port", str(port)]
            handed: tuple[int, ...] = ()
        else:
            command += ["--fd", str(own.fileno())]
            handed = (own.fileno(),)
        name = "the app" if asked.workers == 1 else f"worker {number} of the app"
        children.start(name, spawn(command, cwd=workshop.root, env=env, stdin=subprocess.PIPE, pass_fds=handed))
    for own in opened:
        own.close()
    return f"http://127.0.0.1:{port}"


def forget(data: Path) -> None:
    """Removes what earlier runs left in `data`, and nothing else that may be there."""
    for name in LEFT_BEHIND:
        path = data / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def provision(workshop: Workshop, env: dict[str, str], pages: Sequence[str]) -> None:
    """Creates the tables, containers and queues in the storage that `env` names; `pages` may send recordings to it."""
    command = [str(workshop.python), "-m", "localhost.provision", *pages]
    done = subprocess.run(command, cwd=workshop.root, env=env, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise Trouble(f"The tables and queues could not be created:\n{done.stderr.strip()[-2000:]}")


def wait_for_health(url: str, children: Children) -> None:
    """Returns when the app answers; Trouble when it does not in time, or ends."""
    # The address is this machine's; a proxy of the environment has no part in it.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    deadline = time.monotonic() + READY_SECONDS
    last = "nothing"
    while time.monotonic() < deadline:
        children.check()
        try:
            with opener.open(url, timeout=2) as answer:
                answer.read()
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError) as fault:
            last = str(fault)
        time.sleep(0.1)
    raise Trouble(f"The app did not answer {url} within {READY_SECONDS} s; the last thing heard was: {last}")


def open_browser(page: str) -> None:
    # Without a display, Linux would open a browser that takes the terminal over.
    if sys.platform != "linux" or os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"):
        webbrowser.open(page)
