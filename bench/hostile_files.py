"""Sends hostile files where people send résumés: `python -m bench.hostile_files [--json]`.

Each is taken as an upload is, by the reader and the profile made of its text, in a fresh process, and told with its
time, processor time and most memory of the process that read it, and what the person is told. Exits 1 where one takes
more than 2 s or 200 MB, or is answered with anything but a profile or a message about the file itself. Real time
counts, so it wants a machine with a core to spare."""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.hostile_documents import MAKE
from documents.reader import Reader
from interview.errors import Busy, InterviewError
from interview.resume import profile_of

SECONDS = 2.0
MEGABYTES = 200.0
ONE_SECONDS = 60


async def one(name: str, file: bytes) -> dict[str, Any]:
    """What became of one file: read, with how many letters, or refused, with what is said."""
    called, reader = MAKE[name][0], Reader()
    began = time.perf_counter()
    try:
        text = await reader(file, called, "")
        read = time.perf_counter()
        profile_of(text, datetime.now(UTC))
        outcome: dict[str, Any] = {"says": "", "letters": len(text), "profile_s": round(time.perf_counter() - read, 3)}
    except InterviewError as e:
        outcome = {"says": str(e), "busy": isinstance(e, Busy)}
    seconds = time.perf_counter() - began
    # Of the one process waited for; in KiB, as Linux tells it.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    figures = {"seconds": seconds, "cpu_s": used.ru_utime + used.ru_stime, "memory_mb": used.ru_maxrss / 1024}
    return {**{name: round(value, 3) for name, value in figures.items()}, "bytes": len(file), **outcome}


def measure() -> dict[str, Any]:
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "file"
        for name in MAKE:
            # Made by another process: what making took would count for reading else.
            for step in ("--make", "--one"):
                command = [sys.executable, "-m", "bench.hostile_files", step, name, "--file", str(file)]
                done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=ONE_SECONDS)
            found[name] = json.loads(done.stdout)
    wrong = [
        name
        for name, each in found.items()
        if each["seconds"] > SECONDS or each["memory_mb"] > MEGABYTES or each.get("busy")
    ]
    return {
        "files": found,
        "slowest_s": max(each["seconds"] for each in found.values()),
        "most_memory_mb": max(each["memory_mb"] for each in found.values()),
        "refused": sum(bool(each["says"]) for each in found.values()),
        "wrong": wrong,
        "holds": not wrong,
    }


def main(given: argparse.Namespace) -> int:
    if given.make:
        given.file.write_bytes(MAKE[given.make][1]())
        return 0
    if given.one:
        print(json.dumps(asyncio.run(one(given.one, given.file.read_bytes())), ensure_ascii=False))
        return 0
    result = measure()
    if not given.json:
        for name, each in result["files"].items():
            took = f"{each['seconds']:6.2f} s, {each['cpu_s']:5.2f} s of a core, {each['memory_mb']:4.0f} MB"
            print(f"{took}  {name}: {each['says'] or 'read'}")
    print(json.dumps(result, ensure_ascii=False))
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.hostile_files", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    parser.add_argument("--make", help="only write the file of this name")
    parser.add_argument("--one", help="only read the file of this name")
    parser.add_argument("--file", type=Path, help="where that file is")
    sys.exit(main(parser.parse_args()))
