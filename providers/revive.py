"""Asks whether a provider that was given up on is back. Where nobody needs it meanwhile, nobody else would find out."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

from providers.ailing import FOR_GOOD
from providers.chat import Chat
from providers.check import TINY
from providers.errors import ProviderError
from providers.purse import Purse
from providers.quota import State, is_ill
from providers.wire import Spec

IDLE_S, MENDED_S = 600.0, 3600.0
"""Seconds of the injected clock without a call after which it is asked: one that was out, and one that somebody has to
mend first."""

LIMIT_S = 10.0

TryOut = Callable[[Spec, Chat, float], Awaitable[None]]
"""Sends one request within so many seconds, counted as any other, and notes how it fared; none where quota is short.
Raises ProviderError."""


def overdue(specs: Iterable[Spec], states: Mapping[str, State], asked: Mapping[str, float], now: float) -> list[Spec]:
    """One model for each counter that fared ill and was not asked for so long. `asked`: when it was, beside calls."""
    found: dict[str, Spec] = {}
    for spec in specs:
        state = states.get(spec.scope, State())
        wait = MENDED_S if state.wrong.partition(":")[0] in FOR_GOOD else IDLE_S
        if is_ill(state.wrong) and now - max(state.seen, state.wrong_at, asked.get(spec.scope, 0.0)) >= wait:
            found.setdefault(spec.scope, spec)
    return list(found.values())


@dataclass(frozen=True)
class Revive:
    """One tiny request to each that is overdue. Who answers is well again. Raises QuotaDown."""

    specs: Iterable[Spec]
    purse: Purse
    try_out: TryOut
    asked: dict[str, float] = field(default_factory=dict)

    async def __call__(self) -> None:
        late = overdue(self.specs, await self.purse.look(), self.asked, self.purse.now())
        await asyncio.gather(*(self._ask(spec) for spec in late))

    async def _ask(self, spec: Spec) -> None:
        self.asked[spec.scope] = self.purse.now()
        with suppress(ProviderError):  # as before
            await self.try_out(spec, TINY, LIMIT_S)
