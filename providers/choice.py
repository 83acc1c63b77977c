"""Which models to ask for a chat, the best first. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from msgspec import Struct

from providers.chat import Task, Want
from providers.quota import Left, windows
from providers.windows import kind_of
from providers.windows.fixed import period
from providers.wire import Region, Spec, Unit

JUDGING: frozenset[Task] = frozenset({"review", "second-judge"})
"""Where a better judge is worth a wait."""

UNKNOWN_S = 3.0
"""Seconds a model is expected to take before it was ever asked."""

TOO_SLOW = 20.0
"""How much worse a model looks that as a rule answers after the deadline: nobody else is left when it is asked."""

EVERYWHERE: tuple[Region, ...] = ("EEA", "CH", "UK")


class Policy(Struct, frozen=True):
    """What the operator says about their people: where they may be, and whether what is said may train a model.
    What was not said counts as no."""

    regions: tuple[Region, ...] = EVERYWHERE
    training_ok: bool = False


class Standing(Struct, frozen=True):
    """How a model stands now. `seconds`: what it takes as a rule, None before it was ever asked. `trust`: the share
    of calls it answers. `plenty`: see below. `busy`: its calls under way as a share of how many it may have."""

    seconds: float | None = None
    trust: float = 1.0
    plenty: float = 1.0
    busy: float = 0.0


def ruled_out(spec: Spec, want: Want, policy: Policy) -> str:
    """Why this model must not be asked, in words; empty where it may. Growing packs shows nobody anything and holds
    nothing of anybody, so there a tier's region does not matter."""
    row = spec.row
    barred = [region for region in policy.regions if region in row.not_in]
    if barred and want.task != "prewarm":
        return f"its free tier may not serve people in {', '.join(barred)}"
    if want.private and row.trains != "no" and not policy.training_ok:
        return "it trains on what is said" if row.trains == "yes" else "nobody knows whether it trains on what is said"
    if want.other_family and spec.model.family == want.other_family:
        return f"it is of the family {want.other_family}"
    return ""


def ceilings(spec: Spec) -> tuple[tuple[Unit, float], ...]:
    """The most of each unit that one call may take: what the model can hold, and each limit while it is unspent."""
    found: dict[Unit, float] = {"tokens": spec.model.context}
    for each in windows(spec.limits):
        found[each.limit.unit] = min(each.room, found.get(each.limit.unit, math.inf))
    return tuple(found.items())


def fits(most: tuple[tuple[Unit, float], ...], cost: Mapping[Unit, float]) -> bool:
    """Whether so large a call can be carried at all, by a model's ceilings."""
    return all(cost.get(unit, math.inf) <= amount for unit, amount in most)


def plenty(windows: Iterable[Left], now: float) -> float:
    """What is left of the scarcest window, for each part of the window that is still to come: above 1 some of it would
    be lost at the reset unless it is asked for, below 1 it has to last. Between a quarter and four."""
    shares = [(each.left / kind_of(each.limit).room(each.limit)) / _ahead(each, now) for each in windows]
    return min(4.0, max(0.25, min(shares, default=1.0)))


def seconds(spec: Spec, want: Want, now: Standing) -> float:
    """What asking this model costs in seconds of waiting; where that is equal, what is plentiful goes first."""
    wait = (UNKNOWN_S if now.seconds is None else now.seconds) * (1 + now.busy) / max(0.05, now.trust)
    if now.seconds is not None and now.seconds > want.deadline_s:
        wait *= TOO_SLOW
    worth = float(2 ** (spec.model.quality - 3)) if want.task in JUDGING else 1.0
    return wait / (worth * now.plenty)


def _ahead(window: Left, now: float) -> float:
    limit = window.limit
    if limit.reset != "fixed" or limit.per == "once":
        return 1.0
    start, end = period(limit, now)
    return max(0.02, (end - now) / (end - start))
