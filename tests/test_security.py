"""What the page on security says is shown is shown: every file and test that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "security.md").read_text("utf-8")
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", PAGE)))


def section(title: str) -> list[str]:
    """The rows of the table under a heading."""
    part = PAGE.partition(f"\n## {title}")[2].partition("\n## ")[0]
    return [line for line in part.splitlines() if line.startswith("| ")][1:]


@pytest.mark.parametrize(("file", "name"), NAMED)
def test_each_test_that_is_named_exists(file: str, name: str) -> None:
    text = (ROOT / file).read_text("utf-8")
    assert f"def {name}(" in text if name else re.search(r"(?m)^(async )?def test_", text)


@pytest.mark.parametrize("title", ["OWASP API Security Top 10 (2023)", "OWASP Top 10 for LLM applications"])
def test_every_point_of_a_list_of_ten_has_a_test(title: str) -> None:
    rows = section(title)
    assert len(rows) == 10
    assert all("`tests/" in row.split("|")[-2] for row in rows)


def test_every_chapter_of_the_standard_is_answered_and_what_holds_is_shown() -> None:
    rows = section("OWASP ASVS 5.0, level 2")
    told = {int(number) for row in rows for number in re.findall(r"\bV(\d+)", row.split("|")[1])}
    assert told == set(range(1, 18))
    for row in rows:
        _, where, how, shown, _ = row.split("|")
        if how.strip().startswith(("holds", "differs")) and "V3.7" not in where:
            assert "`tests/" in shown, where


@pytest.mark.parametrize("path", sorted(set(re.findall(r"`((?:api|documents|interview|infra)/[\w./]+)`", PAGE))))
def test_what_it_says_of_the_code_is_where_it_says(path: str) -> None:
    assert (ROOT / path).exists()
