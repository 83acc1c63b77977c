"""The parts of a story (situation, own action, result, what was learnt) by cues of their own. Pure."""

from __future__ import annotations

import re
import tomllib
from functools import cache

from interview.language import FOLDER
from interview.model import Credit, Detect
from interview.text import Reading, quote

FULL = 2  # cues of one kind that make the part plain


@cache
def cues(language: str) -> dict[str, re.Pattern[str]]:
    """For each part of a story, what people say when they tell it."""
    raw = tomllib.loads((FOLDER / language / "story.toml").read_text("utf-8"))
    return {part: re.compile("|".join(patterns), re.IGNORECASE) for part, patterns in raw.items()}


def part(detect: Detect, concept: str, reading: Reading, language: str) -> Credit:
    """How plainly an answer holds that part of a story, and where it does so first."""
    found = list(cues(language)[detect].finditer(reading.text))
    if not found:
        return Credit(concept, 0.0)
    at = found[0]
    words = [here for here, start in enumerate(reading.starts) if at.start() <= start < at.end()]
    if not words:
        return Credit(concept, 0.0)
    start, end = quote(reading, words[0], words[-1])
    return Credit(concept, min(1.0, len(found) / FULL), start, end)
