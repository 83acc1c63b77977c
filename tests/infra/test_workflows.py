"""The workflows keep no secret, run what is here, and pin what they use."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: str(file.stem))


@pytest.mark.parametrize(
    ("schema", "files"), [("github-workflows", WORKFLOWS), ("dependabot", [ROOT / ".github" / "dependabot.yml"])]
)
def test_every_file_is_what_github_reads(schema: str, files: list[Path]) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", *map(str, files)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@each_workflow
def test_no_secret_is_stored(file: Path) -> None:
    assert "secrets." not in file.read_text("utf-8")


@each_workflow
def test_a_workflow_may_only_read_unless_a_job_says_more(file: Path) -> None:
    assert "\npermissions:\n  contents: read\n" in file.read_text("utf-8")


@each_workflow
def test_what_is_used_is_there_or_has_a_version(file: Path) -> None:
    for used in re.findall(r"uses: (\S+)", file.read_text("utf-8")):
        assert (ROOT / used).exists() if used.startswith("./") else re.fullmatch(r"[\w./-]+@v\d+", used), used


def test_commands_of_ours_are_there() -> None:
    text = "".join(file.read_text("utf-8") for file in WORKFLOWS)
    modules = set(re.findall(r"python -m ([\w.]+)", text)) - {"pip", "pytest"}
    assert modules
    paths = [ROOT / name.replace(".", "/") for name in modules]
    assert [path for path in paths if not (path.with_suffix(".py").exists() or (path / "__main__.py").exists())] == []
    assert (ROOT / ".ci" / "run").exists()
    assert ".ci/run" in text
