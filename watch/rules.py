"""What is looked at, and what is too much. Pure: a sample of the last minutes in, readings out."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from metrics.sample import Sample, percentile, total, under

MEGABYTE = 1024 * 1024
FEW = 20
"""Fewer calls than this say nothing about all of them."""

LEAST_FAILED = 3
"""So many must have failed before a share of them counts: one fault at night is no incident."""

SECONDS = 30
"""Processes have to tell of so much time before their CPU says anything: a start alone uses a second of it."""

LOOKED_UP = 100
"""A cache that was asked less often than this is only cold."""


DOUBTLESS = 2.0
"""So many times what is too much is no matter of chance."""

AT_ONCE, USUALLY, FILLING = 1, 2, 4
"""Bad looks in a row after which an alert fires: beyond doubt, in general, and where a cache may be filling after a
deployment."""


class Reading(Struct, frozen=True):
    """`found` None: too little happened to tell. `text`: what is wrong where it is too much. `certain`: known, and not
    measured."""

    name: str
    found: float | None
    limit: float
    text: str
    below: bool = False
    certain: bool = False

    @property
    def bad(self) -> bool:
        if self.found is None:
            return False
        return self.found < self.limit if self.below else self.found > self.limit

    @property
    def looks(self) -> int:
        """How many such readings in a row are a reason to tell somebody."""
        if self.below:
            return FILLING
        much = self.found is not None and self.found >= DOUBTLESS * self.limit > 0
        return AT_ONCE if self.certain or much else USUALLY


class Limits(Struct, frozen=True):
    """What an instance has: MB that a process may hold, and percent of a core that processes may use."""

    memory_mb: int = 900
    cpu_percent: int = 80


class Rule(Struct, frozen=True):
    name: str
    limit: float
    text: str
    measure: Callable[[Sample], float | None]
    below: bool = False


def read(sample: Sample, limits: Limits) -> tuple[Reading, ...]:
    """Every rule, held against what was counted in the last minutes."""
    rules = (
        *RULES,
        Rule("cpu", limits.cpu_percent, "% of a core is used by a process on average", cpu),
        Rule("memory", limits.memory_mb, "MB are held by a process", memory),
    )
    return (
        *(Reading(rule.name, rule.measure(sample), rule.limit, rule.text, rule.below) for rule in rules),
        failed_dependencies(sample),
    )


def seconds(sample: Sample) -> float | None:
    """Within which 95 of 100 calls were answered."""
    all_times = total(Sample(times={"http": times}) for name, times in sample.times.items() if _is_call(name))
    times = all_times.times.get("http", ())
    found = percentile(times, 0.95) if sum(times) >= FEW else None
    return None if found is None else found / 1000


def errors(sample: Sample) -> float | None:
    """Percent of the calls that were answered with an error of ours; what storage failed to do is counted elsewhere
    too."""
    answers = under(sample, "http")
    return share(sum(count for key, count in answers.items() if key[-1] >= "500"), sum(answers.values()))


def hits(sample: Sample) -> float | None:
    """Percent of the look-ups that a cache answered."""
    outcomes = _outcomes(sample, "any")
    looked = sum(outcomes.get(outcome, 0.0) for outcome in ("hit", "absent", "miss"))
    return 100 * outcomes.get("hit", 0.0) / looked if looked >= LOOKED_UP else None


def failed_dependencies(sample: Sample) -> Reading:
    """Percent of what was asked of one of them and failed; of several the worst, which the text names."""
    found = {name: found for name, found in shares(sample).items() if found is not None}
    worst = max(found, key=lambda name: found[name], default="others")
    return Reading("failed-dependencies", found.get(worst), 5.0, f"% of what is asked of {worst} fails")


def shares(sample: Sample) -> dict[str, float | None]:
    """What fails, by whom it was asked of: look-ups in far caches, calls for want of storage, chats that no provider
    answered. That one of several does not has an alert of its own, and costs nobody anything."""
    far = {tier: _outcomes(sample, tier) for tier in ("redis", "redis-backup", "blob")}
    answers, chats = under(sample, "http"), under(sample, "provider", "any")
    down = sum(count for key, count in answers.items() if key[-1] == "503")
    return {
        **{tier: share(outcomes.get("fault", 0.0), sum(outcomes.values())) for tier, outcomes in far.items()},
        "storage": share(down, sum(answers.values())),
        "models": share(chats.get(("failed",), 0.0), sum(chats.values())),
    }


def cpu(sample: Sample) -> float | None:
    """Percent of a core, over all processes and all the time they told of."""
    used, seconds = (sample.counts.get(f"process|{what}", 0.0) for what in ("cpu_seconds", "seconds"))
    return 100 * used / seconds if seconds >= SECONDS else None


def memory(sample: Sample) -> float | None:
    found = sample.levels.get("process|rss_bytes")
    return None if found is None else found / MEGABYTE


def share(failed: float, of: float) -> float | None:
    """In percent; none while so few failed."""
    if not of:
        return None
    return 100 * failed / of if failed >= LEAST_FAILED else 0.0


def _is_call(name: str) -> bool:
    return name.startswith("http|")


def _outcomes(sample: Sample, tier: str) -> dict[str, float]:
    found: dict[str, float] = {}
    for key, count in under(sample, "cache", tier).items():
        found[key[-1]] = found.get(key[-1], 0.0) + count
    return found


RULES = (
    Rule("response-time", 3.0, "s are what 5 of 100 calls take and more", seconds),
    Rule("error-rate", 1.0, "% of calls end in an error of ours", errors),
    Rule("cache-hits", 50.0, "% of look-ups are answered by a cache", hits, below=True),
)
