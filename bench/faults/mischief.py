"""Which request fails, and how: what is owed goes to the points that had least of it. Pure, by its seed."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from typing import Literal, get_args

Fault = Literal["slow", "busy", "error", "dropped", "lost"]
"""Half a second late; 503 or 500 in place of the answer; a connection that ends before or after storage did it."""

Kill = Literal["kill before", "kill after"]
"""The process that asks dies before storage hears of it, or once storage has done it."""

RAREST = 10
"""A point that had so many more than the rarest has one chance in 1,000."""


class Mischief:
    """`owe` says how much is to come; `choose` gives it out, request by request."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.done: Counter[tuple[str, str]] = Counter()
        self._seen: set[str] = set()
        self._owed: Counter[str] = Counter()

    def owe(self, what: Literal["kill", "fault"], count: int = 1) -> None:
        self._owed[what] += count

    def choose(self, point: str, *, write: bool, mortal: bool = True) -> Fault | Kill | None:
        """What happens to this request; `mortal`: the process that asks may die now."""
        self._seen.add(point)
        if self._owed["kill"] > 0 and mortal and (kill := self._pick(point, get_args(Kill))):
            self._owed["kill"] -= 1
            return kill
        if self._owed["fault"] > 0:
            kinds = get_args(Fault) if write else ("slow", "busy", "error", "dropped")
            if fault := self._pick(point, kinds):
                self._owed["fault"] -= 1
                return fault
        return None

    def forgive(self) -> None:
        """What is still owed does not come any more."""
        self._owed.clear()

    def points(self, fault: str) -> dict[str, int]:
        return {point: count for (kind, point), count in self.done.items() if kind == fault}

    def count(self, fault: str) -> int:
        return sum(self.points(fault).values())

    def _pick(self, point: str, kinds: Sequence[str]) -> Fault | Kill | None:
        kind = self.chance.choice(kinds)
        fewest = min(self.done[kind, each] for each in self._seen)
        ahead = min(RAREST, self.done[kind, point] - fewest)
        if self.chance.random() >= 0.5**ahead:
            return None
        self.done[kind, point] += 1
        return kind  # type: ignore[return-value]
