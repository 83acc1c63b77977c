"""Scores an answer against one reference answer, where no pack is at hand. Pure."""

from __future__ import annotations

from interview.coverage import search, share
from interview.text import read


def recall(question: str, reference: str, answer: str, name: str) -> float:
    """How much of the reference the answer holds, 0 to 1, sentence by sentence."""
    asked = frozenset(read(question, name).stems)
    heard = read(answer, name)
    whole = read(reference, name)
    parts = [reference[start:end] for start, end in whole.sentences]
    if not parts or not len(heard):
        return 0.0
    found = [search((part,), heard, asked, name).share for part in parts]
    return sum(map(share, found)) / len(parts)
