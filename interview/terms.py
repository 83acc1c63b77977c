"""Words of time, study and speech that résumés are read by: `lexicon/resume/` as values."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from msgspec import Struct

from interview.language import FOLDER


class Terms(Struct, frozen=True):
    """Words in small letters; `months` by word, `tongues` and `fluency` by word with what they stand for."""

    months: dict[str, int]
    time: dict[str, tuple[str, ...]]
    degrees: frozenset[str]
    degrees_written: tuple[str, ...]
    tongues: dict[str, str]
    fluency: dict[str, str]


@cache
def terms() -> Terms:
    raw = tomllib.loads((FOLDER / "resume" / "terms.toml").read_text("utf-8"))
    return Terms(
        months={word: int(number) for number, words in raw["months"].items() for word in words.split()},
        time={name: tuple(words.split()) for name, words in raw["time"].items()},
        degrees=frozenset(raw["study"]["degrees"].split()),
        degrees_written=tuple(raw["study"]["written"]),
        tongues=_turned(raw["tongues"]),
        fluency=_turned(raw["fluency"]),
    )


def _turned(raw: dict[str, Any]) -> dict[str, str]:
    return {word: name for name, words in raw.items() for word in words.split()}
