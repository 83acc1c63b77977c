"""Stores in memory, read as the checker reads them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from bench.faults.stores import Stores


def held(kept: Mapping[str, Any], now: datetime) -> Stores:
    """`kept` as `tests.interview.conducted.stores` makes it."""
    candidates = dict(kept["candidates"]._kept)
    return Stores(
        at=now,
        interviews={id: interview for id, (interview, _) in kept["interviews"]._kept.items()},
        reports={id: report for id, (report, _) in kept["reports"]._kept.items()},
        candidates=candidates,
        recoveries=list(candidates),
        due=list(kept["due"]._kept.values()),
        waiting=[waiting for waiting, _ in kept["waiting"]._kept.values()],
        promised=[id for _, id in kept["promises"]._kept],
    )
