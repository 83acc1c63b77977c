"""Verdicts on packs, kept in files by all that they depend on: the code that judged, and what was judged."""

from __future__ import annotations

import ast
import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from uuid import uuid4

import msgspec

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / ".dev" / "lint"
WORDS = ROOT / "interview" / "lexicon"
ENTRY = "interview.lint"


class Remembered:
    """A `Verdict` that judges once. `code` names the code that judges: what was kept under another name is dropped."""

    def __init__(self, folder: Path, code: str) -> None:
        self._folder = folder / code
        self._folder.mkdir(parents=True, exist_ok=True)
        for other in folder.iterdir():
            if other.name != code:
                # Another process may be dropping it too.
                shutil.rmtree(other, ignore_errors=True)

    def __call__(self, what: object, judge: Callable[[], list[str]]) -> list[str]:
        kept = self._folder / hashlib.sha256(msgspec.json.encode(what)).hexdigest()
        if kept.exists():
            return msgspec.json.decode(kept.read_bytes(), type=list[str])
        said = judge()
        # Whole or not at all, whoever else writes here.
        part = kept.with_name(f"{kept.name}.{uuid4().hex}")
        part.write_bytes(msgspec.json.encode(said))
        part.replace(kept)
        return said


@cache
def remembered() -> Remembered:
    """The memory of this working copy, for the scorer and the lint as they stand now."""
    words = (file for file in sorted(WORDS.rglob("*")) if file.is_file())
    return Remembered(FOLDER, digest([*sources(ENTRY, ROOT), *words]))


def digest(files: Iterable[Path]) -> str:
    """One name for what these files hold, in this order."""
    whole = hashlib.sha256()
    for file in files:
        whole.update(hashlib.sha256(file.read_bytes()).digest())
    return whole.hexdigest()


def sources(module: str, root: Path) -> list[Path]:
    """The files of a module under `root` and of all there that it imports, directly or not."""
    found: dict[str, Path] = {}
    waiting = [module]
    while waiting:
        name = waiting.pop()
        if name not in found and (file := _file(name, root)) is not None:
            found[name] = file
            waiting += _imports(file)
    return [found[name] for name in sorted(found)]


def _file(name: str, root: Path) -> Path | None:
    place = root.joinpath(*name.split("."))
    return next((file for file in (place.with_suffix(".py"), place / "__init__.py") if file.is_file()), None)


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
