"""Finds another Python on this machine."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path


def find_python(version: tuple[int, int]) -> Path | None:
    """An interpreter of that version which really runs, else None."""
    ask = f"import sys; print(sys.executable if sys.version_info[:2] == {version!r} else '')"
    for command in _candidates(f"{version[0]}.{version[1]}"):
        # pyenv leaves a command of every version on the PATH, also where it is not to be used.
        done = subprocess.run([*command, "-c", ask], capture_output=True, text=True, check=False)
        if done.returncode == 0 and done.stdout.strip():
            return Path(done.stdout.strip())
    return None


def _candidates(name: str) -> Iterator[list[str]]:
    on_path = shutil.which(f"python{name}")
    if on_path is not None:
        yield [on_path]
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for folder in sorted(versions.glob(f"{name}*"), reverse=True):
        binary = folder / "bin" / "python"
        if binary.exists():
            yield [str(binary)]
    launcher = shutil.which("py")
    if launcher is not None:
        yield [launcher, f"-{name}"]
