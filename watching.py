"""The watch that the settings ask for: its limits, whom it asks, and whom it tells."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from interview.errors import StorageDown
from metrics.sample import Sample
from providers.errors import QuotaDown
from settings import Settings
from watch.alert import Alert
from watch.kept import Kept
from watch.rules import Limits
from watch.watch import CACHE, PROVIDER, STORAGE, Ailing, Alerts, Recent, Unknown, Watch
from watch.webhook import webhook

SLOW_SECONDS = 0.5
"""A request to Table Storage takes 5 to 20 ms."""


@contextmanager
def unknown() -> Iterator[None]:
    """What cannot be told while storage is out of reach."""
    try:
        yield
    except (StorageDown, QuotaDown) as e:
        raise Unknown(f"{type(e).__name__}: {e.__cause__ or e}") from e


@dataclass(frozen=True)
class InReach:
    """Metrics and alerts in storage, Unknown while it is out of reach."""

    metrics: Recent
    alerts: Alerts

    async def since(self, start: datetime, now: datetime) -> Sample:
        with unknown():
            return await self.metrics.since(start, now)

    async def load(self) -> dict[str, Alert]:
        with unknown():
            return await self.alerts.load()

    async def save(self, alerts: Mapping[str, Alert]) -> None:
        with unknown():
            await self.alerts.save(alerts)


def connect_watch(
    settings: Settings,
    metrics: Recent,
    alerts: Alerts,
    providers_ailing: Ailing,
    caches_away: Ailing,
    storage_answers: Callable[[], Awaitable[None]],
    clock: Callable[[], datetime],
) -> Watch:
    limits = Limits(settings.alert_memory_mb, settings.alert_cpu_percent)
    stored = InReach(metrics, alerts)

    async def providers() -> Mapping[str, str]:
        with unknown():
            return await providers_ailing()

    async def tables() -> Mapping[str, str]:
        began = time.monotonic()
        try:
            await storage_answers()
        except StorageDown as e:
            return {"tables": f"does not answer: {e.__cause__ or e}"}
        took = time.monotonic() - began
        return {"tables": f"takes {took:.1f} s to answer" if took > SLOW_SECONDS else ""}

    others = {PROVIDER: providers, CACHE: caches_away, STORAGE: tables}
    return Watch(stored, Kept(stored), others, webhook(settings.alert_webhook), clock, limits)
