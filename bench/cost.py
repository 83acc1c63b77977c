"""What the product costs a month on Azure: python -m bench.cost [--json].

Takes interviews through the app's own triggers on Azurite, counts executions, their seconds and every storage
operation, and multiplies by Azure's prices. Bounded by the number of interviews: about a minute."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import time
from collections import Counter
from pathlib import Path
from typing import Any

from bench.crowd.people import wishes
from bench.crowd.postings import COUNT, postings
from bench.in_process import Triggers
from bench.local_app import storage
from bench.machine import machine
from bench.prices import CONSUMPTION, PLANS, Plan, Use, bill, free_interviews, telemetry_dollars, telemetry_gb
from interview.catalog import catalog

INTERVIEWS = 40
TELEMETRY = Path(__file__).parent / "results" / "telemetry.json"
LOADS = (100, 1000, 10_000)
TIMERS_A_DAY = {
    "Consumption": {"sweep": 1440, "review_interviews": 2880, "prewarm_cache": 144, "watch": 288, "backup": 1},
    "Flex Consumption": {"sweep": 288, "review_interviews": 288, "prewarm_cache": 144, "watch": 288, "backup": 1},
}
"""Runs of each timer a day on each plan under the schedules of infra/modules/app.bicep, where a timer of that name is
there."""


async def measured(connection_string: str) -> dict[str, Any]:
    requests: Counter[str] = Counter()
    os.environ |= {"AzureWebJobsStorage": connection_string, "TOKEN_SECRET": "only-for-benches-0123456789"}
    async with Triggers(requests) as triggers:
        texts = postings(catalog(), 3)
        who = wishes(INTERVIEWS + 5, catalog(), COUNT, 3)
        for wish in who[:5]:
            await triggers.interview(wish, texts)
        triggers.reset()
        for wish in who[5:]:
            await triggers.interview(wish, texts)
        interview = triggers.use(INTERVIEWS)
        timers = {}
        for name in TIMERS_A_DAY[CONSUMPTION.name]:
            if name in triggers.names:
                await triggers.timer(name)
                triggers.reset()
                await triggers.timer(name)
                timers[name] = triggers.use(1)
    return {"interview": interview, "timers": timers}


def day_of_timers(plan: Plan, timers: dict[str, Use]) -> Use:
    runs = {name: TIMERS_A_DAY[plan.name][name] for name in timers}
    return Use(
        executions=sum(runs.values()),
        seconds=sum(runs[name] * use.seconds for name, use in timers.items()),
        table=sum(runs[name] * use.table for name, use in timers.items()),
        blob_reads=sum(runs[name] * use.blob_reads for name, use in timers.items()),
    )


def report(interview: Use, timers: dict[str, Use]) -> list[dict[str, Any]]:
    rows = []
    each = float(json.loads(TELEMETRY.read_text("utf-8"))["bytes_per_execution"])
    for plan in PLANS:
        for interviews in LOADS:
            beside = day_of_timers(plan, timers)
            found = bill(plan, interview, interviews, beside)
            sent = telemetry_gb(interview, interviews, beside, each)
            rows.append(
                {
                    "plan": plan.name,
                    "interviews_a_day": interviews,
                    "executions": round(found.executions, 2),
                    "memory": round(found.memory, 2),
                    "storage": round(found.storage, 2),
                    "telemetry_gb": round(sent, 3),
                    "telemetry": round(telemetry_dollars(sent), 2),
                    "dollars_a_month": round(found.total + telemetry_dollars(sent), 2),
                    "dollars_per_1000_interviews": round(1000 * found.total / (30 * interviews), 3),
                    "free_up_to_a_day": free_interviews(plan, interview, beside),
                }
            )
    return rows


def table(rows: list[dict[str, Any]]) -> str:
    """The bills as docs/operating.md shows them, in dollars a month."""
    lines = [
        "| plan | interviews a day | executions | memory | storage | telemetry | a month | free up to |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        dollars = [f"${row[name]:.2f}" for name in ("executions", "memory", "storage", "telemetry", "dollars_a_month")]
        ends = f"{row['plan']} | {row['interviews_a_day']:,}", f"{row['free_up_to_a_day']:,} a day"
        lines.append(f"| {ends[0]} | {' | '.join(dollars)} | {ends[1]} |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.cost", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--save", type=Path, help="write the figures to this JSON file, and see the table of the docs")
    given = parser.parse_args()
    began = time.monotonic()
    with storage() as connection_string:
        found = asyncio.run(measured(connection_string))
    interview, timers = found["interview"], found["timers"]
    each_ms = 1000 * interview.seconds / interview.executions
    print(
        f"an interview: {interview.executions:.1f} executions of {each_ms:.0f} ms, "
        f"{interview.table:.1f} table, {interview.queue:.1f} queue, {interview.blob_reads:.1f} blob operations"
    )
    rows = report(interview, timers)
    print(f"{'plan':18}{'a day':>8}{'executions':>12}{'memory':>10}{'storage':>10}{'$ a month':>12}{'free up to':>12}")
    for row in rows:
        print(
            f"{row['plan']:18}{row['interviews_a_day']:8}{row['executions']:12.2f}{row['memory']:10.2f}"
            f"{row['storage']:10.2f}{row['dollars_a_month']:12.2f}{row['free_up_to_a_day']:12}"
        )
    print(f"measured in {time.monotonic() - began:.0f} s")
    plain = {name: getattr(interview, name) for name in interview.__struct_fields__}
    whole = {"machine": machine(), "interview": plain, "bills": rows}
    if given.save:
        given.save.write_text(json.dumps(whole, indent=1) + "\n", "utf-8")
        print(table(rows))
    if given.json:
        print(json.dumps(whole))


if __name__ == "__main__":
    main()
