"""What the operator sees of a day (`?day=2026-11-23`, today without): cache, interviews, and it all for Prometheus."""

from __future__ import annotations

from datetime import UTC, datetime

from msgspec import Struct

from api.answer import Answer, Ask, as_json
from api.services import Services
from interview.errors import InvalidRequest
from metrics.prometheus import CONTENT_TYPE, text
from metrics.sample import Sample, percentile, total, under

LABELS = {
    "http": ("call", "status"),
    "region": ("region", "status"),
    "cache": ("tier", "kind", "outcome"),
    "started": ("role", "level", "kind", "language"),
    "mode": ("mode",),
    "focus": ("topic",),
    "scored": ("by",),
    "reviewed": ("judge", "by"),
    "drift_questions": ("kind", "topic"),
    "drift_up": ("kind", "topic"),
    "drift_down": ("kind", "topic"),
}
"""What the parts of a name are, for Prometheus. Times of `http` have no status."""


TURNS = "http|interviews.turn"


class TierView(Struct, frozen=True):
    """`stale` were used while somebody fetched the entry anew; `absent` were known not to exist."""

    tier: str
    kind: str
    hits: int
    stale: int
    absent: int
    misses: int
    faults: int


class CacheView(Struct, frozen=True):
    """That day (UTC), over all processes up to a minute ago. `hit_rate`: look-ups that a cache answered, by all."""

    day: str
    hit_rate: float | None
    tiers: tuple[TierView, ...]


class HourView(Struct, frozen=True):
    """`modes`: in which of them interviews were started, as the quota left allowed."""

    hour: int
    candidates: int
    sessions: int
    started: int
    modes: dict[str, int]
    finished: int
    scored: int
    reviewed: int
    turns: int
    turn_p50_ms: float | None
    turn_p99_ms: float | None
    errors: int
    cache_hit_rate: float | None


class DriftView(Struct, frozen=True):
    """How far first judges were from the offline scorer over so many questions: on the whole (above 0: they gave
    more), and regardless of the direction."""

    questions: int
    mean: float | None
    mean_absolute: float | None


class InterviewsView(Struct, frozen=True):
    """That day (UTC), over all processes up to a minute ago. `errors` are answers of 500 and above.

    `candidates` started something, each counted once, in the hour of their first. `sessions`: stretches of interviews
    without a pause of half an hour. `regions`: calls by the region that answered them.

    `waiting` are in line for a review now, `promised` under way with one to come.
    """

    day: str
    candidates: int
    sessions: int
    started: int
    finished: int
    scored: int
    reviewed: int
    reviews_failed: int
    waiting: int
    promised: int
    drift: DriftView
    regions: dict[str, int]
    hours: tuple[HourView, ...]
    turn_p50_ms: float | None
    turn_p95_ms: float | None
    turn_p99_ms: float | None


async def cache(services: Services, ask: Ask) -> Answer:
    day = day_asked(services, ask)
    today = total((await services.metrics.hours(day)).values())
    seen: dict[tuple[str, str], dict[str, float]] = {}
    for (tier, kind, outcome), count in under(today, "cache").items():
        seen.setdefault((tier, kind), {})[outcome] = count
    tiers = tuple(_tier(*key, found) for key, found in sorted(seen.items()) if key[0] != "any")
    return as_json(200, CacheView(f"{day:%Y-%m-%d}", hit_rate(today), tiers))


def hit_rate(sample: Sample) -> float | None:
    """None where nobody looked anything up."""
    looked = [found for key, found in under(sample, "cache", "any").items() if key[-1] in ("hit", "miss", "absent")]
    hits = sum(found for key, found in under(sample, "cache", "any").items() if key[-1] == "hit")
    return round(hits / sum(looked), 4) if looked else None


def _tier(tier: str, kind: str, found: dict[str, float]) -> TierView:
    hits, stale, absent, misses, faults = (
        int(found.get(outcome, 0)) for outcome in ("hit", "stale", "absent", "miss", "fault")
    )
    return TierView(tier, kind, hits, stale, absent, misses, faults)


async def interviews(services: Services, ask: Ask) -> Answer:
    day = day_asked(services, ask)
    found = await services.metrics.hours(day)
    hours = tuple(_hour(hour, sample) for hour, sample in found.items())
    today, outlook = total(found.values()), await services.look()
    turns = today.times.get(TURNS, ())
    return as_json(
        200,
        InterviewsView(
            day=f"{day:%Y-%m-%d}",
            candidates=sum(hour.candidates for hour in hours),
            sessions=sum(hour.sessions for hour in hours),
            started=sum(hour.started for hour in hours),
            finished=sum(hour.finished for hour in hours),
            scored=sum(hour.scored for hour in hours),
            reviewed=sum(hour.reviewed for hour in hours),
            reviews_failed=int(sum(under(today, "review_failed").values())),
            waiting=len(outlook.line),
            promised=outlook.promised,
            drift=_drift(today),
            regions=_regions(today),
            hours=hours,
            turn_p50_ms=percentile(turns, 0.5),
            turn_p95_ms=percentile(turns, 0.95),
            turn_p99_ms=percentile(turns, 0.99),
        ),
    )


def _hour(hour: int, sample: Sample) -> HourView:
    turns = sample.times.get(TURNS, ())
    answers = under(sample, "http")
    return HourView(
        hour=hour,
        candidates=int(sum(under(sample, "candidates").values())),
        sessions=int(sum(under(sample, "sessions").values())),
        started=int(sum(under(sample, "started").values())),
        modes={mode: int(count) for (mode,), count in sorted(under(sample, "mode").items())},
        finished=int(sum(under(sample, "finished").values())),
        scored=int(sum(under(sample, "scored").values())),
        reviewed=_reviewed(sample),
        turns=sum(turns),
        turn_p50_ms=percentile(turns, 0.5),
        turn_p99_ms=percentile(turns, 0.99),
        errors=int(sum(count for key, count in answers.items() if key[-1] >= "500")),
        cache_hit_rate=hit_rate(sample),
    )


def _regions(sample: Sample) -> dict[str, int]:
    found: dict[str, int] = {}
    for (region, _), count in sorted(under(sample, "region").items()):
        found[region] = found.get(region, 0) + int(count)
    return found


def _reviewed(sample: Sample) -> int:
    """Interviews, however many judges looked at one; second reviews that were asked for count as their own."""
    return int(sum(count for key, count in under(sample, "reviewed").items() if key[0] != "second"))


def _drift(sample: Sample) -> DriftView:
    questions, up, down = (sum(under(sample, f"drift_{what}").values()) for what in ("questions", "up", "down"))
    if not questions:
        return DriftView(0, None, None)
    return DriftView(int(questions), round((up - down) / questions, 2), round((up + down) / questions, 2))


async def prometheus(services: Services, ask: Ask) -> Answer:
    """Counters of the day so far: they begin anew at midnight, as Prometheus expects of a counter that was reset."""
    today = total((await services.metrics.hours(services.clock())).values())
    return Answer(200, text(today, LABELS).encode(), {"Content-Type": CONTENT_TYPE})


def day_asked(services: Services, ask: Ask) -> datetime:
    """The day asked for, or today. Raises InvalidRequest for what is no date."""
    wanted = ask.query.get("day")
    try:
        return services.clock() if wanted is None else datetime.strptime(wanted, "%Y-%m-%d").replace(tzinfo=UTC)
    except ValueError as e:
        raise InvalidRequest("day", "Write a date such as 2026-11-23, or leave it out for today.") from e
