"""Every command of the README and the docs is run by a test or a workflow, or its page says what it needs."""

from __future__ import annotations

import ast
import json
import re
import shlex
from collections.abc import Iterator

import pytest

from tests.commands.how import HOW, Elsewhere, Within, beyond
from tests.commands.pages import ROOT, SETTING, Command, commands, everything

EVERYTHING = everything()
MARK = re.compile(r"\(Azure( and GitHub)?\)")
TOLD = (
    "What begins with `az` or `azd`, or has a call of theirs in it, needs an account and was not run when this was "
    "written"
)
OPEN = re.compile(r"[A-Z_]+|<\w+>")


def test_every_command_is_run_or_needs_what_no_test_has() -> None:
    needed = {each.text for each in EVERYTHING if not beyond(each)}
    assert needed - set(HOW) == set(), "nobody runs these"
    assert set(HOW) - needed == set(), "no page names these any more"


def test_commands_are_found_wherever_they_stand() -> None:
    page = "Take `a --b` or `python -m\nx --y` here.\n\n- so:\n\n  ```sh\n  az up \\\n    --z\n  A=b q  # why\n  ```\n"
    found = [(each.text, each.block) for each in commands("page.md", page)]
    assert found == [("az up --z", True), ("A=b q", True), ("python -m x --y", False)]


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("azd up", "Azure"),
        ('secret="$(az keyvault show)"', "Azure"),
        ("TOKEN=$(az web list) npx deploy", "Azure"),
        ("git pull && python dev.py test", "a remote"),
        ("func start", "Core Tools"),
        ("cd frontend && npm ci", ""),
        ("A=b python dev.py start", ""),
    ],
)
def test_what_a_command_needs_is_told_from_what_it_calls(text: str, needs: str) -> None:
    assert beyond(Command("page.md", text, "", "", True)) == needs


def test_what_needs_azure_is_marked_beside_it() -> None:
    blocks = [each for each in EVERYTHING if each.block and beyond(each)]
    assert len(blocks) >= 15
    assert [each.text for each in blocks if not marked(each)] == []


def marked(command: Command) -> bool:
    """In the heading, or in the last paragraph before it that is text."""
    paragraph = command.before.rstrip().rpartition("\n\n")[2]
    return bool(MARK.search(command.heading) or MARK.search(paragraph))


def test_a_page_says_of_every_command_of_azure_that_it_was_not_run() -> None:
    pages = {each.page for each in EVERYTHING if beyond(each)}
    assert pages == {"README.md", "docs/operating.md"}
    assert TOLD in " ".join((ROOT / "docs" / "operating.md").read_text("utf-8").split())
    [readme] = [each for each in EVERYTHING if each.page == "README.md" and beyond(each)]
    text = " ".join((ROOT / "README.md").read_text("utf-8").split())
    assert f"`{readme.text}` makes what it needs in an Azure subscription" in text


def test_what_core_tools_are_needed_for_says_so() -> None:
    [page] = {each.page for each in EVERYTHING if beyond(each) == "Core Tools"}
    assert "nor was what needs Core Tools (`func`)" in " ".join((ROOT / page).read_text("utf-8").split())


@pytest.mark.parametrize("text", [text for text, how in HOW.items() if isinstance(how, Elsewhere)])
def test_the_test_that_is_named_calls_what_it_is_named_for(text: str) -> None:
    where = HOW[text]
    assert isinstance(where, Elsewhere)
    file, _, name = where.where.partition("::")
    source = (ROOT / file).read_text("utf-8")
    said = set(constants(source, name)) if name else set(source.split())
    words = [word.partition("=")[0] if SETTING.match(f"{word} ") else word for word in shlex.split(text)]
    assert {word for word in words if not OPEN.fullmatch(word)} - {"python"} - said == set()


def functions(source: str) -> dict[str, ast.AST]:
    """Those of a file, and those it has from other files of the tests."""
    tree, found = ast.parse(source), dict[str, ast.AST]()
    for node in tree.body:
        if isinstance(node, ast.ImportFrom) and str(node.module).startswith("tests."):
            theirs = functions((ROOT / f"{str(node.module).replace('.', '/')}.py").read_text("utf-8"))
            found |= {alias.name: theirs[alias.name] for alias in node.names if alias.name in theirs}
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            found[node.name] = node
    return found


def constants(source: str, test: str) -> Iterator[str]:
    """Each word that a test, or what it calls, writes between quotes; what only explains it left out."""
    known = functions(source)
    assert test in known, f"there is no {test}"
    seen, open = set[str](), [test]
    while open:
        seen.add(name := open.pop())
        remarks = {node.value for node in ast.walk(known[name]) if isinstance(node, ast.Expr)}
        for node in ast.walk(known[name]):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in remarks:
                words = shlex.split(node.value) if "--" in node.value else node.value.split()
                yield from (part for word in words for part in (word, word.partition("=")[0]))
            if isinstance(node, ast.Name) and node.id in known and node.id not in seen:
                open.append(node.id)


def test_what_is_run_with_more_options_is_the_same_command() -> None:
    for text, how in HOW.items():
        if isinstance(how, Within):
            assert how.whole in HOW
            assert how.whole.startswith(f"{text} ")


def test_tasks_of_the_editor_are_commands_of_ours() -> None:
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text("utf-8"))["tasks"]
    called = [[each["command"], *each["args"]] for each in tasks]
    assert all(call[:2] == ["python", "dev.py"] for call in called)
    understood = (ROOT / "localhost" / "commands.py").read_text("utf-8")
    for _, _, command, *options in called:
        for each in (command, *(option for option in options if option.startswith("--"))):
            assert f'"{each}"' in understood, each
    container = json.loads((ROOT / ".devcontainer" / "devcontainer.json").read_text("utf-8"))
    assert container["postCreateCommand"] == "python dev.py setup"
