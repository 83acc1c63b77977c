"""The parts of a résumé by its headings, in several languages. Pure."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from typing import Literal, get_args

from msgspec import Struct

from interview.language import FOLDER

Part = Literal["head", "summary", "experience", "education", "skills", "languages", "projects", "other"]

MARKS = re.compile(r"^[\s#*_=•·●▪◆■–—\-\d.、ⅠⅡⅢ)]+|[\s#*_=:：–—\-.|]+$")
SPACED = re.compile(r"^(?:\w ){2,}\w$")
LONGEST = 42
"""Characters of a heading."""


class Line(Struct, frozen=True):
    """One line of a part, without what surrounds it."""

    part: Part
    text: str


def lines(text: str) -> tuple[Line, ...]:
    """Every line that holds something, with its part; a heading is left out where nothing follows it on its line."""
    part: Part = "head"
    found: list[Line] = []
    for raw in text.splitlines():
        told = " ".join(raw.split())
        if not told:
            continue
        heading = _heading(told)
        if heading:
            part = heading
            continue
        opened, _, rest = told.partition(":")
        if rest.strip() and (heading := _heading(opened)):
            # "Skills: Python" opens a part; languages, spoken or not, are often one line among the skills.
            if heading == "languages":
                found.append(Line(heading, told))
                continue
            part = heading
        found.append(Line(part, told))
    return tuple(found)


def _heading(text: str) -> Part | None:
    if len(text) > LONGEST:
        return None
    told = MARKS.sub("", text)
    if SPACED.match(told):
        told = told.replace(" ", "")
    return _headings().get(_plain(told))


@cache
def _headings() -> dict[str, Part]:
    raw = tomllib.loads((FOLDER / "resume" / "headings.toml").read_text("utf-8"))
    return {_plain(heading): part for part in get_args(Part) for heading in raw.get(part, ())}


def _plain(text: str) -> str:
    """Small letters, "and" and its like and all marks left out: `Skills & Tools` is `skills tools`."""
    told = unicodedata.normalize("NFKC", text).casefold()
    return " ".join(word for word in re.findall(r"\w+", told) if word not in ("and", "und", "y", "e", "et"))
