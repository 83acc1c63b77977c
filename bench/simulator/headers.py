"""What each provider tells of its limits with every answer, where it tells anything."""

from __future__ import annotations

from collections.abc import Callable

from bench.simulator.referee import Standing
from bench.simulator.refusals import go_duration

Headers = dict[str, str]


def told(provider: str, standings: list[Standing]) -> Headers:
    """The headers for the limits as they stand after a call."""
    say = TOLD.get(provider)
    return say(standings) if say else {}


def _find(standings: list[Standing], unit: str, per: str) -> Standing | None:
    return next((each for each in standings if (each.rule.unit, each.rule.per) == (unit, per)), None)


def _full_again_s(standing: Standing) -> float:
    """Seconds until a bucket is full again; only where limits refill."""
    lengths = {"minute": 60.0, "hour": 3600.0, "day": 86400.0}
    return standing.used / standing.rule.amount * lengths.get(standing.rule.per, 0.0)


def _groq(standings: list[Standing]) -> Headers:
    found: Headers = {}
    for unit, per in (("requests", "day"), ("tokens", "minute")):
        if standing := _find(standings, unit, per):
            found[f"x-ratelimit-limit-{unit}"] = f"{standing.rule.amount:.0f}"
            found[f"x-ratelimit-remaining-{unit}"] = f"{standing.left:.0f}"
            found[f"x-ratelimit-reset-{unit}"] = go_duration(_full_again_s(standing))
    return found


def _cerebras(standings: list[Standing]) -> Headers:
    found: Headers = {}
    for each in standings:
        if each.rule.unit in ("requests", "tokens"):
            tail = f"{each.rule.unit}-{each.rule.per}"
            found[f"x-ratelimit-limit-{tail}"] = f"{each.rule.amount:.0f}"
            found[f"x-ratelimit-remaining-{tail}"] = f"{each.left:.0f}"
            found[f"x-ratelimit-reset-{tail}"] = str(_full_again_s(each))
    return found


def _mistral(standings: list[Standing]) -> Headers:
    found: Headers = {}
    for unit, short in (("requests", "req"), ("tokens", "tokens")):
        for per in ("minute", "month"):
            if standing := _find(standings, unit, per):
                found[f"x-ratelimit-limit-{short}-{per}"] = f"{standing.rule.amount:.0f}"
                found[f"x-ratelimit-remaining-{short}-{per}"] = f"{standing.left:.0f}"
    return found


def _cohere(standings: list[Standing]) -> Headers:
    found: Headers = {}
    if minute := _find(standings, "requests", "minute"):
        found["x-trial-endpoint-call-limit"] = f"{minute.rule.amount:.0f}"
        found["x-trial-endpoint-call-remaining"] = f"{minute.left:.0f}"
    if month := _find(standings, "requests", "month"):
        found["x-endpoint-monthly-call-limit"] = f"{month.rule.amount:.0f}"
    return found


def _huggingface(standings: list[Standing]) -> Headers:
    # Seen on an answer of 200: it must be heeded on errors alone.
    return {"retry-after": "30"}


TOLD: dict[str, Callable[[list[Standing]], Headers]] = {
    "groq": _groq,
    "cerebras": _cerebras,
    "mistral": _mistral,
    "cohere": _cohere,
    "huggingface": _huggingface,
}
