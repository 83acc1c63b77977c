"""People at their real pace against an app that runs somewhere: python -m bench.pace API --interviews N [--json].

As many come as in the busiest hour of a day with so many interviews, for so many minutes, and think as long as people
do. Everything they left is erased at the end. API is an address such as https://staging.example.net/api; its limits
by address have to let so many in from here. Exit code 1 where a bar does not hold."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from typing import Any

from bench.crowd.day import BY_HOUR
from bench.crowd.people import wishes
from bench.crowd.postings import COUNT, postings
from bench.crowd.visit import Browser, Log, visit
from bench.load.run import session
from bench.load.verdicts import errors, latency
from bench.machine import machine
from interview.catalog import catalog

TURN_MS, ERRORS = 2000.0, 0.01
"""The most that 95 of 100 turns may take, and the share of calls that may end in an error of the app's."""


def an_hour(interviews: int) -> float:
    """How many come in the busiest hour of a day with so many."""
    return interviews * max(BY_HOUR) / sum(BY_HOUR)


async def come(url: str, interviews: int, minutes: float) -> Log:
    """Those who sit when the time is over are left where they are."""
    pause_s = 3600 / an_hour(interviews)
    who, texts = wishes(max(1, round(60 * minutes / pause_s)), catalog(), COUNT, 7), postings(catalog(), 7)
    log = Log()
    async with session() as http:
        browser = Browser(http, url, log)
        tasks = []
        for wish in who:
            tasks.append(asyncio.create_task(visit(browser, wish, texts, asyncio.sleep)))
            await asyncio.sleep(pause_s)
        for task in tasks:
            task.cancel()
        found = await asyncio.gather(*tasks, return_exceptions=True)
        log.lost += [repr(each) for each in found if isinstance(each, Exception)]
        measured, log.calls = log.calls, []
        for token in browser.tokens.values():
            await browser("erase", "DELETE", "/candidates/me", X_Candidate_Token=token)
        log.calls = measured
    return log


def told(log: Log) -> dict[str, Any]:
    """The figures, and which bars do not hold."""
    failed = errors(log) / max(1, len(log.calls))
    times = {name: latency(log.calls, name) for name in sorted({call.name for call in log.calls})}
    turns, wrong = times.get("turn", {}).get("p95", 0.0), []
    if failed > ERRORS:
        wrong.append(f"{failed:.1%} of calls ended in an error of the app's (at most {ERRORS:.0%})")
    if turns > TURN_MS:
        wrong.append(f"95 of 100 turns took up to {turns:.0f} ms (at most {TURN_MS:.0f})")
    if log.lost:
        wrong.append(f"{len(log.lost)} lost, the first: {log.lost[0]}")
    return {"begun": log.begun, "reported": log.reported, "calls": len(log.calls), "ms": times, "wrong": wrong}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.pace", description=__doc__)
    parser.add_argument("api", help="the address of the app, with /api")
    parser.add_argument("--interviews", type=int, default=100, help="of the day whose busiest hour is played")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    began = time.monotonic()
    found = told(asyncio.run(come(given.api.rstrip("/"), given.interviews, given.minutes)))
    print(
        f"{found['begun']} interviews begun, {found['reported']} reports, {found['calls']} calls "
        f"in {time.monotonic() - began:.0f} s"
    )
    for name, ms in found["ms"].items():
        print(f"{name:12} {', '.join(f'{each} {value:.0f} ms' for each, value in ms.items())}")
    for what in found["wrong"]:
        print(f"does not hold: {what}")
    if given.json:
        print(json.dumps({"machine": machine(), "interviews": given.interviews, **found}))
    return 1 if found["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
