"""Measurements that the pages name, run as they stand, only smaller: `python -m pytest -m long`, once a week."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bench.local_app import worker
from tests.commands.how import HOW, Long
from tests.commands.made import data
from tests.commands.shell import shell

pytestmark = pytest.mark.long

LONG = {text: how for text, how in HOW.items() if isinstance(how, Long)}
WRONG = ("broken", "wrong", "failures")
"""Where a last line lists what does not hold."""


@contextmanager
def given(text: str, folder: Path, azurite: str) -> Iterator[dict[str, object]]:
    """Something real for what the page leaves open."""
    found: dict[str, object] = {"LANGUAGE": "es", "bench/results/cost.json": folder / "cost.json"}
    if "DIR" in text:
        found["DIR"] = data(folder / "data")
    if "API_URL" in text:
        with worker(azurite) as app:
            yield {**found, "API_URL": app.url}
    else:
        yield found


@pytest.mark.parametrize("text", LONG)
def test_a_measurement_ends_and_says_what_it_found(text: str, tmp_path: Path, azurite: str) -> None:
    how = LONG[text]
    with given(text, tmp_path, azurite) as real:
        done = shell(f"{text} {how.more}", real, seconds=900)
    assert done.returncode in (0, 1), done.stderr[-2000:]
    assert "Traceback" not in done.stderr, done.stderr[-2000:]
    found = json.loads(done.stdout.splitlines()[-1])
    assert [name for name in how.figures if not found.get(name)] == []
    assert bool(done.returncode) == bool(list(complaints(found))), done.stdout[-2000:]
    if how.right:
        assert done.returncode == 0, done.stdout[-2000:]


def complaints(found: dict[str, Any]) -> Iterator[object]:
    """What a last line says does not hold."""
    yield from (found[name] for name in WRONG if found.get(name))
    if found.get("holds") is False:
        yield "holds"
    yield from (row for row in found.get("verdicts", ()) if row["holds"] is False)
