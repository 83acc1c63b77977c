"""How each provider behaves: how long it takes, and what goes wrong when. All of it follows from the seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Literal, get_args

Fault = Literal[
    "hang",
    "drop",
    "overloaded",
    "html",
    "capacity",
    "rate_limited",
    "quota_exhausted",
    "zero_quota",
    "bad_key",
    "payment_needed",
    "gone",
    "refused",
    "error_in_200",
    "truncated",
    "malformed",
    "empty",
    "slow",
]
FAULTS: tuple[Fault, ...] = get_args(Fault)
# These come after the quota was taken; the others are said at the door and cost nothing.
INSIDE: frozenset[Fault] = frozenset({"hang", "drop", "truncated", "malformed", "empty", "slow", "refused"})

# What some answer whoever asks: this one wants a card on file for every model.
SHUT: dict[str, Fault] = {"sambanova": "payment_needed"}

# Seconds to the first word (median), spread (sigma of the logarithm), tokens a second after it.
PACE: dict[str, tuple[float, float, float]] = {
    "groq": (0.3, 0.4, 400),
    "cerebras": (0.3, 0.4, 1200),
    "gemini": (0.9, 0.5, 150),
    "mistral": (0.6, 0.4, 80),
    "cohere": (0.8, 0.4, 60),
    "cloudflare": (1.2, 0.6, 60),
    "openrouter": (2.0, 0.8, 40),
    "nvidia": (4.0, 1.0, 40),
    "zai": (8.0, 0.8, 40),
}
USUAL = (1.0, 0.6, 80.0)
SLOW = 15.0

# The share of calls that meet each fault in rough weather, outside bursts.
ROUGH: tuple[tuple[Fault, float], ...] = (
    ("overloaded", 0.015),
    ("hang", 0.01),
    ("drop", 0.005),
    ("html", 0.005),
    ("capacity", 0.01),
    ("error_in_200", 0.005),
    ("truncated", 0.01),
    ("malformed", 0.015),
    ("empty", 0.005),
    ("slow", 0.02),
)
# Each provider has a burst of 5xx in one of so many stretches of so many real seconds.
BURST_SECONDS, BURST_EVERY, BURST_SHARE = 10.0, 12, 0.8


@dataclass
class Mood:
    """What somebody told a provider to do until told otherwise: a fault for a share of its calls."""

    fault: Fault | None = None
    share: float = 1.0
    obedient: bool = False


@dataclass
class Weather:
    """`haste` divides every delay. `moods` are by provider."""

    seed: int
    rough: bool
    haste: float = 1.0
    moods: dict[str, Mood] = field(default_factory=dict)

    def mood(self, provider: str) -> Mood:
        return self.moods.setdefault(provider, Mood())

    def fault(self, provider: str, nth: int, real_now: float) -> Fault | None:
        """What goes wrong with the nth call of a provider."""
        chance = random.Random(f"{self.seed}:{provider}:{nth}")
        mood = self.mood(provider)
        if mood.fault is not None and chance.random() < mood.share:
            return mood.fault
        if not self.rough:
            return None
        if self.bursting(provider, real_now) and chance.random() < BURST_SHARE:
            return "overloaded"
        drawn = chance.random()
        for fault, share in ROUGH:
            if drawn < share:
                return fault
            drawn -= share
        return None

    def bursting(self, provider: str, real_now: float) -> bool:
        stretch = int(real_now // BURST_SECONDS)
        return random.Random(f"{self.seed}:{provider}:burst:{stretch}").randrange(BURST_EVERY) == 0

    def outages(self, provider: str, since: float, until: float) -> list[tuple[float, float]]:
        """Every burst of a provider between two real moments."""
        if not self.rough:
            return []
        stretches = range(int(since // BURST_SECONDS), int(until // BURST_SECONDS) + 1)
        starts = [nth * BURST_SECONDS for nth in stretches if self.bursting(provider, nth * BURST_SECONDS)]
        return [(start, start + BURST_SECONDS) for start in starts]

    def seconds(self, provider: str, nth: int, output_tokens: int) -> float:
        """How long the nth call takes, in real seconds."""
        first, spread, a_second = PACE.get(provider, USUAL)
        chance = random.Random(f"{self.seed}:{provider}:{nth}:pace")
        return (first * chance.lognormvariate(0.0, spread) + output_tokens / a_second) / self.haste
