"""Nothing lost and nothing twice, whatever fails: python -m bench.faults [--interviews N] [--kills K] [--faults F].

Whole interviews over HTTP against several processes on one storage that fails in every way a proxy can make it, while
the processes are killed with SIGKILL, at random and before or after a chosen request to storage. Then the stores are
checked against what clients were told. Exit code 1 where a promise is broken. The seed decides who comes and what is
chosen; when it happens is the machine's."""

from __future__ import annotations

import argparse
import asyncio
import json
import math
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.faults.figures import added
from bench.faults.run import run
from bench.faults.scene import Options
from bench.machine import machine


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.faults", description=__doc__)
    parser.add_argument("--interviews", type=int, default=200)
    parser.add_argument("--kills", type=int, help="default: one for twenty interviews")
    parser.add_argument("--faults", type=int, help="default: one for five interviews")
    parser.add_argument("--seed", type=int, default=1, help="of the first part; each further one has the next")
    parser.add_argument(
        "--part", type=int, default=1000, help="so many interviews on one storage, then anew on another"
    )
    parser.add_argument("--processes", type=int, default=4)
    parser.add_argument("--disk", action="store_true", help="storage keeps its data on disk, and is stopped too")
    parser.add_argument("--minutes", type=float, default=600.0, help="no further part begins after so long")
    parser.add_argument("--not-to-the-end", action="store_true", help="reviews may still wait at the end")
    parser.add_argument("--log", type=Path, help="add what the app says to this file")
    parser.add_argument("--save", type=Path, help="write the figures to this JSON file")
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    return parser.parse_args()


def parts(given: argparse.Namespace) -> Iterator[Options]:
    """The emulator of storage slows down with what it holds, and a run that ends early leaves what was done by then."""
    kills = given.interviews // 20 if given.kills is None else given.kills
    faults = given.interviews // 5 if given.faults is None else given.faults
    for nth, at in enumerate(range(0, given.interviews, given.part)):
        size = min(given.part, given.interviews - at)
        yield Options(
            interviews=size,
            kills=round(kills * size / given.interviews),
            faults=round(faults * size / given.interviews),
            seed=given.seed + nth,
            processes=given.processes,
            to_the_end=not given.not_to_the_end,
            disk=given.disk,
            log=given.log,
        )


class Teller:
    """Prints how far it has got, at most every ten seconds."""

    def __init__(self) -> None:
        self._last = 0.0

    def __call__(self, text: str) -> None:
        if time.monotonic() - self._last > 10:
            self._last = time.monotonic()
            print(text, file=sys.stderr, flush=True)


def main() -> int:
    given, found, until = options(), dict[str, Any](), math.inf
    for part in parts(given):
        if time.monotonic() > until:
            break
        until = min(until, time.monotonic() + 60 * given.minutes)
        found = added(found, {**asyncio.run(run(part, Teller())), "seeds": [part.seed]})
        if given.save:
            given.save.write_text(json.dumps({**found, "machine": machine()}, indent=1) + "\n", "utf-8")
    found["machine"] = machine()
    for name, value in found.items():
        print(f"{name:20} {value}", flush=True)
    if given.json:
        print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
