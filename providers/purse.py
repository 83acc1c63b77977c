"""Reserves and settles over the counters, and remembers what it saw of them so that choosing need not ask again."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Mapping
from datetime import datetime

from providers import quota
from providers.chat import Task
from providers.choice import plenty
from providers.quota import Cost, Quotas, Reservation, Short, State
from providers.windows.window import Span
from providers.wire import Spec, Unit

SKEW_S = 0.25
"""Clocks of our machines and of a provider's may differ by so much."""

SEEN_S = 10.0
"""How old what was seen of the counters may be when models are put in order."""

FRESH_S = 1.0
"""How long the standing of one counter is taken as it was computed."""

RETRY_S = 5.0
"""A counter that was short may be given back to by others: it is asked again after so long at the latest."""


class Purse:
    """`rate`: seconds of the clock in a real one. `floor`: the share of long windows that is prewarm's."""

    def __init__(self, quotas: Quotas, clock: Callable[[], datetime], *, rate: float = 1.0, floor: float = 0.05):
        self.clock = clock
        self.floor = floor
        self._quotas, self._rate = quotas, rate
        self._states: dict[str, State] = {}
        self._plenty: dict[str, tuple[float, float]] = {}
        self._short: dict[str, tuple[float, float, float]] = {}
        self._seen = 0.0
        self._looking: asyncio.Task[dict[str, State]] | None = None

    def now(self) -> float:
        """Seconds of the epoch, by the clock."""
        return self.clock().timestamp()

    def real_until(self, at: datetime) -> float:
        """Real seconds until that time of the clock; 0 when it has passed."""
        return max(0.0, (at.timestamp() - self.now()) / self._rate)

    def real_left(self, made: Reservation) -> float:
        """Real seconds within which a reserved call must have ended."""
        return (made.span.until - self.now()) / self._rate - SKEW_S

    @property
    def stale(self) -> bool:
        return not self._seen or time.monotonic() - self._seen > SEEN_S

    async def look(self, max_age_s: float = 0.0) -> dict[str, State]:
        """Every counter as it was so many seconds ago at most; who asks meanwhile shares the look. Raises QuotaDown."""
        if self._seen and time.monotonic() - self._seen <= max_age_s:
            return self._states
        if self._looking is None:
            self._looking = asyncio.create_task(self._look())
            self._looking.add_done_callback(self._looked)
        return await asyncio.shield(self._looking)

    async def _look(self) -> dict[str, State]:
        self._states.update(await self._quotas.all())
        self._plenty.clear()
        self._seen = time.monotonic()
        return self._states

    def _looked(self, done: asyncio.Task[dict[str, State]]) -> None:
        self._looking = None
        if not done.cancelled():
            done.exception()  # whoever waits has it; where nobody does any more, nothing is lost

    def plenty(self, spec: Spec) -> float:
        """As choice.plenty, from what was seen last."""
        known = self._plenty.get(spec.scope)
        if known is None or time.monotonic() - known[1] > FRESH_S:
            now = self.now()
            left = quota.left(self._states.get(spec.scope, State()), spec.limits, now)
            known = self._plenty[spec.scope] = plenty(left, now), time.monotonic()
        return known[0]

    def known_short(self, spec: Spec, cost: Cost, task: Task) -> bool:
        """Whether so large a call of so important a task was just found not to fit."""
        if spec.scope not in self._short:
            return False
        until, tokens, kept = self._short[spec.scope]
        return time.monotonic() < until and cost["tokens"] >= tokens and quota.KEPT[task] >= kept

    async def reserve(self, spec: Spec, cost: Mapping[Unit, float], task: Task, seconds: float) -> Reservation | Short:
        """For a call that ends within so many real seconds. Raises QuotaDown."""

        def step(state: State) -> tuple[State, Reservation | Short]:
            now = self.now()
            span = Span(now - SKEW_S * self._rate, now + (seconds + SKEW_S) * self._rate)
            after, found = quota.reserve(state, spec.limits, cost, span, task, self.floor)
            self._states[spec.scope] = after
            return after, found

        if not spec.limits:
            return Reservation(Span(self.now(), self.now() + (seconds + SKEW_S) * self._rate), {}, task, 0)
        found = await self._quotas.change(spec.scope, step)
        if isinstance(found, Short):
            wait = min(RETRY_S, max(0.0, found.until - self.now()) / self._rate)
            self._short[spec.scope] = time.monotonic() + wait, cost["tokens"], quota.KEPT[task]
        return found

    async def settle(
        self,
        spec: Spec,
        made: Reservation,
        real: Cost,
        told: Mapping[str, float],
        *,
        shut_s: float | None = None,
        wrong: str = "",
    ) -> None:
        """`told`: what the provider's headers say is left, by window. `shut_s`: real seconds for which it said that it
        gives no more. `wrong`: how the call fared, empty where it was answered. Raises QuotaDown; the call then stays
        charged as it was reserved."""

        def step(state: State) -> tuple[State, None]:
            now = self.now()
            # Before settling, as providers that count up front still have the whole reservation in what they say.
            after = quota.correct(state, spec.limits, told, now) if told else state
            after = quota.settle(after, spec.limits, made, real, now + SKEW_S * self._rate)
            if shut_s is not None:
                after = quota.shut(after, now + shut_s * self._rate)
            after = self._states[spec.scope] = quota.faring(after, wrong, now)
            return after, None

        if spec.limits or wrong != self._states.get(spec.scope, State()).wrong:
            await self._quotas.change(spec.scope, step)

    async def fault(self, spec: Spec, wrong: str) -> None:
        """Tells every process how a call fared that has nothing to settle. Raises QuotaDown."""

        def step(state: State) -> tuple[State, None]:
            after = self._states[spec.scope] = quota.faring(state, wrong, self.now())
            return after, None

        if wrong != self._states.get(spec.scope, State()).wrong:
            await self._quotas.change(spec.scope, step)
