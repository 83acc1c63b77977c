"""Scores an answer against one reference answer, where no pack is at hand. Pure."""

from __future__ import annotations

from interview.coverage import NOTHING, compile, find, share
from interview.text import read


def recall(question: str, reference: str, answer: str, name: str) -> float:
    """How much of the reference the answer holds, 0 to 1, sentence by sentence."""
    asked = frozenset(read(question, name).stems)
    heard = read(answer, name)
    parts = [[reference[start:end]] for start, end in read(reference, name).sentences]
    if not parts or not len(heard):
        return 0.0
    found = find(compile(parts, asked, name), heard, name)
    return sum(share(found.get(nth, NOTHING).share) for nth in range(len(parts))) / len(parts)
