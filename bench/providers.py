"""The product among providers as they are: their limits, refusals, hangs and bursts, and processes that are killed.

    python -m bench.providers [--json] [--interviews N] [--part gateway|product|outages|hostile] [--data DIR]

Exits 1 where a limit was broken, an interview was lost, or a turn took more than two seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench import acceptance, gateway_run, hostile
from bench.machine import machine

Part = Callable[[argparse.Namespace], dict[str, Any]]

PARTS: dict[str, Part] = {
    "gateway": gateway_run.run,
    "product": acceptance.product,
    "outages": acceptance.outages,
    "hostile": hostile.run,
}


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.providers", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object as the last line")
    parser.add_argument("--part", choices=list(PARTS), action="append", help="only this one; may be repeated")
    parser.add_argument("--interviews", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=180.0, help="how long the gateways are driven alone")
    parser.add_argument("--rate", type=float, default=1.0, help="how fast the app's time runs: limits, not delays")
    parser.add_argument("--data", type=Path, help="a folder with adversarial/grader_injections.dev.json")
    parser.add_argument("--log", type=Path, help="add what the app says to this file")
    return parser.parse_args()


def main() -> int:
    given = options()
    found: dict[str, Any] = {}
    if given.data is None and not given.part:
        print("hostile is left out: it needs --data", flush=True)
    for name in given.part or [name for name in PARTS if name != "hostile" or given.data]:
        began, load = time.monotonic(), os.getloadavg()[0]
        found[name] = {**PARTS[name](given), "load_before": round(load, 1), "load_after": round(os.getloadavg()[0], 1)}
        print(f"{name} ({time.monotonic() - began:.0f} s)", flush=True)
        for key, value in found[name].items():
            print(f"  {key:24} {value}", flush=True)
    found["holds"] = all(part["holds"] for part in found.values())
    if given.json:
        print(json.dumps({**found, "machine": machine()}))
    return 0 if found["holds"] else 1


if __name__ == "__main__":
    sys.exit(main())
