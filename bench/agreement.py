"""How far two columns of numbers agree: correlations, pooled and within groups. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from statistics import StatisticsError, correlation, fmean

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


def within(groups: Sequence[Hashable], first: Sequence[float], second: Sequence[float]) -> float:
    """The mean Pearson r of the groups that have enough rows and differing human scores."""
    rows: dict[Hashable, list[tuple[float, float]]] = defaultdict(list)
    for group, a, b in zip(groups, first, second, strict=True):
        rows[group].append((a, b))
    whole = [tuple(zip(*pairs, strict=True)) for pairs in rows.values() if len(pairs) >= LEAST]
    found = [pearson(a, b) for a, b in whole if len(set(b)) > 1]
    return fmean(found) if found else 0.0
