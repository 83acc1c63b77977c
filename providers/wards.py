"""The health of every model and every provider, as this process has seen it."""

from __future__ import annotations

import time
from collections.abc import Callable

from msgspec import Struct

from providers import health
from providers.errors import ProviderError
from providers.health import Health
from providers.wire import Spec

NEW = Health()

NOTED = 8
"""After so many more answers the pace of a model is worked out anew."""


class Pace(Struct, frozen=True):
    """Seconds that answers usually take and that slow ones take (the median and the 95th percentile), None before the
    first; and the share of calls that are answered."""

    usual: float | None = None
    slow: float | None = None
    trust: float = 1.0


Told = Callable[[str, str], None]
"""Hears of every attempt: the provider, and "ok" or the kind of the fault."""


def nobody(provider: str, outcome: str) -> None:
    """Hears of it and forgets it."""


class Wards:
    """Models by their id, providers by their name."""

    def __init__(self, clock: Callable[[], float] = time.monotonic, told: Told = nobody) -> None:
        self._clock, self._told = clock, told
        self._of: dict[str, Health] = {}
        self._paces: dict[str, Pace] = {}
        self._resting: set[str] = set()

    def of(self, id: str) -> Health:
        return self._of.get(id, NEW)

    def standing(self, id: str) -> health.Standing:
        return health.standing(self.of(id), self._clock())

    def may_try(self, spec: Spec) -> bool:
        if spec.id not in self._resting and spec.name not in self._resting:
            return True
        now = self._clock()
        return health.may_try(self.of(spec.id), now) and health.may_try(self.of(spec.name), now)

    def back_in(self, spec: Spec) -> float:
        """Real seconds until the rest of the model and of its provider is over; 0 where neither rests."""
        if spec.id not in self._resting and spec.name not in self._resting:
            return 0.0
        now = self._clock()
        return max(health.back_in(self.of(spec.id), now), health.back_in(self.of(spec.name), now))

    def pace(self, spec: Spec) -> Pace:
        known = self._paces.get(spec.id)
        if known is None:
            found = self.of(spec.id)
            known = Pace(health.percentile(found, 0.5), health.percentile(found, 0.95), health.trust(found))
            self._paces[spec.id] = known
        return known

    def started(self, spec: Spec) -> None:
        now = self._clock()
        for id in (spec.id, spec.name):
            self._put(id, health.started(self.of(id), now))

    def dropped(self, spec: Spec) -> None:
        for id in (spec.id, spec.name):
            self._put(id, health.dropped(self.of(id)))

    def succeeded(self, spec: Spec, seconds: float) -> None:
        self._told(spec.name, "ok")
        self._put(spec.id, health.succeeded(self.of(spec.id), seconds))
        if spec.name in self._of:
            self._put(spec.name, health.succeeded(self.of(spec.name), seconds))

    def failed(self, spec: Spec, error: ProviderError, rest_s: float | None) -> None:
        """A fault of the account rests the provider with all its models; another one says nothing of the provider."""
        self._told(spec.name, error.kind)
        self._put(spec.id, health.failed(self.of(spec.id), error, self._clock(), rest_s))
        if error.whole_provider:
            self._put(spec.name, health.failed(self.of(spec.name), error, self._clock(), rest_s))
        else:
            self._put(spec.name, health.dropped(self.of(spec.name)))

    def _put(self, id: str, found: Health) -> None:
        before = self._of.get(id, NEW)
        if found is not before:
            self._of[id] = found
            if found.errors is not before.errors or found.answered % NOTED == 1 or found.answered < NOTED:
                self._paces.pop(id, None)
            (self._resting.add if found.rests_until else self._resting.discard)(id)
