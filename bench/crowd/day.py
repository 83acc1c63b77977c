"""When they come: the hours of a day, and how long people think."""

from __future__ import annotations

import random
from bisect import bisect_left
from itertools import accumulate

BY_HOUR = (1, 1, 1, 1, 1, 2, 3, 5, 8, 10, 11, 10, 8, 9, 11, 12, 11, 10, 9, 9, 9, 7, 4, 2)
"""Starts by hour of the day, in parts: the working day of people in a few neighbouring time zones."""

THINK_MEDIAN_S, THINK_SPREAD = 75.0, 0.5
"""Seconds over a question: log-normal, so that a few take several minutes."""


def arrivals(interviews: int, seed: int) -> list[float]:
    """Seconds since midnight at which each interview begins, in order."""
    chance = random.Random(seed)
    up_to = list(accumulate(BY_HOUR))
    found = []
    for _ in range(interviews):
        at = chance.random() * up_to[-1]
        hour = bisect_left(up_to, at)
        found.append(3600 * (hour + 1 - (up_to[hour] - at) / BY_HOUR[hour]))
    return sorted(found)


def think_seconds(chance: random.Random) -> float:
    return THINK_MEDIAN_S * chance.lognormvariate(0, THINK_SPREAD)
