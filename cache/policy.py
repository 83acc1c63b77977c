"""How long each kind of entry is good for, and what a look-up may cost."""

from __future__ import annotations

import random
from collections.abc import Mapping

from msgspec import Struct

from cache.keys import EntryKind

MINUTE, HOUR, DAY = 60.0, 3600.0, 86_400.0
JITTER = 0.1
"""Lifetimes differ by up to a tenth, so that entries written together do not expire together."""


class Policy(Struct, frozen=True):
    """Seconds on the injected clock.

    Up to `near_fresh` (in this process) or `far_fresh` (in a far tier) an entry is simply used; then, up to `keep`, it
    is used once more while somebody fetches it anew. `absent` is how long it is remembered that there is none.
    `expensive`: making it again costs a model call, so the backup is worth a command.
    """

    near_fresh: float
    far_fresh: float
    keep: float
    absent: float
    expensive: bool


POLICIES: Mapping[EntryKind, Policy] = {
    # An hour in a far tier bounds how long an old pool lives on when its writer died between origin and cache.
    "pool": Policy(5 * MINUTE, HOUR, 7 * DAY, MINUTE, expensive=False),
    # A minute, because whoever has just added a role looks for it.
    "house": Policy(MINUTE, 10 * MINUTE, 7 * DAY, MINUTE, expensive=False),
    "follow-up": Policy(6 * HOUR, 30 * DAY, 60 * DAY, 10 * MINUTE, expensive=True),
    "job": Policy(HOUR, 7 * DAY, 14 * DAY, 10 * MINUTE, expensive=True),
}


def jittered(seconds: float, chance: random.Random) -> float:
    return seconds * (1 + JITTER * (2 * chance.random() - 1))
