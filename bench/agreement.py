"""How far two columns of numbers agree: correlations, pooled and within groups, and the error that is left. Pure."""

from __future__ import annotations

import random
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from math import sqrt
from statistics import StatisticsError, correlation

LEAST = 8  # rows a question needs to have a correlation of its own


def pearson(first: Sequence[float], second: Sequence[float]) -> float:
    """0.0 where one column does not vary."""
    try:
        return correlation(first, second)
    except StatisticsError:
        return 0.0


def spearman(first: Sequence[float], second: Sequence[float]) -> float:
    return pearson(ranks(first), ranks(second))


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1; ties share their mean."""
    order = sorted(range(len(values)), key=values.__getitem__)
    found = [0.0] * len(values)
    start = 0
    for end in range(1, len(order) + 1):
        if end == len(order) or values[order[end]] != values[order[start]]:
            for place in order[start:end]:
                found[place] = (start + end + 1) / 2
            start = end
    return found


def by_group(groups: Sequence[Hashable], first: Sequence[float], second: Sequence[float]) -> dict[Hashable, float]:
    """The Pearson r of each group that has enough rows and differing values of the second column."""
    rows: dict[Hashable, list[tuple[float, float]]] = defaultdict(list)
    for group, a, b in zip(groups, first, second, strict=True):
        rows[group].append((a, b))
    whole = {group: tuple(zip(*pairs, strict=True)) for group, pairs in rows.items() if len(pairs) >= LEAST}
    return {group: pearson(a, b) for group, (a, b) in whole.items() if len(set(b)) > 1}


def isotonic(values: Sequence[float], targets: Sequence[float]) -> Callable[[float], float]:
    """The best rising steps from values to targets (pool adjacent violators)."""
    blocks: list[tuple[float, float, int]] = []  # first value, mean target, rows
    for value, target in sorted(zip(values, targets, strict=True)):
        blocks.append((value, target, 1))
        while len(blocks) > 1 and blocks[-2][1] >= blocks[-1][1]:
            (start, low, few), (_, high, more) = blocks[-2:]
            blocks[-2:] = [(start, (low * few + high * more) / (few + more), few + more)]
    starts = [start for start, _, _ in blocks]
    return lambda value: blocks[max(0, bisect_right(starts, value) - 1)][1]


def error(groups: Sequence[Hashable], first: Sequence[float], second: Sequence[float]) -> float:
    """RMSE of the first column against the second, each group calibrated by steps fitted on the other groups."""
    rows = list(zip(groups, first, second, strict=True))
    squares = 0.0
    for group in dict.fromkeys(groups):
        others = [(a, b) for other, a, b in rows if other != group]
        steps = isotonic(*zip(*others, strict=True)) if others else lambda value: value
        squares += sum((steps(a) - b) ** 2 for other, a, b in rows if other == group)
    return sqrt(squares / len(rows))


def interval(draw: Callable[[random.Random], float], draws: int, seed: int = 7) -> tuple[float, float]:
    """The middle 95 % of what resampling gives."""
    chance = random.Random(seed)
    found = sorted(draw(chance) for _ in range(draws))
    return found[int(0.025 * draws)], found[int(0.975 * draws)]
