"""One tiny call for each key, and a verdict that says what is wrong with it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from localhost.keys import left_out, table
from providers.catalog import read_rows, rows, setting_names
from providers.chat import Chat
from providers.check import VERDICTS, check
from providers.errors import BadKey, Kind
from providers.roster import specs
from providers.wire import Said, Spec

ROOT = Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "providers.md").read_text("utf-8")


async def test_each_provider_is_asked_once_whatever_it_answers() -> None:
    asked: list[str] = []

    async def probe(spec: Spec, chat: Chat, limit_s: float) -> Said:
        asked.append(spec.id)
        assert 0 < limit_s <= 60
        assert chat.max_tokens <= 16
        if spec.name == "gemini":
            raise BadKey("400 API key not valid")
        return Said("ready")

    roster = specs(rows(), {"GROQ_API_KEY": "k", "GEMINI_API_KEY": "k", "OPENROUTER_API_KEY": "k"})
    verdicts = await check(roster.on, probe)
    assert len(asked) == len(set(asked)) == 3
    assert [(each.provider, each.works, each.word) for each in verdicts] == [
        ("gemini", False, "wrong key"),
        ("groq", True, "works"),
        ("openrouter", True, "works"),
    ]
    lines = table(verdicts)
    assert lines[0].startswith("wrong key  gemini/gemini-3.1-flash-lite")
    assert lines[0].endswith("400 API key not valid")
    assert re.fullmatch(r"works      groq/openai/gpt-oss-120b +\d+\.\d s", lines[1])


def test_every_kind_of_error_has_its_verdict() -> None:
    assert set(VERDICTS) == set(get_args(Kind))


def test_those_without_a_key_share_a_line_and_the_others_say_why() -> None:
    lines = left_out(specs(rows(), {"TOGETHER_API_KEY": "k"}))
    assert lines[-1].startswith("no key  gemini, groq")
    assert not any(line.startswith("off  gemini") for line in lines)
    assert any(line.startswith("off  together: paid") for line in lines)


def test_the_page_names_settings_that_are_read_and_a_row_that_is_whole() -> None:
    named = set(re.findall(r"`([A-Z][A-Z0-9]+(?:_[A-Z0-9]+)+)`", PAGE)) | set(re.findall(r"`([A-Z0-9]+)=on`", PAGE))
    assert len(named) > 20
    sample = json.loads((ROOT / "local.settings.json.sample").read_text("utf-8"))["Values"]
    # A setting of Ollama's own, on the machine of a candidate who brings a model.
    assert named - {"OLLAMA_ORIGINS"} <= set(setting_names(rows())) | set(sample)
    example = re.search(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert example is not None
    assert set(read_rows("{" + example.group(1) + "}")) == {"acme"}


@pytest.fixture
def simulator() -> Iterator[str]:
    """The address of providers that are played on this machine, in calm weather."""
    command = [sys.executable, "-m", "bench.simulator", "--weather", "calm", "--haste", "50", "--lifeline"]
    child = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert child.stdout is not None
        yield child.stdout.readline().removeprefix("ready ").strip()
    finally:
        child.terminate()
        child.communicate(timeout=20)


def test_the_command_tries_the_keys_that_are_set_and_spends_nothing_else(simulator: str) -> None:
    env = {"PROVIDERS_AT": simulator, "GROQ_API_KEY": "k", "GEMINI_API_KEY": "wrong", "TOGETHER_API_KEY": "k"}
    command = [sys.executable, "-m", "localhost.keys"]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1, done.stderr
    assert re.search(r"^works +groq/openai/gpt-oss-120b +\d", done.stdout, re.MULTILINE)
    assert re.search(r"^wrong key +gemini/gemini-3.1-flash-lite .*API key not valid", done.stdout, re.MULTILINE)
    assert "off  together: paid" in done.stdout
    with urllib.request.urlopen(f"{simulator}/_log") as log:
        assert len(json.load(log)) == 2


def test_the_command_says_what_to_do_where_no_key_is_set() -> None:
    command = [sys.executable, "-m", "localhost.keys"]
    done = subprocess.run(command, cwd=ROOT, env={}, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "no key is set" in done.stdout
