"""The arrows of docs/architecture.md, kept: who may import whom, and which library is imported where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

ARROWS: dict[str, set[str]] = {
    "function_app": {"api", "operator_functions", "serving", "settings"},
    "operator_functions": {"api", "serving"},
    "serving": {"api", "bootstrap", "settings"},
    "caches": {"cache", "metrics", "settings", "storage"},
    "watching": {"interview", "metrics", "providers", "settings", "watch"},
    "admitting": {"interview", "settings"},
    "modelling": {"providers", "settings"},
    "bootstrap": {
        "admitting",
        "api",
        "cache",
        "caches",
        "documents",
        "interview",
        "metrics",
        "modelling",
        "providers",
        "settings",
        "storage",
        "watch",
        "watching",
    },
    "settings": set(),
    "api": {"interview", "metrics", "providers", "watch"},
    "interview": {"providers"},
    "providers": set(),
    "documents": {"interview"},
    "metrics": set(),
    "watch": {"metrics"},
    "cache": {"interview"},
    "storage": {"interview", "metrics", "providers", "watch"},
    "localhost": {"providers", "settings", "storage"},
    "dev": {"localhost"},
}

ONE_HOME = {
    "httpx": {"providers/gateway.py"},
    "tenacity": {"providers/gateway.py"},
    "redis": {"cache/redis_address.py"},
    "azure.data": {"storage/", "localhost/"},
    "azure.storage": {"storage/", "localhost/"},
    "azure.core": {"storage/", "localhost/"},
    "pypdfium2": {"documents/pdf.py"},
    "defusedxml": {"documents/docx.py"},
    "azure.functions": {"function_app.py", "operator_functions.py", "serving.py", "localhost/"},
}

PORTS = {"interview/admission.py", "interview/ports.py", "interview/recordings.py", "interview/shares.py"}
"""Files of the core that say what others await."""


def modules() -> Iterator[tuple[str, str, Path]]:
    """Every part of ours by name, with each of its files."""
    for part in ARROWS:
        folder = ROOT / part
        for file in sorted(folder.rglob("*.py")) if folder.is_dir() else [ROOT / f"{part}.py"]:
            yield part, file.relative_to(ROOT).as_posix(), file


def imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_arrows_point_inwards_and_never_back() -> None:
    wrong = [
        f"{name} imports {target}"
        for part, name, file in modules()
        for target in {found.partition(".")[0] for found in imports(file)} & set(ARROWS)
        if target != part and target not in ARROWS[part]
    ]
    assert not wrong, "\n".join(wrong)


def test_a_library_of_the_outside_world_has_one_home() -> None:
    wrong = [
        f"{name} imports {found}"
        for _, name, file in modules()
        for found in imports(file)
        for library, homes in ONE_HOME.items()
        if found == library or found.startswith(library + ".")
        if not any(name.startswith(home) for home in homes)
    ]
    assert not wrong, "\n".join(wrong)


def test_only_use_cases_and_ports_of_the_core_await() -> None:
    wrong = [
        name
        for part, name, file in modules()
        if part == "interview" and not name.startswith("interview/use_cases/") and name not in PORTS
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.AsyncFunctionDef | ast.Await)
    ]
    assert not wrong


def test_only_the_settings_read_the_environment() -> None:
    allowed = {"settings.py"}
    wrong = [
        name
        for part, name, file in modules()
        if part not in {"localhost", "dev"} and name not in allowed
        if any(found in {"os.environ", "os.getenv"} for found in imports(file))
        or "os.environ" in file.read_text("utf-8")
    ]
    assert not wrong


def test_files_stay_readable() -> None:
    long = [f"{name}: {n}" for _, name, file in modules() if (n := len(file.read_text("utf-8").splitlines())) > 300]
    assert not long
