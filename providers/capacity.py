"""How many calls of a given size the models carry, and which window binds first. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from providers import choice, quota
from providers.chat import Want
from providers.choice import Policy
from providers.cost import cost
from providers.quota import Left, State
from providers.windows import FIXED, REFILL, kind_of
from providers.windows.fixed import period
from providers.windows.window import SECONDS
from providers.wire import Limit, Spec, Unit

UNLIMITED_S = 10.0
"""Seconds a call takes where no limit says how many there may be: its provider's concurrency is then what binds."""

TOKENS: frozenset[Unit] = frozenset({"tokens", "input_tokens", "neurons", "usd"})
"""Units that grow with the size of a call."""


class Size(Struct, frozen=True):
    """Tokens of one call. What a model needs on top for hidden reasoning is added for each."""

    input: int
    output: int


class Carried(Struct, frozen=True):
    """What one counter carries, by its best judge. `by_requests` and `by_tokens`: where only those windows counted
    (None: there are none). `binds`: the window that is the first to be full."""

    scope: str
    model: str
    calls: int
    by_requests: int | None
    by_tokens: int | None
    binds: str


def usable(specs: Iterable[Spec], want: Want, size: Size, policy: Policy) -> list[Spec]:
    """The models that may be asked for such a call and can take one of that size."""
    return [
        spec
        for spec in specs
        if not choice.ruled_out(spec, want, policy) and choice.fits(choice.ceilings(spec), price_of(spec, size))
    ]


def price_of(spec: Spec, size: Size) -> dict[Unit, float]:
    return cost(spec.model, size.input, size.output + spec.model.reasoning_tokens)


def carried(
    specs: Sequence[Spec], states: Mapping[str, State], size: Size, now: float, until: float, floor: float
) -> list[Carried]:
    """What each counter still carries from `now` to `until`, for a review. Models of one counter share its windows: the
    best judge among them stands for all, as it is asked first."""
    found: list[tuple[Spec, Carried]] = []
    for spec in specs:
        windows = quota.left(states.get(spec.scope, State()), spec.limits, now, "review", floor)
        amounts = [(each.limit, each.left + refilled(each, now, until)) for each in windows]
        found.append((spec, _carried(spec, amounts, price_of(spec, size), until - now)))
    return _by_counter(found)


def a_day(specs: Sequence[Spec], size: Size) -> list[Carried]:
    """What each counter carries day by day with nothing else to do. A credit that is given once carries nothing so."""
    found = []
    for spec in specs:
        amounts = [(limit, limit.amount * 86_400 / SECONDS.get(limit.per, math.inf)) for limit in spec.limits]
        found.append((spec, _carried(spec, amounts, price_of(spec, size), 86_400)))
    return _by_counter(found)


def refilled(window: Left, now: float, until: float) -> float:
    """What flows into the window meanwhile."""
    limit = window.limit
    if limit.per == "once":
        return 0.0
    if kind_of(limit) is not FIXED:
        flows = limit.amount * max(0.0, until - now) / SECONDS[limit.per]
        # A rolling window gives back what was spent, and no more than itself in its own length.
        most = limit.amount * math.ceil((until - now) / SECONDS[limit.per]) - window.left
        return flows if kind_of(limit) is REFILL else max(0.0, min(flows, most))
    at = period(limit, now)[1]
    if limit.per in ("minute", "hour"):  # all of one length, and up to a thousand of them until tomorrow
        return limit.amount * max(0, math.ceil((until - at) / SECONDS[limit.per]))
    found = 0.0
    while at < until:
        found += limit.amount
        at = period(limit, at)[1]
    return found


def _by_counter(found: Sequence[tuple[Spec, Carried]]) -> list[Carried]:
    ranked = sorted(found, key=lambda each: (each[0].model.quality, each[1].calls))
    return list({each.scope: each for _, each in ranked}.values())


def _carried(
    spec: Spec, amounts: Sequence[tuple[Limit, float]], price: Mapping[Unit, float], seconds: float
) -> Carried:
    calls = [(math.floor(amount / price[limit.unit] + 1e-6), limit) for limit, amount in amounts]
    if not calls:
        count = math.floor(max(0.0, seconds) * spec.row.concurrency / UNLIMITED_S)
        return Carried(spec.scope, spec.id, count, None, None, "how many it answers at once")
    least, binding = min(calls, key=lambda each: each[0])
    by_requests = min((count for count, limit in calls if limit.unit not in TOKENS), default=None)
    by_tokens = min((count for count, limit in calls if limit.unit in TOKENS), default=None)
    return Carried(spec.scope, spec.id, least, by_requests, by_tokens, words(binding))


class Day(Struct, frozen=True):
    """What a day carries in calls of one size, all counters together. `binds`: the windows that are full first, each
    with what the day carries behind it."""

    calls: int
    by_requests: int
    by_tokens: int
    binds: dict[str, int]


def together(found: Sequence[Carried]) -> Day:
    """A counter that has no window in requests (or tokens) counts there with what it carries at all."""
    binds: dict[str, int] = {}
    for each in sorted(found, key=lambda each: -each.calls):
        binds[each.binds] = binds.get(each.binds, 0) + each.calls
    return Day(
        sum(each.calls for each in found),
        sum(each.calls if each.by_requests is None else each.by_requests for each in found),
        sum(each.calls if each.by_tokens is None else each.by_tokens for each in found),
        binds,
    )


def words(limit: Limit) -> str:
    """`8,000 tokens a minute`."""
    amount = f"{limit.amount:,.0f}" if limit.amount >= 10 else f"{limit.amount:g}"
    unit = limit.unit.replace("_", " ")
    return f"{amount} {unit} once" if limit.per == "once" else f"{amount} {unit} a {limit.per}"
