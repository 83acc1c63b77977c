"""The parts of a story (situation, own action, result, what was learnt) by cues of their own. Pure."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from msgspec import Struct

from interview.coverage import NOTHING, Found
from interview.language import FOLDER, Language, language
from interview.model import Detect
from interview.text import Reading

CLOSING: frozenset[Detect] = frozenset({"result", "figure", "reflection"})
"""Parts that a story ends on: the last cue shows them, and not what led there."""


class Part(Struct, frozen=True):
    """How people tell one part of a story; `shares` is what one cue earns, two, and so on."""

    cues: re.Pattern[str]
    shares: tuple[float, ...]


@cache
def parts(name: str) -> dict[str, Part]:
    """The parts of a story in a language, by what `detect` calls them."""
    known = language(name)
    raw = tomllib.loads((FOLDER / name / "story.toml").read_text("utf-8"))
    return {
        name: Part(_either(row["cues"].split("\n"), raw, known), tuple(row["shares"]))
        for name, row in raw.items()
        if isinstance(row, dict)
    }


def _either(cues: list[str], raw: dict[str, str], known: Language) -> re.Pattern[str]:
    text = "|".join(filter(None, cues))
    for name, words in raw.items():
        if isinstance(words, str):
            text = text.replace(f"<{name}>", "|".join(words.split()))
    return known.pattern(rf"(?<!\w)(?:{text})(?!\w)")


def tell(part: Detect, reading: Reading, name: str) -> Found:
    """How plainly an answer tells that part of a story, and the words of a cue. Equal cues count once."""
    looked = parts(name)[part]
    found = list(looked.cues.finditer(reading.text.replace("’", "'")))
    shown = next((cue for cue in (reversed(found) if part in CLOSING else found) if _words(cue, reading)), None)
    if shown is None:
        return NOTHING
    different = len({cue.group().lower() for cue in found})
    words = _words(shown, reading)
    return Found(looked.shares[min(different, len(looked.shares)) - 1], words[0], words[-1])


def _words(cue: re.Match[str], reading: Reading) -> list[int]:
    return [here for here, start in enumerate(reading.starts) if cue.start() <= start < cue.end()]
