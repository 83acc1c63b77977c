"""What Azure asks for executions, memory and storage operations, in US dollars, and the free grants of a month. Pure.

Figures of November 2026, pay as you go, a cheap region (azure.microsoft.com/pricing: Functions, Storage)."""

from __future__ import annotations

from math import ceil, exp

from msgspec import Struct

MONTH_DAYS = 30
DAY_SECONDS = 86_400
MILLION, TEN_THOUSAND = 1_000_000, 10_000

TABLE_OPERATION = 0.00036 / TEN_THOUSAND
QUEUE_OPERATION = 0.004 / TEN_THOUSAND
BLOB_WRITE, BLOB_READ = 0.055 / TEN_THOUSAND, 0.0044 / TEN_THOUSAND
TABLE_GB_MONTH = 0.045

FREE_TELEMETRY_GB, TELEMETRY_GB = 5.0, 2.30
"""Of Application Insights, a month; what is past the free ones by the GB."""


class Use(Struct, frozen=True):
    """What one thing (an interview, a day of timers) takes: executions with their seconds, and storage operations."""

    executions: float
    seconds: float
    table: float
    queue: float = 0.0
    blob_reads: float = 0.0
    blob_writes: float = 0.0


class Bill(Struct, frozen=True):
    """Dollars a month. `free_interviews` is how many a day stay within the free grants of executions and memory."""

    executions: float
    memory: float
    storage: float

    @property
    def total(self) -> float:
        return self.executions + self.memory + self.storage


class Plan(Struct, frozen=True):
    """A hosting plan: prices, free grants of a month, and what is billed of an execution."""

    name: str
    per_execution: float
    per_gb_second: float
    free_executions: float
    free_gb_seconds: float
    memory_gb: float
    shortest_s: float
    step_s: float
    shared: bool


CONSUMPTION = Plan("Consumption", 0.20 / MILLION, 0.000016, 1_000_000, 400_000, 0.25, 0.1, 0.1, shared=False)
FLEX = Plan("Flex Consumption", 0.40 / MILLION, 0.000026, 250_000, 100_000, 0.5, 1.0, 0.1, shared=True)
PLANS = (CONSUMPTION, FLEX)


def billed_seconds(plan: Plan, seconds: float) -> float:
    """Of one execution that runs alone."""
    return max(plan.shortest_s, plan.step_s * ceil(seconds / plan.step_s - 1e-9))


def gb_seconds(plan: Plan, executions: float, seconds: float) -> float:
    """Of a day with so many executions of that length.

    On Flex an instance is billed while it runs anything: executions that overlap share the bill. Spread evenly, a
    call of length s that comes r times a second keeps an instance busy 1 - e^(-rs) of the time.
    """
    billed = billed_seconds(plan, seconds)
    if plan.shared:
        return plan.memory_gb * DAY_SECONDS * (1 - exp(-executions / DAY_SECONDS * billed))
    return plan.memory_gb * executions * billed


def bill(plan: Plan, interview: Use, interviews: int, timers: Use) -> Bill:
    """A month of so many interviews a day, and the timers beside them, after the free grants."""
    executions = MONTH_DAYS * (interviews * interview.executions + timers.executions)
    memory = MONTH_DAYS * (
        gb_seconds(plan, interviews * interview.executions, interview.seconds / interview.executions)
        + gb_seconds(plan, timers.executions, timers.seconds / timers.executions)
    )
    return Bill(
        plan.per_execution * max(0.0, executions - plan.free_executions),
        plan.per_gb_second * max(0.0, memory - plan.free_gb_seconds),
        storage(interview, interviews) + storage(timers, 1),
    )


def storage(use: Use, times: float) -> float:
    """Storage operations of a month."""
    once = (
        use.table * TABLE_OPERATION
        + use.queue * QUEUE_OPERATION
        + use.blob_reads * BLOB_READ
        + use.blob_writes * BLOB_WRITE
    )
    return MONTH_DAYS * times * once


def free_interviews(plan: Plan, interview: Use, timers: Use) -> int:
    """The most interviews a day for which executions and memory cost nothing."""
    low, high = 0, 1_000_000
    while low < high:
        middle = (low + high + 1) // 2
        found = bill(plan, interview, middle, timers)
        low, high = (middle, high) if found.executions + found.memory == 0 else (low, middle - 1)
    return low


def telemetry_gb(interview: Use, interviews: float, timers: Use, each: float) -> float:
    """GB a month that executions send, at so many bytes each."""
    return MONTH_DAYS * (interviews * interview.executions + timers.executions) * each / 1024**3


def telemetry_dollars(gigabytes: float) -> float:
    return TELEMETRY_GB * max(0.0, gigabytes - FREE_TELEMETRY_GB)
