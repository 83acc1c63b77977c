"""What the local host takes of an interview by itself: `python -m bench.host [--json]`.

The same calls, queue messages and pace as in `python -m bench.load`, to an app that does nothing. In Azure another host
does this work, in processes of its own. Bounded by --seconds."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import aiohttp

from bench.local_app import ROOT, Worker, storage, worker
from bench.machine import machine

EMPTY = Path(__file__).with_name("empty_app.py")
CALLS = 14
"""HTTP calls of an interview in a load test: a start, turns with what is posted twice, and the report."""

ANSWER = {"number": 3, "action": "answer", "answer": "word " * 90, "seconds": 60}


@contextmanager
def empty_app() -> Iterator[Path]:
    """A folder with that app and our own limits of the host."""
    with TemporaryDirectory() as folder:
        shutil.copy(EMPTY, Path(folder) / "function_app.py")
        shutil.copy(ROOT / "host.json", folder)
        yield Path(folder)


async def interview(http: aiohttp.ClientSession, url: str) -> None:
    for nth in range(CALLS):
        body = {**ANSWER, "last": True} if nth == CALLS - 1 else ANSWER
        async with http.post(f"{url}/interviews/i-{nth}/turns", json=body, headers={"X-Interview-Token": "t"}) as said:
            await said.read()
            said.raise_for_status()


async def drive(workers: list[Worker], interviews: int, seconds: float) -> float:
    """CPU seconds of all workers while so many interviews are spread over that time."""
    before = sum(each.cpu_ms() for each in workers)
    async with aiohttp.ClientSession() as http:
        began = time.monotonic()
        under_way = []
        for nth in range(interviews):
            await asyncio.sleep(max(0.0, began + nth * seconds / interviews - time.monotonic()))
            under_way.append(asyncio.create_task(interview(http, workers[nth % len(workers)].url)))
        await asyncio.gather(*under_way)
    return (sum(each.cpu_ms() for each in workers) - before) / 1000


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.host", description=__doc__)
    parser.add_argument("--interviews", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=48.0, help="real seconds over which they come")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    given = parser.parse_args()
    with ExitStack() as stack:
        app, connection = stack.enter_context(empty_app()), stack.enter_context(storage())
        workers = [stack.enter_context(worker(connection, app=app)) for _ in range(given.workers)]
        used = asyncio.run(drive(workers, given.interviews, given.seconds))
    each = used / given.interviews
    if not given.json:
        print(f"the local host takes {each:.4f} s of CPU for an interview of {CALLS} calls")
    print(json.dumps({"machine": machine(), "calls": CALLS, "cpu_s_per_interview": round(each, 4)}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
