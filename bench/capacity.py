"""What keys carry a day in deep reviews, by requests and by tokens, and which window binds first.

    python -m bench.capacity [--json] [--questions N]

Told for the keys in the environment (as the app reads them), and for every free row of the catalogue as if each had its
key; with the policy of the settings, and once more with none; and for keys that candidates bring, each for its own
candidate. Exits 1 where the day is not what its counters add up to.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

import settings
from api.ops import interviews_a_day
from bench import own_capacity
from interview import budget
from providers import capacity
from providers.capacity import Size
from providers.catalog import rows, setting_names
from providers.chat import Want
from providers.choice import EVERYWHERE, Policy
from providers.roster import specs
from providers.wire import Spec

PLAN_REQUESTS = 116_150
"""What the plan behind this project counted the free tiers at, in requests a day, whatever their size."""

PLAN_CALLS = 2.6
"""Calls an interview, in that plan, with nine of ten answered from a cache."""

ANYBODY = Policy(regions=(), training_ok=True)
NOBODY_ASKED = {"AzureWebJobsStorage": "none", "TOKEN_SECRET": "not needed to count"}


def measure(questions: int, env: Mapping[str, str]) -> dict[str, Any]:
    known = settings.read({**NOBODY_ASKED, **env}, setting_names(rows()))
    policy = Policy(tuple(each for each in EVERYWHERE if each in known.regions), known.training_ok)
    size = Size(*budget.review_size(questions))
    yours, every = specs(rows(), known.keys, known.unresolved).on, specs(rows(), _every_free_key()).on
    free = [spec for spec in every if spec.row.status == "free" and spec.row.wire != "ollama"]
    tables = {
        "your keys, your policy": table(yours, size, policy),
        "your keys, any policy": table(yours, size, ANYBODY),
        "every free key, your policy": table(free, size, policy),
        "every free key, any policy": table(free, size, ANYBODY),
    }
    plan = {
        "requests": PLAN_REQUESTS,
        "reviews": PLAN_REQUESTS,
        "interviews": round(PLAN_REQUESTS / PLAN_CALLS),
    }
    reviews = tables["every free key, your policy"]["day"]["calls"]
    own = {"keys": own_capacity.by_key(rows(), questions), "load": own_capacity.load(reviews)}
    found = {"questions": questions, "own": own, "size": msgspec.to_builtins(size), "tables": tables, "plan": plan}
    return found | {"broken": broken(tables)}


def table(on: Sequence[Spec], size: Size, policy: Policy) -> dict[str, Any]:
    """A day of reviews by these models."""
    counters = capacity.a_day(capacity.usable(on, Want("review", True, 0.0), size, policy), size)
    day = capacity.together(counters)
    return {
        "day": msgspec.to_builtins(day),
        "interviews": msgspec.to_builtins(interviews_a_day(day.calls)),
        "of the plan": round(day.calls / PLAN_REQUESTS, 4),
        "counters": msgspec.to_builtins(sorted(counters, key=lambda each: -each.calls)),
    }


def broken(tables: Mapping[str, Any]) -> list[str]:
    lines = []
    for name, found in tables.items():
        day, counters = found["day"], found["counters"]
        if day["calls"] != sum(each["calls"] for each in counters):
            lines.append(f"{name}: the day is not the sum of its counters")
        if not day["calls"] <= min(day["by_requests"], day["by_tokens"]):
            lines.append(f"{name}: more calls than requests or tokens allow")
    return lines


def _every_free_key() -> dict[str, str]:
    """As if every row that is free had its key, and every switch were on."""
    found: dict[str, str] = {}
    for row in rows().values():
        found |= {name: "on" for name in (row.key_env, row.switch_env, *row.fill) if name}
    return found


def show(found: dict[str, Any]) -> None:
    size = found["size"]
    print(f"a review of {found['questions']} questions: {size['input']} tokens in, {size['output']} out")
    for name, each in found["tables"].items():
        day, modes = each["day"], each["interviews"]
        told = f"{day['calls']:,} reviews a day (by requests {day['by_requests']:,}, by tokens {day['by_tokens']:,})"
        print(f"\n{name}: {told}; {each['of the plan']:.1%} of the plan's {PLAN_REQUESTS:,} requests")
        print(f"  interviews: rich {modes['rich']:,} or standard {modes['standard']:,}; lean as many as come")
        for counter in each["counters"]:
            print(f"  {counter['calls']:>7,}  {counter['model']:56}  first full: {counter['binds']}")
    own_capacity.show(found["own"])
    print(f"\nthe plan's old figure: {found['plan']['interviews']:,} interviews of {PLAN_CALLS} calls")
    if not found["tables"]["your keys, any policy"]["counters"]:
        print("no key is set in this environment: docs/providers.md tells which there are")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.capacity", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the JSON alone")
    parser.add_argument("--questions", type=int, default=8, help="of an interview (8)")
    options = parser.parse_args()
    result = measure(options.questions, os.environ)
    if not options.json:
        show(result)
    print(json.dumps(result))
    sys.exit(1 if result["broken"] else 0)
