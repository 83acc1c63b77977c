"""What may still be spent: one state for each scope, with all windows of its limits. Pure.

A call is reserved before it is sent, at the most it can cost, and settled when it is known what it did cost. Whatever
is reserved and never settled (a call cancelled, timed out, or lost with its process) stays spent. So the sum of what
was sent never exceeds a limit, whoever dies and whoever races, as long as states replace each other one by one.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from providers.chat import Task
from providers.windows import kind_of
from providers.windows.fixed import period
from providers.windows.window import BEHIND_S, TINY, Kind, Span, Spent
from providers.wire import Limit, Unit

Cost = Mapping[Unit, float]
"""What one call takes of each unit. A unit that is not there has no known price: no limit in it allows the call."""

KEPT: dict[Task, float] = {"review": 0, "tailoring": 0.05, "follow-up": 0.1, "second-judge": 0.15, "prewarm": 0.25}
"""The share of a long window that each task leaves to the ones above it. It shrinks as the reset comes near: what
nobody wanted by then would be lost."""

LONG = ("day", "month", "once")
"""Windows of which a floor is kept and a share is left. In shorter ones the next chance is never far."""

FLOOR = "prewarm "

NOTHING = Spent()


SPENT = ("rate_limited", "quota_exhausted")
"""Faults by which a provider only says that it gave all it gives for now (errors.Kind)."""


class State(Struct, frozen=True, omit_defaults=True):
    """`seen`: the latest time of any charge. `jumps`: how often the clock was found to have gone back. `shut`: until
    when the provider itself said no. `wrong`: what the latest call fared, in words, empty where it was answered; calls
    fare ill since `wrong_at`. `spent`: by window; what prewarm spent of it once more, under `FLOOR`."""

    seen: float = 0.0
    jumps: int = 0
    shut: float = 0.0
    wrong: str = ""
    wrong_at: float = 0.0
    spent: dict[str, Spent] = {}


class Reservation(Struct, frozen=True):
    span: Span
    cost: dict[Unit, float]
    task: Task
    jumps: int


class Short(Struct, frozen=True):
    """A call does not fit, and will not before `until` (infinite: never). `what`: the window, in words."""

    until: float
    what: str


class Left(Struct, frozen=True):
    """What is left of a window now, and when all of it is there again if nobody spends any (None: never)."""

    limit: Limit
    left: float
    resets: float | None


T = TypeVar("T")

Step = Callable[[State], tuple[State, T]]
"""Must be ready to be taken again on a newer state."""


class Quotas(Protocol):
    """Where states are kept. Both raise errors.QuotaDown when that does not answer, and then nothing may be sent."""

    async def change(self, scope: str, step: Step[T]) -> T:
        """Takes the step on the latest state: of steps that race, each sees what the other left."""
        ...

    async def all(self) -> dict[str, State]: ...


class Window(Struct, frozen=True):
    """A limit and how it is counted. `key`: its place in a state, which a limit keeps when its amount changes.
    `own`: the place of what prewarm spends of it, empty for a short one."""

    limit: Limit
    kind: Kind
    room: float
    key: str
    own: str

    @property
    def told(self) -> str:
        """`tokens/day`, as providers' headers tell of it."""
        return f"{self.limit.unit}/{self.limit.per}"


@lru_cache(maxsize=1024)
def windows(limits: tuple[Limit, ...]) -> tuple[Window, ...]:
    found = []
    for limit in limits:
        kind = kind_of(limit)
        key = f"{limit.unit}/{limit.per} {limit.reset if limit.reset != 'fixed' else limit.zone}"
        found.append(Window(limit, kind, kind.room(limit), key, FLOOR + key if limit.per in LONG else ""))
    return tuple(found)


def reserve(
    state: State, limits: Sequence[Limit], cost: Cost, span: Span, task: Task, floor: float
) -> tuple[State, Reservation | Short]:
    """The state with the call charged to all windows, or the very same state and what is short. Where the clock has
    gone back, the state is a new one all the same. `floor`: the share of each long window that is prewarm's."""
    known = windows(tuple(limits))
    before, state = state, _at(state, known, span.since)
    if state.jumps != before.jumps:
        before = state
    if state.shut > span.since:
        return before, Short(state.shut, "the provider says that there is none left")
    short = [found for each in known if (found := _short(state, each, cost, span, task, floor)) is not None]
    if short:
        return before, max(short, key=lambda each: each.until)
    spent = dict(state.spent)
    for each in known:
        for key in _keys(each, task):
            spent[key] = each.kind.charge(each.limit, spent.get(key, NOTHING), span, cost[each.limit.unit])
    taken = {each.limit.unit: cost[each.limit.unit] for each in known}
    return replace(state, spent=spent), Reservation(span, taken, task, state.jumps)


def settle(state: State, limits: Sequence[Limit], made: Reservation, real: Cost, at: float) -> State:
    """The state with what the call did cost in place of what was reserved. `at`: when its answer was there."""
    if made.jumps != state.jumps:
        return state  # the windows were filled up since: nothing of this call is left to give back
    met = Span(made.span.since, max(made.span.since, min(made.span.until, at)))
    spent = dict(state.spent)
    for each in windows(tuple(limits)):
        reserved = made.cost.get(each.limit.unit)
        for key in _keys(each, made.task):
            if reserved is not None and key in spent:
                cost = real.get(each.limit.unit, reserved)
                spent[key] = each.kind.settle(each.limit, spent[key], made.span, reserved, met, cost)
    return replace(state, spent=spent)


def correct(state: State, limits: Sequence[Limit], told: Mapping[str, float], now: float) -> State:
    """The state where the provider says that less is left (by `unit/per`) than was counted here: somebody else uses
    the key too. A provider that says more is left has not seen yet what is on its way to it."""
    known = windows(tuple(limits))
    state = _at(state, known, now)
    spent = dict(state.spent)
    for each in known:
        said = told.get(each.told)
        if said is not None:
            held, span = spent.get(each.key, NOTHING), Span(now, now)
            unseen = each.room - each.kind.used(each.limit, held, span) - said
            if unseen > TINY:
                spent[each.key] = each.kind.charge(each.limit, held, span, unseen)
    return replace(state, spent=spent)


def shut(state: State, until: float) -> State:
    """Nothing is reserved before that time."""
    return replace(state, shut=max(state.shut, until))


def faring(state: State, wrong: str, now: float) -> State:
    """The state with how the latest call fared, so that every process can tell; the very same where it is known."""
    if wrong == state.wrong:
        return state
    goes_on = is_ill(wrong) and is_ill(state.wrong)
    return replace(state, wrong=wrong, wrong_at=state.wrong_at if goes_on else now if wrong else 0.0)


def is_ill(wrong: str) -> bool:
    """Whether what a call fared tells of a fault: spent quota does not, it comes back when its window turns."""
    return bool(wrong) and wrong.partition(":")[0] not in SPENT


def left(
    state: State, limits: Sequence[Limit], now: float, task: Task | None = None, floor: float = 0.0
) -> tuple[Left, ...]:
    """What is left of each window: for anybody, or for a task, without what is kept for others."""
    known, span = windows(tuple(limits)), Span(now, now)
    state = _at(state, known, now)
    found = []
    for each in known:
        spent = state.spent.get(each.key, NOTHING)
        used = each.kind.used(each.limit, spent, span)
        resets = each.kind.free(each.limit, spent, span, used) if used > TINY else now
        room = each.room if task is None else _room(state, each, span, task, floor, used)
        amount = 0.0 if state.shut > now else max(0.0, room - used)
        found.append(Left(each.limit, amount, resets if math.isfinite(resets) else None))
    return tuple(found)


def _short(state: State, window: Window, cost: Cost, span: Span, task: Task, floor: float) -> Short | None:
    limit, spent = window.limit, state.spent.get(window.key, NOTHING)
    used, needed = window.kind.used(limit, spent, span), cost.get(limit.unit, math.inf)
    over = used + needed - _room(state, window, span, task, floor, used)
    if over <= TINY:
        return None
    until = window.kind.free(limit, spent, span, over) if needed <= window.room else math.inf
    return Short(until, f"{limit.unit} a {limit.per}")


def _room(state: State, window: Window, span: Span, task: Task, floor: float, used: float) -> float:
    """What this task may fill the window up to."""
    if not window.own:
        return window.room
    limit, room = window.limit, window.room
    own = window.kind.used(limit, state.spent.get(window.own, NOTHING), span)
    # Less than one request is none: a floor under a day of five must not cost a fifth.
    kept_for_packs = math.floor(floor * room + TINY) if limit.unit == "requests" else floor * room
    unspent = max(0.0, kept_for_packs - own)
    kept = room * KEPT[task] * _ahead(limit, span.since)
    if task == "prewarm":
        return min(room, max(room - kept, used + unspent))
    return room - kept - unspent


def _ahead(limit: Limit, now: float) -> float:
    """The part of a fixed window that is still to come; 1 for one that does not end at a given time."""
    if limit.reset != "fixed" or limit.per == "once":
        return 1.0
    start, end = period(limit, now)
    return (end - now) / (end - start)


def _keys(window: Window, task: Task) -> tuple[str, ...]:
    """Each place that a call of the task is charged to."""
    return (window.key, window.own) if task == "prewarm" and window.own else (window.key,)


def _at(state: State, known: Sequence[Window], now: float) -> State:
    """The state as it counts at `now`. Where the clock went back, what was spent before that may be forgotten already:
    every window is full then, and empties in its own time."""
    if now < state.seen - BEHIND_S:
        spent = dict(state.spent)
        for each in known:
            spent[each.key] = each.kind.fill(each.limit, spent.get(each.key, NOTHING), now)
        return replace(state, seen=now, jumps=state.jumps + 1, spent=spent)
    if math.floor(now) <= math.floor(state.seen):
        return state if now <= state.seen else replace(state, seen=now)
    spent = dict(state.spent)
    for each in known:
        for key in (each.key, each.own):
            if key in spent:
                spent[key] = each.kind.tidy(each.limit, spent[key], now - BEHIND_S)
    return replace(state, seen=now, spent=spent)
