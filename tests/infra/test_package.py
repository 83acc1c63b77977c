"""What is deployed: the package stands alone, and a smoke test tells whether an app is well."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions, requires
from pathlib import Path
from zipfile import ZipFile

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from bench.local_app import worker
from localhost import package, smoke

ROOT = Path(__file__).resolve().parents[2]
# Only where a cache is signed in to with Entra ID; who has such an address is told to add it.
OPTIONAL = {"redis_entraid"}
INDEXED = """
import function_app, bootstrap
from interview.catalog import catalog, rubric
from interview.packs import bank
assert bank("en").packs and catalog().roles and rubric().competencies
bootstrap.provider_settings()
print(len(function_app.app.get_functions()))
"""


def test_the_package_stands_alone_and_is_the_same_again(tmp_path: Path) -> None:
    for name in ("one.zip", "two.zip"):
        assert package.main([str(tmp_path / name)]) == 0
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as zip:
        zip.extractall(tmp_path / "app")
    # Its own folder is the only one of ours on the path.
    done = subprocess.run(
        [sys.executable, "-c", INDEXED], cwd=tmp_path / "app", capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 30


def test_the_package_holds_nothing_that_the_app_does_not_need(tmp_path: Path) -> None:
    inside = {path.relative_to(ROOT).parts[0] for path in package.files(ROOT)}
    assert {"function_app.py", "host.json", "requirements.txt", "interview", "storage"} <= inside
    assert inside & {"tests", "frontend", "infra", "bench", "localhost", ".venv", "local.settings.json"} == set()


def imported() -> Iterator[str]:
    """The outermost name of everything that a file of the package imports, also within a function."""
    for file in package.files(ROOT):
        if file.suffix == ".py":
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (alias.name.partition(".")[0] for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    yield node.module.partition(".")[0]


def brought(wanted: list[Requirement]) -> set[str]:
    """The distributions that these requirements bring, by their own requirements too."""
    found: set[str] = set()
    while wanted:
        asked = wanted.pop()
        name = canonicalize_name(asked.name)
        if name not in found and (asked.marker is None or asked.marker.evaluate({"extra": ""})):
            found.add(name)
            wanted += [Requirement(each) for each in requires(name) or ()]
    return found


def test_its_requirements_bring_all_that_the_package_imports() -> None:
    lines = (ROOT / "requirements.txt").read_text("utf-8").splitlines()
    there = brought([Requirement(line) for line in lines if line and not line.startswith("#")])
    owners = packages_distributions()
    ours = {file.relative_to(ROOT).parts[0].removesuffix(".py") for file in package.files(ROOT)}
    others = set(imported()) - ours - sys.stdlib_module_names - OPTIONAL
    assert {"azure", "msgspec", "httpx"} <= others
    assert {name for name in others if not {canonicalize_name(one) for one in owners.get(name, [])} & there} == set()


def test_what_is_deployed_is_pinned_by_version_and_hash_and_meets_the_requirements(tmp_path: Path) -> None:
    assert package.main([str(tmp_path / "app.zip")]) == 0
    with ZipFile(tmp_path / "app.zip") as zip:
        deployed = zip.read("requirements.txt").decode()
    assert deployed == (ROOT / "requirements.lock").read_text("utf-8")
    blocks = re.split(r"\n(?=\S)", re.sub(r"(?m)^#.*\n", "", deployed).strip())
    assert all(re.search(r"--hash=sha256:[0-9a-f]{64}", block) for block in blocks)
    pinned = [Requirement(block.partition(" \\\n")[0]) for block in blocks]
    assert all(re.fullmatch(r"==[\w.]+", str(each.specifier)) for each in pinned)
    for line in (ROOT / "requirements.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            wanted = Requirement(line)
            found = [each for each in pinned if canonicalize_name(each.name) == canonicalize_name(wanted.name)]
            assert found, line
            assert all(next(iter(each.specifier)).version in wanted.specifier for each in found), line


@pytest.mark.parametrize("arguments", [[], ["--help"], ["one", "two", "three"]])
def test_who_asks_for_help_gets_it_and_no_file(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    for command in (package, smoke):
        assert command.main(arguments) == 2
        assert "usage: python -m localhost." in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_running_app_is_well_and_an_absent_one_is_not(
    azurite: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with worker(azurite) as app:
        assert smoke.main([app.url]) == 0
    assert "an interview was held and reported" in capsys.readouterr().out
    monkeypatch.setattr(smoke, "WAKE_SECONDS", 0.1)
    assert smoke.main([app.url]) == 1
    assert "did not answer" in capsys.readouterr().err
