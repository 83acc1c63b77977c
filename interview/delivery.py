"""How somebody spoke: pace, fillers, length. Spoken answers only; typing has no pace worth a figure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from interview.language import language
from interview.model import Turn
from interview.report_model import Delivery

SHORTEST = 3.0
"""Seconds; shorter recordings give no usable pace."""


def delivery(turns: Sequence[Turn], name: str) -> Delivery | None:
    """How answers in that language were spoken; None when nothing was spoken long enough to measure."""
    spoken = [t for t in turns if t.input == "voice" and t.seconds >= SHORTEST and t.answer.strip()]
    if not spoken:
        return None
    seconds = sum(t.seconds for t in spoken)
    known = language(name)
    counted = sum(t.speech.words if t.speech else len(t.answer.split()) for t in spoken)
    fillers: Counter[str] = Counter()
    for turn in spoken:
        fillers.update(found.lower() for found in known.fillers.findall(turn.answer))
    return Delivery(
        words_per_minute=round(counted * 60 / seconds, 1),
        filler_words=dict(fillers.most_common()),
        longest_answer_seconds=max(t.seconds for t in spoken),
        talk_time_seconds=seconds,
    )
