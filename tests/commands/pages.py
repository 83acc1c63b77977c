"""The commands that the pages name: each line of a block of them, and each that stands within a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

ROOT = Path(__file__).resolve().parents[2]
PAGES = (*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md")))
PAST = {"CHANGELOG.md"}
"""What it names was there when it was written."""

BLOCK = re.compile(r"^( *)```(\w*)\n(.*?)^\1```$", re.MULTILINE | re.DOTALL)
SPAN = re.compile(r"`([^`]+)`")
SETTING = re.compile(r"""\w+=(?:"[^"]*"|\S*)\s+""")
PROGRAMS = {"python", "curl", "az", "azd", "func", "npx", "npm", "node", "git", "pip", "pip-audit", "docker", "zip"}


class Command(Struct, frozen=True):
    """`heading`: of the section it stands in; `before`: what that says until then; `block`: within a block of them."""

    page: str
    text: str
    heading: str
    before: str
    block: bool

    @property
    def programs(self) -> set[str]:
        return programs(self.text)


def programs(text: str) -> set[str]:
    """What is called, by name; those whose output is a part of it included."""
    parts = (part.strip() for part in re.split(r"&&|\$?\(", text))
    bare = (re.sub(SETTING, "", part, count=1) if SETTING.match(part) else part for part in parts)
    return {part.split()[0] for part in bare if part}


def commands(page: str, text: str) -> Iterator[Command]:
    """Those of one page, in no order. A name alone, such as `az`, is none."""
    for block in BLOCK.finditer(text):
        if block[2] == "sh":
            for line in re.sub(r"\\\n\s*", "", block[3]).splitlines():
                if told := line.partition(" # ")[0].strip():
                    yield _at(page, told, text[: block.start()], block=True)
    prose = BLOCK.sub("", text)
    for span in SPAN.finditer(prose):
        told = " ".join(span[1].split())
        if " " in told and programs(told) & PROGRAMS:
            yield _at(page, told, prose[: span.start()], block=False)


def _at(page: str, text: str, before: str, *, block: bool) -> Command:
    heading, _, said = before.rpartition("\n#")[2].partition("\n")
    return Command(page, text, heading, said, block)


def everything() -> list[Command]:
    pages = [page for page in PAGES if page.name not in PAST]
    return [each for page in pages for each in commands(page.relative_to(ROOT).as_posix(), page.read_text("utf-8"))]
