"""Azurite, the storage emulator: brought from npm, run on free ports, stopped without losing data."""

from __future__ import annotations

import json
import re
import subprocess
import threading
from collections.abc import Iterable
from pathlib import Path

from localhost.children import spawn, stop
from localhost.node import Node
from localhost.steps import NPM_FAILED, run
from localhost.trouble import Trouble

VERSION = "~3.37.0"
START_SECONDS = 30
SERVICES = ("Blob", "Queue", "Table")
LISTENING = re.compile(r"Azurite (\w+) service is successfully listening at \S+:(\d+)")
# Public by design: every Azurite has this account and key (see its README).
ACCOUNT = "devstoreaccount1"
KEY = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="


def script(home: Path) -> Path:
    return home / "node_modules" / "azurite" / "dist" / "src" / "azurite.js"


def installed(home: Path) -> bool:
    """Whether `home` holds the version this project is written for."""
    package = home / "package.json"
    wanted = {"azurite": VERSION}
    return script(home).exists() and json.loads(package.read_text("utf-8")).get("dependencies") == wanted


def install(node: Node, home: Path) -> None:
    """Brings Azurite into `home`."""
    home.mkdir(parents=True, exist_ok=True)
    package = home / "package.json"
    package.write_text(json.dumps({"private": True, "dependencies": {"azurite": VERSION}}), "utf-8")
    options = ["--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    try:
        run(
            "Installing the storage emulator (Azurite)",
            [*node.npm, "install", *options],
            home,
            NPM_FAILED,
            node.environment(),
        )
    except BaseException:
        # Half an installation must not pass for a whole one at the next start.
        package.unlink()
        raise


def connection_string(ports: dict[str, int]) -> str:
    ends = "".join(f"{name}Endpoint=http://127.0.0.1:{ports[name]}/{ACCOUNT};" for name in SERVICES if name in ports)
    return f"DefaultEndpointsProtocol=http;AccountName={ACCOUNT};AccountKey={KEY};{ends}"


class Azurite:
    """A running Azurite. Given a folder it keeps its data there, without one in memory only. `ports` by service."""

    def __init__(self, node: Node, home: Path, data: Path | None, keep_open: Iterable[int] = ()) -> None:
        command = [
            node.binary,
            "--require",
            str(Path(__file__).with_name("with_parent.cjs")),
            str(script(home)),
        ]
        command += ["--silent", "--disableTelemetry", "--skipApiVersionCheck"]
        for name in SERVICES:
            command += [f"--{name.lower()}Port", "0"]
        if data is None:
            command += ["--inMemoryPersistence"]
        else:
            data.mkdir(parents=True, exist_ok=True)
            command += ["--location", str(data)]
        self.process = spawn(
            command,
            cwd=data or home,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            pass_fds=tuple(keep_open),
        )
        self.ports: dict[str, int] = {}
        self._last_words: list[str] = []
        self._settled = threading.Event()
        self._listener = threading.Thread(target=self._listen, daemon=True)
        self._listener.start()
        if not self._settled.wait(START_SECONDS) or len(self.ports) < len(SERVICES):
            self.stop()
            raise Trouble("Azurite did not start. It said:\n" + "".join(self._last_words))
        self.connection_string = connection_string(self.ports)

    def _listen(self) -> None:
        assert self.process.stdout is not None
        with self.process.stdout as lines:
            for line in lines:
                text = line.decode("utf-8", "replace")
                self._last_words = [*self._last_words[-20:], text]
                if found := LISTENING.search(text):
                    self.ports[found[1]] = int(found[2])
                if len(self.ports) == len(SERVICES):
                    self._settled.set()
        self._settled.set()

    def stop(self) -> None:
        stop(self.process)
        self._listener.join()
