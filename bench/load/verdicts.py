"""The plan's table: what was promised, what was measured, whether it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

from msgspec import Struct

from bench.crowd.visit import Call, Log

NAIVE_CALLS = 26
"""Model calls that a system without packs makes for an interview of 8 questions."""

NOISE, NOISE_MS = 1.25, 50.0
"""How far two equal days differ in their slowest turns on a machine with other work: the larger of the two."""


class Verdict(Struct, frozen=True):
    """`promised` is the plan's own word, `bar` what we hold ourselves to; `measured` None where nothing could be."""

    what: str
    promised: str
    bar: str
    measured: float | None
    unit: str
    holds: bool | None


def verdicts(found: dict[str, Any]) -> list[Verdict]:
    return list(_verdicts(found))


def _verdicts(found: dict[str, Any]) -> Iterator[Verdict]:
    day, pace = found["day"], found.get("pace")
    yield _row("interviews that end with a report", "100 %", "=", 100.0, day["reported_percent"], "%")
    yield _row("errors a candidate meets", "< 0.5 %", "<=", 0.0, day["errors_percent"], "%")
    yield _row("99 % of turns within", "2000 ms", "<=", 2000.0, day["turn_p99_ms"], "ms")
    if pace:
        people = f" ({pace['people']} at once)"
        yield _row("half of the turns within" + people, "2000 ms", "<=", 60.0, pace["turn_p50_ms"], "ms")
        yield _row("99 % of turns within" + people, "2000 ms", "<=", 2000.0, pace["turn_p99_ms"], "ms")
    yield _row("look-ups answered by a cache", "60 % (65 to 70)", ">=", 90.0, day["cache_hit_percent"], "%")
    yield _row("the same in the first hour", "60 %", ">=", 60.0, day["cache_hit_first_hour_percent"], "%")
    yield _row("CPU of the app for an interview", "0.27 s", "<=", 0.10, day["cpu_s_per_interview"], "s")
    yield _row("memory of the largest process", "800 MB in all", "<=", 250.0, day["peak_mb"], "MB")
    yield _row("its growth over the second half", "none", "<=", 10.0, day["growth_mb"], "MB")
    yield _row("Redis", "200 MB", "<=", 200.0, day.get("redis_mb"), "MB")
    yield _row("backup commands", "10,000 a day", "<=", 10_000.0, day.get("backup_commands"), "")
    if day.get("model"):
        calls = day["model"]
        most = 1.3 if found["quotas"] == "plan" else None
        yield _row("model calls an interview", "2.6", "<=", most, calls["calls_per_interview"], "")
        saved = 100 * (1 - calls["calls_per_interview"] / NAIVE_CALLS)
        yield _row(f"saved of {NAIVE_CALLS} calls", "90 %", ">=", 95.0, saved, "%")
        yield _row("calls over a provider's limit", "none", "=", 0.0, calls["violations"], "")
        yield _row(
            "interviews with a deep review", "", ">=", calls["reviews_bar_percent"], calls["reviewed_percent"], "%"
        )
        yield _row("second reviews before a first", "none", "=", 0.0, calls["unfair"], "")
    if own := found.get("own_models"):
        yield from _own_models(own, day, found["without_own_models"])


def _own_models(own: dict[str, Any], day: dict[str, Any], without: dict[str, Any]) -> Iterator[Verdict]:
    none = 0.0 if own["percent"] == 100 else None
    yield _row("calls of the installation's models", "", "=", none, day["model"]["calls"], "")
    yield _row("the same without own models", "", "", None, without["model"]["calls"], "")
    yield _row("calls of candidates' own models", "", "", None, own["calls"], "")
    reviewed = 100 * day["model"]["reviewed_by_own"] / max(1, own["reported"])
    yield _row("interviews with one that it reviewed", "", "", None, reviewed, "%")
    most = max(without["turn_p99_ms"] * NOISE, without["turn_p99_ms"] + NOISE_MS)
    yield _row("99 % of turns within, as without own models", "", "<=", round(most, 1), day["turn_p99_ms"], "ms")


def _row(
    what: str, promised: str, sign: Literal["<=", ">=", "=", ""], bar: float | None, measured: float | None, unit: str
) -> Verdict:
    if bar is None or measured is None:
        return Verdict(what, promised, "", measured, unit, None)
    holds = {"": True, "<=": measured <= bar, ">=": measured >= bar, "=": measured == bar}[sign]
    return Verdict(what, promised, f"{sign} {bar:g}", measured, unit, holds)


def table(rows: Sequence[Verdict]) -> str:
    lines = [f"{'':50}{'promised':>18}{'bar':>12}{'measured':>14}  verdict"]
    for row in rows:
        measured = "not measured" if row.measured is None else f"{row.measured:.4g} {row.unit}".strip()
        verdict = {True: "holds", False: "DOES NOT HOLD", None: ""}[row.holds]
        lines.append(f"{row.what:50}{row.promised:>18}{row.bar:>12}{measured:>14}  {verdict}")
    return "\n".join(lines)


def latency(calls: Sequence[Call], name: str) -> dict[str, float]:
    """Percentiles in ms of the calls of that name that got an answer."""
    took = sorted(call.seconds * 1000 for call in calls if call.name == name and call.status)
    if not took:
        return {}
    return {f"p{p}": round(took[min(len(took) - 1, int(len(took) * p / 100))], 1) for p in (50, 95, 99)}


def errors(log: Log) -> int:
    """Calls that got no answer or a 5xx."""
    return sum(1 for call in log.calls if call.status == 0 or call.status >= 500)
