"""Starts the simulator on the loopback and says where it is."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import socket
from pathlib import Path
from typing import IO, Any

from aiohttp import web

from bench.simulator.rows import CATALOG, read
from bench.simulator.server import application
from bench.simulator.simulator import Simulator
from bench.simulator.weather import Weather
from localhost.clock import clock_from
from localhost.door import BACKLOG, listen, until_stopped


def options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m bench.simulator", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one (default)")
    parser.add_argument("--fd", type=int, help="an open listening socket to take over instead of a port")
    parser.add_argument("--weather", choices=("calm", "rough"), default="rough", help="whether calls go wrong")
    parser.add_argument("--haste", type=float, help="divides every delay (default: the rate of the clock)")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--catalog", type=Path, default=CATALOG)
    parser.add_argument("--log", type=Path, help="write every request to this file, one JSON object a line")
    parser.add_argument("--lifeline", action="store_true", help="stop when standard input closes")
    return parser.parse_args()


async def serve(chosen: argparse.Namespace, log: IO[str] | None) -> None:
    """Answers until SIGTERM or SIGINT; time is the app's, as CLOCK_RATE and CLOCK_EPOCH set it."""
    clock = clock_from(os.environ)

    def write(entry: dict[str, Any]) -> None:
        if log is not None:
            print(json.dumps(entry, ensure_ascii=False), file=log, flush=True)

    simulator = Simulator(
        providers=read(chosen.catalog),
        weather=Weather(chosen.seed, chosen.weather == "rough", chosen.haste or clock.rate),
        clock=lambda: clock.now().timestamp(),
        log=write if log is not None else None,
    )
    door = listen(chosen.port) if chosen.fd is None else socket.socket(fileno=chosen.fd)
    server = web.AppRunner(application(simulator), access_log=None, shutdown_timeout=1.0, handler_cancellation=True)
    await server.setup()
    await web.SockSite(server, door, backlog=BACKLOG).start()
    print(f"ready http://127.0.0.1:{door.getsockname()[1]}", flush=True)
    await until_stopped(chosen.lifeline)
    await server.cleanup()


def main() -> None:
    chosen = options()
    if chosen.log is None:
        asyncio.run(serve(chosen, None))
        return
    with chosen.log.open("a", encoding="utf-8") as log:
        asyncio.run(serve(chosen, log))


if __name__ == "__main__":
    main()
