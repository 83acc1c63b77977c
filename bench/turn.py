"""What a turn costs: CPU of the app process, and latency at 1 and 32 candidates at once, warm and cold.

    python -m bench.turn [--json]

Exits 1 when importing the app takes 400 ms of CPU or more, or a turn in the middle more than two storage requests.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import platform
import subprocess
import sys
import time
from statistics import quantiles
from typing import Any

import aiohttp

import bootstrap
from bench.local_app import ROOT, Worker, storage, worker
from interview.model import Post
from interview.packs import bank
from interview.use_cases.start import Wish
from settings import Settings

IMPORT_BAR_MS = 400.0
REQUESTS_BAR = 2
SECONDS = 20.0
"""Each part ends by then, whatever it has reached."""

IMPORT = "import time; t = time.process_time(); import function_app; print((time.process_time() - t) * 1000)"
GRADES = ("weak", "fair", "strong")


class Candidate:
    """Takes one interview over HTTP with answers of every grade from the bank."""

    def __init__(self, http: aiohttp.ClientSession, url: str, nth: int) -> None:
        self.http, self.url, self.nth = http, url, nth
        self.packs = {pack.id: pack for pack in bank("en").packs}

    async def start(self) -> None:
        body = {"role": "backend-engineer", "level": "mid", "questions": 8}
        async with self.http.post(f"{self.url}/interviews", json=body) as said:
            self.interview = await said.json()
        self.question: dict[str, Any] | None = self.interview["question"]

    async def turn(self) -> float:
        """Seconds that the turn took."""
        assert self.question is not None
        pack = self.packs[self.question["id"].partition(".")[0]]
        number = self.question["number"]
        answer = pack.examples[(self.nth + number) % len(GRADES)].text
        body = {"number": number, "action": "answer", "answer": answer, "seconds": 60}
        headers = {"X-Interview-Token": self.interview["token"]}
        url = f"{self.url}/interviews/{self.interview['id']}/turns"
        began = time.perf_counter()
        async with self.http.post(url, json=body, headers=headers) as said:
            reply = await said.json()
            took = time.perf_counter() - began
            if said.status != 200:
                raise RuntimeError(f"a turn answered {said.status}: {reply}")
        self.question = reply.get("question")
        return took


async def measure(app: Worker, at_once: int, interviews: int) -> dict[str, float]:
    """Latency in ms and CPU-ms a turn; starts are made beforehand and not counted."""
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as http:
        waiting = [Candidate(http, app.url, nth) for nth in range(interviews)]
        for candidate in waiting:
            await candidate.start()
        took: list[float] = []
        until = time.monotonic() + SECONDS

        async def sit() -> None:
            while waiting and time.monotonic() < until:
                candidate = waiting.pop()
                while candidate.question is not None:
                    took.append(await candidate.turn())

        began = app.cpu_ms()
        await asyncio.gather(*(sit() for _ in range(at_once)))
        spent = app.cpu_ms() - began
    cuts = quantiles(took, n=100)
    return {
        "candidates": at_once,
        "turns": len(took),
        "cpu_ms": round(spent / len(took), 2),
        "p50_ms": round(cuts[49] * 1000, 1),
        "p99_ms": round(cuts[98] * 1000, 1),
    }


async def host_share(app: Worker, calls: int = 500) -> float:
    """CPU-ms of one call that does nothing: what the local host itself costs, included in every figure."""
    async with aiohttp.ClientSession() as http:
        began = app.cpu_ms()
        for _ in range(calls):
            async with http.get(f"{app.url}/health") as said:
                await said.read()
        return round((app.cpu_ms() - began) / calls, 2)


async def cold(connection_string: str) -> dict[str, float]:
    """The first turn of a process that has done nothing but start."""
    async with aiohttp.ClientSession() as http:
        with worker(connection_string) as warm:
            candidate = Candidate(http, warm.url, 1)
            await candidate.start()
        with worker(connection_string) as fresh:
            candidate.url = fresh.url
            began = fresh.cpu_ms()
            took = await candidate.turn()
            return {"ms": round(took * 1000, 1), "cpu_ms": round(fresh.cpu_ms() - began, 1)}


async def storage_requests(connection_string: str) -> int:
    """How many requests a turn in the middle sends to storage."""
    seen: list[str] = []
    services = bootstrap.build(
        Settings(storage=connection_string, token_secret="only-for-benches-0123"), lambda method, _: seen.append(method)
    )
    try:
        candidate, _ = await services.enrol()
        wish = Wish("backend-engineer", "mid", "mixed", "en", 8, (), voice=False, job_description="")
        interview = await services.start(candidate.id, wish)
        for number in (1, 2):
            seen.clear()
            await services.take_turn(interview.id, Post(number, "answer", answer="I would measure it first."))
        return len(seen)
    finally:
        await services.close()


def import_cpu_ms(runs: int = 5) -> float:
    """CPU of importing function_app in a new process: the median of some runs."""
    found = []
    for _ in range(runs):
        done = subprocess.run([sys.executable, "-c", IMPORT], cwd=ROOT, capture_output=True, text=True, check=True)
        found.append(float(done.stdout))
    return round(sorted(found)[runs // 2], 1)


def run() -> dict[str, Any]:
    found: dict[str, Any] = {"python": platform.python_version(), "import_cpu_ms": import_cpu_ms()}
    with storage() as connection_string:
        found["storage_requests"] = asyncio.run(storage_requests(connection_string))
        found["cold_first_turn"] = asyncio.run(cold(connection_string))
        with worker(connection_string) as app:
            asyncio.run(measure(app, 4, 8))  # warm up
            found["host_cpu_ms"] = asyncio.run(host_share(app))
            found["turns"] = [asyncio.run(measure(app, 1, 12)), asyncio.run(measure(app, 32, 64))]
            found["memory_mb"] = round(app.memory_mb())
    found["holds"] = found["import_cpu_ms"] < IMPORT_BAR_MS and found["storage_requests"] <= REQUESTS_BAR
    return found


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.turn", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    given = parser.parse_args()
    found = run()
    print(f"import of the app     {found['import_cpu_ms']:8.1f} CPU-ms (bar {IMPORT_BAR_MS:.0f})")
    print(f"a turn in the middle  {found['storage_requests']:8} requests to storage (bar {REQUESTS_BAR})")
    print(
        f"first turn when cold  {found['cold_first_turn']['cpu_ms']:8.1f} CPU-ms, {found['cold_first_turn']['ms']} ms"
    )
    print(f"the local host itself {found['host_cpu_ms']:8.2f} CPU-ms a call, part of the figures below")
    for row in found["turns"]:
        print(
            f"{row['candidates']:3} at once, {row['turns']:4} turns: {row['cpu_ms']:6.2f} CPU-ms a turn, "
            f"p50 {row['p50_ms']} ms, p99 {row['p99_ms']} ms"
        )
    print(f"memory of the process {found['memory_mb']} MB")
    if given.json:
        print(json.dumps(found))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
