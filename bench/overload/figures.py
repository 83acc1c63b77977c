"""What the calls came to, and whether it holds. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from bench.overload.people import Call

SERVED_P99_MS, TOLD_P99_MS, RECOVERY_S, GROWTH_MB = 2000.0, 2000.0, 5.0, 10.0
TURNED_AWAY = (429, 503)
NAMES = ("start", "turn", "report")


def figures(crowd: Sequence[Call], calm: Sequence[Call], seconds: float) -> dict[str, Any]:
    """While the crowd was there."""
    calls = [*crowd, *calm]
    served = [call for call in calls if 200 <= call.status < 300]
    away = [call for call in calls if call.status in TURNED_AWAY]
    return {
        "calls": len(calls),
        "statuses": dict(Counter(call.status for call in calls)),
        "served_a_second": round(len(served) / seconds, 1),
        "turned_away_a_second": round(len(away) / seconds, 1),
        "served_p99_ms": p99(served),
        "p99_ms_by_call": {name: p99([each for each in served if each.name == name]) for name in NAMES},
        "turned_away_p99_ms": p99(away),
        "not_told_when": sum(not call.told for call in away),
        "other": len(calls) - len(served) - len(away),
    }


def p99(calls: Sequence[Call]) -> float:
    """Milliseconds; 0 where there was none."""
    took = sorted(call.seconds for call in calls)
    return round(1000 * took[int(len(took) * 0.99)], 1) if took else 0.0


def recovery(after: Sequence[Call], ended: float) -> float:
    """Seconds after the crowd left until the last call that was turned away, failed, or took over a second."""
    bad = [call.at - ended for call in after if not 200 <= call.status < 300 or call.seconds > 1.0]
    return round(max(bad, default=0.0), 1)


def holds(found: dict[str, Any]) -> bool:
    return bool(
        found["served_p99_ms"] <= SERVED_P99_MS
        and found["turned_away_p99_ms"] <= TOLD_P99_MS
        and not found["not_told_when"]
        and not found["other"]
        and found["recovery_s"] <= RECOVERY_S
        and found["growth_mb"] <= GROWTH_MB
    )
