"""A day of interviews against the running product: python -m bench.load --interviews 1000 [--json].

Starts the product with its workers, Azurite in memory, Redis and the simulated providers, lets 1,000 candidates sit at
their real pace for a minute, then runs a whole day in a fraction of its time, and prints the plan's table. Exits 1
where a bar does not hold."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import time
from pathlib import Path
from typing import Any

from bench.load.charts import draw
from bench.load.measure import Options, measure
from bench.load.verdicts import table, verdicts

REAL_SECONDS, SHORTEST = 0.24, 60.0
"""For each interview, and for a whole run at the least."""


def options() -> tuple[Options, argparse.Namespace]:
    parser = argparse.ArgumentParser(prog="python -m bench.load", description=__doc__)
    parser.add_argument("--interviews", type=int, default=1000)
    parser.add_argument("--hours", type=float, default=24.0, help="hours of the app's clock over which they come")
    parser.add_argument("--seconds", type=float, help="real seconds for them (default by number of interviews)")
    parser.add_argument("--quotas", choices=("today", "plan"), default="today", help="what the providers grant")
    parser.add_argument(
        "--mode", choices=("rich", "standard", "lean", "offline"), default="standard", help="the richest mode there is"
    )
    parser.add_argument("--workers", type=int, default=2, help="processes of the app")
    parser.add_argument("--people", type=int, default=1000, help="candidates at their real pace; 0 leaves it out")
    parser.add_argument("--no-redis", action="store_true")
    parser.add_argument("--redis-trouble", action="store_true", help="kill, empty, pause and confuse Redis meanwhile")
    parser.add_argument("--backup-only", action="store_true", help="the primary is down all day; the backup serves")
    parser.add_argument("--no-models", action="store_true", help="without any provider")
    parser.add_argument(
        "--own-models", type=int, default=0, metavar="PERCENT", help="of the candidates bring one; runs the day twice"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--charts", type=Path, help="write a page of charts to this PNG file")
    parser.add_argument("--save", type=Path, help="write the figures to this JSON file")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    return (
        Options(
            interviews=given.interviews,
            hours=given.hours,
            seconds=given.seconds or max(SHORTEST, REAL_SECONDS * given.interviews),
            quotas=given.quotas,
            mode=given.mode,
            workers=given.workers,
            people=given.people,
            redis=not given.no_redis,
            trouble=given.redis_trouble,
            backup_only=given.backup_only,
            models=not given.no_models,
            seed=given.seed,
            own_models=given.own_models,
        ),
        given,
    )


class Bar:
    """One line that says how far it has got, at most twice a second and only on a terminal."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, text: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - self._last > 0.5:
            self._last = time.monotonic()
            print(f"\r\033[K{text}", end="", file=sys.stderr, flush=True)


def main() -> int:
    chosen, given = options()
    found, log, usage = asyncio.run(measure(chosen, Bar()))
    rows = verdicts(found)
    found["verdicts"] = [{name: getattr(row, name) for name in row.__struct_fields__} for row in rows]
    print(f"\n{table(rows)}")
    for lost in log.lost[:20]:
        print(f"lost: {lost}")
    _keep(given.save, found)
    if given.charts:
        draw(given.charts, f"{chosen.interviews} interviews, quotas as {chosen.quotas}", log, usage, found["hours"])
    if given.json:
        print(json.dumps(found))
    return 1 if any(row.holds is False for row in rows) or log.lost else 0


def _keep(path: Path | None, found: dict[str, Any]) -> None:
    if path is not None:
        path.write_text(json.dumps(found, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
