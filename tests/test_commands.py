"""Every command that the README, the docs and the editor's tasks name is there, takes its options, or needs Azure."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
COMMAND = re.compile(r"python (?:-m ([\w.]+)|(\w+\.py))((?: +(?:--[\w-]+|start|test|setup|check)\b)*)")
FENCE = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)

# What begins so needs an account with Azure or GitHub, or a network; a page or a section that has it says so.
AZURE = ("az ", "azd ", "npx ", "SWA_CLI", "AzureWebJobsStorage__", "git ")
# Parts of such a line, and a call whose route tests/http/test_packs.py takes.
SETTING_UP = ("curl -X PUT ", "cd frontend && npm ", "(cd build/libraries", "tokenSecret=", "principalId=")
# Beyond this project, or only in the environment of a deployment.
OTHERS = {"pip"}


def named() -> set[tuple[str, str]]:
    """Each module or file that a page calls, with one option of it ("" for none)."""
    found = set()
    for page in PAGES:
        for module, file, options in COMMAND.findall(page.read_text("utf-8")):
            for option in options.split() or [""]:
                found.add((module or file, option))
    return {each for each in found if each[0] not in OTHERS}


def source(name: str) -> Path:
    path = ROOT / (name if name.endswith(".py") else name.replace(".", "/"))
    choices = (path, path.with_suffix(".py"), path / "__main__.py")
    return next((each for each in choices if each.is_file()), path)


def words(file: Path) -> str:
    """The text in which a command says what it understands."""
    return file.read_text("utf-8") + (ROOT / "localhost" / "commands.py").read_text("utf-8") * (file.name == "dev.py")


@pytest.mark.parametrize(("name", "option"), sorted(named()))
def test_what_a_page_calls_is_there_and_knows_the_option(name: str, option: str) -> None:
    file = source(name)
    assert file.is_file(), f"{name} is not there"
    assert option == "" or f'"{option}"' in words(file), f"{name} does not know {option}"


def test_commands_are_found_where_they_stand() -> None:
    assert {("dev.py", "start"), ("dev.py", "test"), ("localhost.smoke", ""), ("bench.turn", "")} <= named()


def lines() -> Iterator[tuple[str, str, str]]:
    """Each line of a block of commands, with its page and the section's heading and text before it."""
    for page in PAGES:
        text = page.read_text("utf-8")
        for block in FENCE.finditer(text):
            before = text[: block.start()].rpartition("\n#")[2]
            for line in re.sub(r"\\\n *", "", block[1]).splitlines():
                yield page.name, line.strip(), before


def test_every_line_of_a_block_is_tried_or_needs_azure() -> None:
    unknown = [
        f"{page}: {line}"
        for page, line, _ in lines()
        if line and not COMMAND.search(line) and not line.startswith((*AZURE, *SETTING_UP))
    ]
    assert unknown == []


def test_a_page_with_commands_of_azure_says_that_they_were_not_run_here() -> None:
    pages = {page for page, line, _ in lines() if line.startswith(("az ", "azd "))}
    assert pages == {"operating.md"}
    told = " ".join((ROOT / "docs" / "operating.md").read_text("utf-8").split())
    assert "What begins with `az`, `azd` or `npx` needs an account and was not run" in told


def test_tasks_of_the_editor_are_commands_of_ours() -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    called = [[each["command"], *each["args"]] for each in tasks]
    assert all(call[:2] == ["python", "dev.py"] for call in called)
    for _, file, command, *options in called:
        for each in (command, *(option for option in options if option.startswith("--"))):
            assert f'"{each}"' in words(ROOT / file), each
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert container["postCreateCommand"] == "python dev.py setup"


EACH_HELP = """
import runpy, sys
for name in sys.argv[1:]:
    sys.argv = [name, "--help"]
    try:
        runpy.run_module(name, run_name="__main__", alter_sys=True)
    except SystemExit as e:
        assert e.code == 0, name
    else:
        raise AssertionError(f"{name} took --help for something else")
"""


def test_every_bench_that_a_page_names_starts_and_says_what_it_takes() -> None:
    """All in one process: most of it is what they import."""
    benches = sorted({name for name, _ in named() if "argparse" in source(name).read_text("utf-8")})
    command = [sys.executable, "-c", EACH_HELP, *benches]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert [name for name in benches if f"python -m {name}" not in done.stdout] == []
    assert {"bench.alone", "bench.cost", "bench.incident", "bench.load", "bench.pace", "bench.telemetry"} <= set(
        benches
    )
