"""Commands of the pages that are done at once, run as they stand; all in one process, for most of it is what they
import. Of the long ones it is seen that they start and know the options they are given."""

from __future__ import annotations

import json
import re
import shlex
import shutil
import subprocess
import sys
from typing import Any

import pytest

from tests.commands.how import HOW, Long, Quick
from tests.commands.pages import ROOT
from tests.commands.shell import filled

EXAMPLE = ROOT / "docs" / "examples" / "museum-guide.toml"
QUICK = {text: how for text, how in HOW.items() if isinstance(how, Quick)}
LONG = {text: how for text, how in HOW.items() if isinstance(how, Long)}

EACH = """
import contextlib, io, json, runpy, sys
told = []
for module, *words in json.loads(sys.argv[1]):
    sys.argv, said, code = [module, *words], io.StringIO(), 0
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            if module.endswith(".py"):
                runpy.run_path(module, run_name="__main__")
            else:
                runpy.run_module(module, run_name="__main__", alter_sys=True)
        except SystemExit as e:
            code = e.code or 0
    told.append([code, said.getvalue()])
print(json.dumps(told))
"""


def words(text: str) -> list[str]:
    """What follows `python` in it; a module by its name alone."""
    found = shlex.split(text)
    found = found[found.index("python") + 1 :]
    return found[1:] if found[0] == "-m" else found


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Any, str]]:
    """Of each command its exit code and what it printed; of a long one what it says of itself."""
    folder = tmp_path_factory.mktemp("given")
    (folder / "packs").mkdir()
    shutil.copy(EXAMPLE, folder / "packs")
    given: dict[str, object] = {"FILE": EXAMPLE, "FOLDER": folder / "packs", "museum-guide.toml": EXAMPLE}
    given |= {"LANGUAGE": "es", "<language>": "es", "build/app.zip": folder / "build" / "app.zip"}
    calls = {text: words(filled(text, given)) for text in QUICK}
    calls |= {text: [words(text)[0], "--help"] for text in LONG}
    calls["python dev.py start"] = ["dev.py", "start", "--help"]
    command = [sys.executable, "-c", EACH, json.dumps(list(calls.values()))]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return {text: (code, said) for text, (code, said) in zip(calls, json.loads(done.stdout), strict=True)}


def test_each_does_what_its_page_says(told: dict[str, tuple[Any, str]]) -> None:
    for text, how in QUICK.items():
        code, said = told[text]
        assert code == 0, f"{text}: {said}"
        assert how.says in said, f"{text}: {said[:500]}"


def test_each_long_one_starts_and_knows_its_options(told: dict[str, tuple[Any, str]]) -> None:
    for text, how in LONG.items():
        code, said = told[text]
        assert code == 0, text
        assert f"python -m {words(text)[0]}" in said
        assert {option for option in re.findall(r"--[\w-]+", f"{text} {how.more}") if option not in said} == set(), text


def test_the_start_knows_what_the_readme_lists(told: dict[str, tuple[Any, str]]) -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    listed = re.findall(r"`(--[\w-]+)", text.partition("`python dev.py start` takes")[2].partition("\n\n")[0])
    assert len(listed) >= 8
    assert {option for option in listed if option not in told["python dev.py start"][1]} == set()
