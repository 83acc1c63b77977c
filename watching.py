"""The watch that the settings ask for: its limits, and whom it tells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from settings import Settings
from watch.rules import Limits
from watch.watch import Ailing, Alerts, Recent, Watch
from watch.webhook import webhook


def connect_watch(
    settings: Settings, metrics: Recent, alerts: Alerts, ailing: Ailing, clock: Callable[[], datetime]
) -> Watch:
    limits = Limits(settings.alert_memory_mb, settings.alert_cpu_percent)
    return Watch(metrics, alerts, ailing, webhook(settings.alert_webhook), clock, limits)
