"""What the README and the changelog state in figures is what is there."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from interview.catalog import catalog
from interview.model import ANY_ROLE
from interview.packs import bank

ROOT = Path(__file__).resolve().parents[1]
README = ROOT / "README.md"
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#]+)")


@pytest.mark.parametrize("file", [README, ROOT / "CHANGELOG.md"], ids=lambda file: str(file.name))
def test_the_bank_is_as_large_as_is_stated(file: Path) -> None:
    text = " ".join(file.read_text("utf-8").split())
    roles = re.search(r"for (\d+) roles", text)
    packs = re.search(r"bank of (\d+) (?:question )?packs", text)
    assert roles, "no number of roles is stated"
    assert packs, "no number of packs is stated"
    assert len(catalog().roles) == int(roles[1])
    assert len(bank("en").packs) >= int(packs[1])
    assert "in six kinds" in text
    assert len({pack.kind for pack in bank("en").packs}) == 6


@pytest.mark.parametrize("language", ["German", "Spanish"])
def test_the_banks_of_other_languages_are_as_large_as_the_readme_says(language: str) -> None:
    stated = re.search(language + r"\s\((\d+)", README.read_text("utf-8"))
    assert stated, "no number of packs is stated"
    id = next(each.id for each in catalog().languages if each.english == language)
    packs = bank(id).packs
    assert len(packs) >= int(stated[1])
    assert len({role for pack in packs for role in pack.roles} - {ANY_ROLE}) == 6


def test_the_page_of_providers_lists_twenty_as_the_readme_says() -> None:
    rows = json.loads((ROOT / "providers" / "catalog.json").read_text("utf-8"))
    listed = [
        line for line in (ROOT / "docs" / "providers.md").read_text("utf-8").splitlines() if line.startswith("| ")
    ]
    assert "lists twenty" in README.read_text("utf-8")
    assert len(listed) - 1 == sum(row["status"] != "retired" for row in rows.values()) == 20


@pytest.mark.parametrize("file", [README, *(ROOT / "docs").rglob("*.md")], ids=lambda file: str(file.name))
def test_every_link_to_a_file_of_the_project_leads_somewhere(file: Path) -> None:
    links = LINK.findall(file.read_text("utf-8"))
    assert [link for link in links if not (file.parent / link).exists()] == []
