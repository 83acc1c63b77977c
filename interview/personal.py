"""Finds what belongs to a person in a text: addresses, numbers, links, dates of birth. Pure.

Patterns are in `lexicon/personal/patterns.toml`; names, which need more than a pattern, are found by `names.py`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache

from msgspec import Struct

from interview.language import FOLDER
from interview.names import names
from interview.text import AGAIN


class Found(Struct, frozen=True):
    """`text[start:end]` is personal, of that kind: EMAIL, LINK, HANDLE, ID, BIRTH_DATE, PHONE, ADDRESS or NAME.
    `sure` is False for a name that may be something else."""

    start: int
    end: int
    kind: str
    sure: bool = True


@lru_cache(maxsize=AGAIN)
def personal(text: str) -> tuple[Found, ...]:
    """All that was found, in the order of the text; nothing overlaps. Remembered for a while, as readings are: a second
    judge and a second try are shown the same answers."""
    found: list[Found] = []
    left = text
    for kind, needs, patterns in kinds():
        if not needs.search(text):
            continue
        for pattern in patterns:
            for start, end in _spans(pattern, left):
                found.append(Found(start, end, kind))
                left = _blank(left, start, end)
    contact = any(one.kind in ("EMAIL", "PHONE", "LINK") and one.start < HEADER for one in found)
    mail = " ".join(text[one.start : one.end].partition("@")[0] for one in found if one.kind == "EMAIL")
    found += [Found(start, end, "NAME", sure) for start, end, sure in names(left, resume=contact, mail=mail)]
    return tuple(sorted(found, key=lambda one: one.start))


HEADER = 700
"""Characters within which a résumé says how to reach its person."""


def _spans(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    for match in pattern.finditer(text):
        start, end = match.span(1 if pattern.groups else 0)
        taken = text[start:end].rstrip(" .,;:!?)'\"»”")
        start += len(taken) - len(taken.lstrip())
        if taken.strip():
            yield start, start + len(taken.strip())


def _blank(text: str, start: int, end: int) -> str:
    # A sign that no pattern and no name holds, so that nothing reaches across what was found.
    return text[:start] + "\x00" * (end - start) + text[end:]


@cache
def kinds() -> tuple[tuple[str, re.Pattern[str], tuple[re.Pattern[str], ...]], ...]:
    """Kind, what a text needs to hold anything of it, and its patterns."""
    raw = tomllib.loads((FOLDER / "personal" / "patterns.toml").read_text("utf-8"))
    return tuple(
        (row["name"], re.compile(row.get("needs", "")), tuple(map(re.compile, row["patterns"]))) for row in raw["kind"]
    )
