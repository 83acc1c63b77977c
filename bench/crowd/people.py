"""Who comes: roles by popularity, returning candidates, job descriptions, and a few who are careless."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from typing import TypeVar

from msgspec import Struct

from interview.catalog import Catalog

T = TypeVar("T")

INTERVIEWS_EACH = 10
"""Interviews of one candidate on one day, as in the plan: 1,000 candidates, 10,000 interviews."""

LEVELS = {"junior": 5, "mid": 3, "senior": 1}
KINDS = {"mixed": 6, "technical": 3, "behavioural": 3, "screening": 1, "system-design": 1}
LENGTHS = {8: 6, 5: 3, 12: 1}

JOB = 0.4
REPEATS = 0.03  # posts a turn twice
RETURNS = 0.03  # reloads the page before a turn
ABANDONS = 0.05  # leaves for good at some turn; the interview is never finished
AIDS = 0.1  # asks for a hint or another wording
SKIPS = 0.05
SKILL = (0.25, 0.45, 0.30)  # weak, fair, strong


class Wish(Struct, frozen=True):
    """One interview somebody is going to take. `skill`: shares of weak, fair and strong answers."""

    candidate: int
    role: str
    level: str
    kind: str
    questions: int
    posting: int | None
    leaves_at: int | None
    skill: tuple[float, float, float]
    seed: int


def zipf(choices: Sequence[str], chance: random.Random) -> str:
    """The first is wanted most, the nth one nth as much."""
    return chance.choices(choices, [1 / nth for nth in range(1, len(choices) + 1)])[0]


def wishes(interviews: int, catalog: Catalog, postings: int, seed: int) -> list[Wish]:
    """The interviews of a day, in the order in which they are begun."""
    chance = random.Random(seed)
    roles = [role.id for role in catalog.roles]
    candidates = max(1, interviews // INTERVIEWS_EACH)
    of_candidate = [(zipf(roles, chance), _one(LEVELS, chance), _skill(chance)) for _ in range(candidates)]
    # Rounds: everybody's first interview tends to come before anybody's second, as in real days it does not quite.
    order = sorted(range(interviews), key=lambda nth: nth // candidates + chance.gauss(0, 1))
    return [_wish(nth % candidates, *of_candidate[nth % candidates], postings, chance) for nth in order]


def _wish(
    candidate: int, role: str, level: str, skill: tuple[float, float, float], postings: int, chance: random.Random
) -> Wish:
    questions = _one(LENGTHS, chance)
    return Wish(
        candidate=candidate,
        role=role,
        level=level,
        kind=_one(KINDS, chance),
        questions=questions,
        posting=min(int(chance.paretovariate(1.1)) - 1, postings - 1) if chance.random() < JOB else None,
        leaves_at=chance.randint(1, questions) if chance.random() < ABANDONS else None,
        skill=skill,
        seed=chance.getrandbits(32),
    )


def _skill(chance: random.Random) -> tuple[float, float, float]:
    """People differ: each has a mixture of their own around the mean."""
    parts = [chance.gammavariate(4 * share, 1) for share in SKILL]
    weak, fair, strong = (part / sum(parts) for part in parts)
    return weak, fair, strong


def _one(weights: Mapping[T, int], chance: random.Random) -> T:
    return chance.choices(list(weights), list(weights.values()))[0]
