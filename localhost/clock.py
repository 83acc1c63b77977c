"""The app's time: real, or running N times as fast from an agreed moment on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from localhost.trouble import Trouble


@dataclass(frozen=True)
class Clock:
    rate: float = 1.0
    epoch: datetime | None = None

    def now(self) -> datetime:
        real = datetime.now(UTC)
        return real if self.epoch is None else self.epoch + (real - self.epoch) * self.rate

    def real_seconds_until(self, moment: datetime) -> float:
        return max(0.0, (moment - self.now()).total_seconds() / self.rate)


def clock_from(settings: Mapping[str, str]) -> Clock:
    """The clock that CLOCK_RATE and CLOCK_EPOCH describe; without an epoch it is the real one."""
    text = settings.get("CLOCK_EPOCH")
    try:
        rate = float(settings.get("CLOCK_RATE") or "1")
        epoch = datetime.fromisoformat(text) if text else None
    except ValueError as fault:
        raise Trouble(f"CLOCK_RATE or CLOCK_EPOCH cannot be read: {fault}.") from fault
    if not 0 < rate < float("inf"):
        raise Trouble("CLOCK_RATE must be a number above zero.")
    if epoch is None:
        return Clock()
    if epoch.tzinfo is None:
        raise Trouble("CLOCK_EPOCH needs a time zone, such as 2026-01-31T09:00:00Z.")
    return Clock(rate, epoch)
