"""How often each tier was asked in this process, and with what outcome."""

from __future__ import annotations

from collections import Counter

from cache.tier import Outcome


class Counts:
    def __init__(self) -> None:
        self.seen: Counter[tuple[str, str, Outcome]] = Counter()

    def __call__(self, tier: str, kind: str, outcome: Outcome) -> None:
        self.seen[tier, kind, outcome] += 1

    def __getitem__(self, key: tuple[str, str, Outcome]) -> int:
        return self.seen[key]
