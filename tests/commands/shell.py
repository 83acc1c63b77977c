"""Runs a command as a page writes it, with something real in place of what it leaves open."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from tests.commands.pages import ROOT


def filled(text: str, given: Mapping[str, object]) -> str:
    """`given`: by placeholder."""
    names = "|".join(re.escape(name) for name in sorted(given, key=len, reverse=True)) or r"\Z\A"
    return re.sub(rf"(?<![\w/-])(?:{names})(?![\w-])", lambda name: shlex.quote(str(given[name[0]])), text)


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """This one, in which `python` is the one that runs the tests, as in an environment that is turned on."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "PATH": path, **more}


def shell(
    text: str,
    given: Mapping[str, object] | None = None,
    *,
    cwd: Path = ROOT,
    env: Mapping[str, str] | None = None,
    seconds: float = 600,
) -> subprocess.CompletedProcess[str]:
    """What became of it; subprocess.TimeoutExpired after so many seconds."""
    line = filled(text, given or {})
    return subprocess.run(
        ["bash", "-c", line],
        cwd=cwd,
        env=environment(env or {}),
        capture_output=True,
        text=True,
        timeout=seconds,
        check=False,
    )
