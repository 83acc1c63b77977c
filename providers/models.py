"""Every model that the settings turn on, behind one face. The first call loads the gateway, and with it httpx."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from providers import capacity
from providers.ailing import ailing
from providers.capacity import Carried, Size
from providers.chat import Chat, Reply, Want
from providers.choice import Policy
from providers.errors import AllFailed
from providers.health import LONGEST_REST_S
from providers.purse import Purse
from providers.quota import is_ill
from providers.revive import Revive
from providers.roster import Roster
from providers.wards import Told, Wards, nobody
from providers.wire import Spec

if TYPE_CHECKING:
    from providers.gateway import Gateway


ANY = "any"
"""Stands for all providers together, where `told` hears how a chat fared: `ok`, `failed`, or `short` of quota."""

FRESH_S = 1.0
"""How old the counters may be that capacity is told from."""


class Models:
    """Fulfils chat.ChatModel and interview.ports.Capacity. `keys`: the settings that rows name; `clock` and `purse`
    tell the same time."""

    def __init__(
        self,
        roster: Roster,
        keys: Mapping[str, str],
        purse: Purse,
        policy: Policy,
        clock: Callable[[], datetime],
        told: Told = nobody,
    ) -> None:
        self.roster, self.policy, self.purse, self.clock = roster, policy, purse, clock
        self.wards, self._told = Wards(told=told), told
        self._keys = keys
        self._gateway: Gateway | None = None
        self.revive = Revive(roster.on, purse, self.try_out)

    async def complete(self, chat: Chat, want: Want) -> Reply:
        """Raises AllFailed, within the deadline, when nobody answered."""
        if not self.roster.on:
            raise AllFailed(why="no provider has a key")
        try:
            reply = await self._opened().complete(chat, want)
        except AllFailed as e:
            self._told(ANY, "failed" if any(is_ill(error.kind) for _, error in e.failures) else "short")
            raise
        self._told(ANY, "ok")
        return reply

    async def left(self, input_tokens: int, output_tokens: int, *, private: bool, until: datetime) -> int:
        """How many calls of that size the models that may be asked by then can still carry before `until`, on the
        clock. They are counted as reviews: what is kept for growing packs is not in it. Raises QuotaDown."""
        size = capacity.Size(input_tokens, output_tokens)
        return sum(each.calls for each in await self.carried(size, private=private, until=until))

    async def carried(self, size: Size, *, private: bool, until: datetime) -> list[Carried]:
        """The same by counter."""
        usable = capacity.usable(self.roster.on, Want("review", private, 0.0), size, self.policy)
        # Longer rests are for what somebody has to mend first, such as a wrong key.
        ahead = min(self.purse.real_until(until), LONGEST_REST_S)
        healthy = [spec for spec in usable if self.wards.back_in(spec) <= ahead]
        if not healthy:
            return []
        states, now = await self.purse.look(FRESH_S), self.clock().timestamp()
        return capacity.carried(healthy, states, size, now, until.timestamp(), self.purse.floor)

    def a_day(self, size: Size, *, private: bool = True) -> list[Carried]:
        """What every model that may be asked carries day by day, by counter."""
        want = Want("review", private, 0.0)
        return capacity.a_day(capacity.usable(self.roster.on, want, size, self.policy), size)

    async def ailing(self) -> dict[str, str]:
        """Why each provider is given up on, by name; "" for the well ones. Raises QuotaDown."""
        return ailing(self.roster.on, await self.purse.look(), self.purse.now())

    async def try_out(self, spec: Spec, chat: Chat, limit_s: float) -> None:
        """One counted request to this model. Raises ProviderError, QuotaDown."""
        await self._opened().try_out(spec, chat, limit_s)

    def _opened(self) -> Gateway:
        if self._gateway is None:
            from providers.gateway import Gateway  # httpx and tenacity are half of a cold start

            self._gateway = Gateway(self.roster.on, self._keys, self.purse, self.policy, self.wards)
        return self._gateway

    async def close(self) -> None:
        if self._gateway is not None:
            await self._gateway.close()
