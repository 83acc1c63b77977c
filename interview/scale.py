"""The scale of scores, and how a measure is put on it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

FLOOR = 1.0
TOP = 5.0
LIST_CAP = 0.25  # what is left of what a heap of keywords earns


def on_scale(anchors: Sequence[tuple[float, float]], value: float) -> float:
    """The score that a value stands for, between its anchors."""
    for (low, score), (high, more) in pairwise(anchors):
        if value <= high:
            return score + (more - score) * (value - low) / (high - low)
    return TOP
