"""The parts of a story (situation, own action, result, what was learnt) by cues of their own. Pure."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left
from functools import cache, lru_cache

from msgspec import Struct

from interview.coverage import NOTHING, Found
from interview.language import FOLDER, Language, in_small, language
from interview.model import Detect
from interview.text import Reading

CLOSING: frozenset[Detect] = frozenset({"result", "figure", "reflection"})
"""Parts that a story ends on: of sentences that tell as much the last shows them, and not what led there."""

ONCE: frozenset[Detect] = frozenset({"situation", "task", "own-action", "result"})
"""Parts that happened once: what a sentence says of every time tells none of them."""

HABIT = "habit"

AT_HAND = 32
"""Texts and parts whose cues are remembered: a concept may ask for a part that the whole answer is held to as well."""


class Part(Struct, frozen=True):
    """How people tell one part of a story; `shares` is what one cue earns, two, and so on. `cues` are looked for in
    texts in small letters."""

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
    return known.pattern_in_small(rf"(?<!\w)(?:{text})(?!\w)")


def tell(part: Detect, reading: Reading, name: str) -> Found:
    """How plainly an answer tells that part of a story, and the words of a cue. Equal cues count once."""
    usual = _usual(reading, name) if part in ONCE else frozenset()
    told: dict[int, dict[str, range]] = {}
    for cue, start, end in _heard(part, reading.text, name):
        words = _words(start, end, reading)
        if words and reading.sentence[words[0]] not in usual:
            told.setdefault(reading.sentence[words[0]], {}).setdefault(cue, words)
    if not told:
        return NOTHING
    different = len({cue for cues in told.values() for cue in cues})
    words, shares = _shown(part, told), parts(name)[part].shares
    return Found(shares[min(different, len(shares)) - 1], words[0], words[-1])


@lru_cache(maxsize=AT_HAND)
def _heard(part: str, text: str, name: str) -> tuple[tuple[str, int, int], ...]:
    """Each cue in a text, where it begins and where it ends."""
    small = in_small(text.replace("’", "'"))
    return tuple((cue.group(), *cue.span()) for cue in parts(name)[part].cues.finditer(small))


def _shown(part: Detect, told: dict[int, dict[str, range]]) -> range:
    """The words of a cue: the first there is, or for what a story ends on, one where most of it is told."""
    if part not in CLOSING:
        return next(iter(told[min(told)].values()))
    most = max(told, key=lambda sentence: (len(told[sentence]), sentence))
    return list(told[most].values())[-1]


def _usual(reading: Reading, name: str) -> frozenset[int]:
    """The sentences that say what somebody always does, or what one should do."""
    found = (_words(start, end, reading) for _, start, end in _heard(HABIT, reading.text, name))
    return frozenset(reading.sentence[words[0]] for words in found if words)


def _words(start: int, end: int, reading: Reading) -> range:
    """The words that begin within."""
    return range(bisect_left(reading.starts, start), bisect_left(reading.starts, end))
