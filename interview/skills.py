"""The skills we know, and where a text names them: `lexicon/resume/skills.toml` as values. Pure.

Letters are compared without regard to size, hyphens and width, but for names that are given in capitals. A wary skill,
whose name is a common word or letter, counts only as it is written there, and in a list or beside another skill."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal

from msgspec import Struct

from interview.language import FOLDER

Sort = Literal["tool", "practice", "trait"]

TOKEN = re.compile(r"[0-9A-Za-zÀ-ÖØ-öø-ɏ]+|[^\s\-‐‑–—]")
BEFORE = re.compile(r"(?:^|[,;:/|•·●▪(\[&+\t\n]|[-–*]\s|\b(?:and|or|und|oder|y|o|e|ou))\s*$")
AFTER = re.compile(r"\s*(?:$|[,;/|•·●▪)\]&.(\t\n:]|(?:and|or|und|oder|y|o|e|ou)\b)")
NEAR = 24
"""Characters looked at on each side of a wary name."""


class Known(Struct, frozen=True):
    """A skill of the taxonomy. `words`: what those who work with it speak of, as noun phrases in English."""

    id: str
    label: str
    names: tuple[str, ...]
    sort: Sort
    roles: tuple[str, ...]
    words: tuple[str, ...]
    wary: bool


class Named(Struct, frozen=True):
    """`text[start:end]` names a skill."""

    skill: Known
    start: int
    end: int


Care = Literal["any", "capitals", "wary"]
"""How exactly a name has to be met."""


class Name(Struct, frozen=True):
    """One name of a skill as tokens."""

    forms: tuple[str, ...]
    skill: Known
    text: str
    care: Care


class Token(Struct, frozen=True):
    form: str
    start: int
    end: int


@cache
def taxonomy() -> dict[str, Known]:
    """Every skill by its id."""
    raw = tomllib.loads((FOLDER / "resume" / "skills.toml").read_text("utf-8"))
    found: dict[str, Known] = {}
    for group in raw["group"]:
        for label, others in group["skills"].items():
            words = group["words"].get(label) or group["words"]["*"]
            id = _id(label)
            found[id] = Known(
                id, label, (label, *others), group["sort"], tuple(group["roles"]), tuple(words), label in group["wary"]
            )
    return found


def _id(label: str) -> str:
    plain = label.lower().replace("+", "-plus").replace("#", "-sharp").replace(".", "dot-" if label[0] == "." else "-")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def named(label: str) -> Known | None:
    """The skill that somebody calls by this name, small or capital letters."""
    forms = tuple(token.form for token in _tokens(label))
    return next((name.skill for name in _index().get(forms[0], ()) if name.forms == forms), None) if forms else None


def skills_in(text: str) -> list[Named]:
    """Every place where a skill is named, in order; the longest name wins, and none overlaps another."""
    tokens = list(_tokens(text))
    sure: list[Named] = []
    doubtful: list[Named] = []
    here = 0
    while here < len(tokens):
        name = _longest(tokens, here, text)
        if name is None:
            here += 1
            continue
        after = here + len(name.forms)
        place = Named(name.skill, tokens[here].start, tokens[after - 1].end)
        (doubtful if name.care == "wary" else sure).append(place)
        here = after
    return sorted((*sure, *_believed(text, sure, doubtful)), key=lambda place: place.start)


def _believed(text: str, sure: Sequence[Named], doubtful: Sequence[Named]) -> Iterator[Named]:
    """Those whose name is written as it should be, and stands in a list or right beside a sure one."""
    edges = {place.start for place in sure} | {place.end for place in sure}
    for place in doubtful:
        before, after = text[max(0, place.start - NEAR) : place.start], text[place.end : place.end + NEAR]
        beside = any(abs(place.start - edge) <= 3 or abs(edge - place.end) <= 3 for edge in edges)
        listed = bool(BEFORE.search(before)) and bool(AFTER.match(after))
        # A single letter alone on a line is no skill.
        alone = len(place.skill.label) == 1 and not re.search(r"[,;/|(]", before[-3:] + after[:3])
        written = text[place.start : place.end] == place.skill.label
        if written and (beside or (listed and not alone)):
            yield place


def _longest(tokens: Sequence[Token], here: int, text: str) -> Name | None:
    for name in _index().get(tokens[here].form, ()):
        met = tokens[here : here + len(name.forms)]
        if tuple(token.form for token in met) != name.forms:
            continue
        first, last = met[0], met[-1]
        # ".net" is no skill in "example.net", nor C in "C++" or "C#" where those are not known.
        inside = not first.form[0].isalnum() and first.start > 0 and text[first.start - 1].isalnum()
        goes_on = last.form[-1].isalnum() and text[last.end : last.end + 1] in ("+", "#")
        small = name.care == "capitals" and text[first.start : last.end] != name.text
        if not (inside or goes_on or small):
            return name
    return None


@cache
def _index() -> dict[str, list[Name]]:
    """Names by their first token, the longest first."""
    index: dict[str, list[Name]] = {}
    for skill in taxonomy().values():
        for nth, text in enumerate(skill.names):
            care: Care = "wary" if skill.wary and nth == 0 else "capitals" if nth and text.isupper() else "any"
            forms = tuple(token.form for token in _tokens(text))
            index.setdefault(forms[0], []).append(Name(forms, skill, text, care))
    for names in index.values():
        names.sort(key=lambda name: -len(name.forms))
    return index


def _tokens(text: str) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        yield Token(unicodedata.normalize("NFKC", match.group()).casefold(), match.start(), match.end())
