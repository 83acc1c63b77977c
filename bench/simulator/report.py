"""What the referee has counted, as one JSON object."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from bench.simulator.referee import Likeness, Referee, Tally
from bench.simulator.rows import Charge

Outages = Mapping[str, Sequence[tuple[float, float]]]


def report(referee: Referee, outages: Outages | None = None) -> dict[str, Any]:
    """Every counter so far, by model and in sum.

    `grantable`: calls of the size that came which a client that never missed a moment would have been granted,
    outside its provider's `outages`; null for models without limits. `share`: how much of it was taken.
    """
    models: dict[str, Any] = {}
    counted = dict(referee.tallies)
    for name in {provider for provider, _ in counted}:
        tallies = {model: tally for (provider, model), tally in counted.items() if provider == name}
        likeness = {model: _likeness(tally) for model, tally in tallies.items() if tally.granted}
        grantable = referee.grantable(name, likeness, (outages or {}).get(name, ()))
        models |= {f"{name}/{model}": _row(tally, grantable.get(model)) for model, tally in tallies.items()}
    rows = list(models.values())
    bounded = [row for row in rows if row["grantable"] is not None]
    whole = sum(row["grantable"] for row in bounded)
    return {
        "seconds": referee.last - referee.began,
        "requests": sum(row["requests"] for row in rows),
        "granted": sum(row["granted"] for row in rows),
        "violations": violations(referee),
        "impatient": sum(row["impatient"] for row in rows),
        "grantable": whole,
        "share": round(sum(row["granted"] for row in bounded) / whole, 4) if whole else None,
        "models": dict(sorted(models.items())),
    }


def violations(referee: Referee) -> int:
    """Calls that no window had room for, of all models."""
    return sum(sum(tally.violations.values()) for tally in referee.tallies.values())


def _likeness(tally: Tally) -> Likeness:
    reserved, used = (Charge(*(part // tally.granted for part in both)) for both in (tally.reserved, tally.used))
    return Likeness(tally.granted, reserved, used)


def _row(tally: Tally, grantable: int | None) -> dict[str, Any]:
    return {
        "requests": tally.requests,
        "granted": tally.granted,
        "grantable": grantable,
        "violations": dict(tally.violations),
        "impatient": tally.impatient,
        "obeyed": tally.obeyed,
        "faults": dict(tally.faults),
        "input_tokens": tally.used[0],
        "output_tokens": tally.used[1],
    }
