"""`python -m localhost`: one worker of the local host."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from aiohttp import web

from localhost.clock import clock_from
from localhost.door import BACKLOG, listen, until_stopped
from localhost.functions import load
from localhost.http_host import Cors, HttpHost
from localhost.kept import kept_secret
from localhost.lines import to_standard_error
from localhost.queues import Poller, Queues
from localhost.runner import Runner
from localhost.settings_files import HostFile, LocalSettings, read_host_file, read_local_settings
from localhost.site import Site
from localhost.sound import recordings_at
from localhost.timers import run_timer, schedules
from localhost.trouble import Trouble
from localhost.unread import SERVER, Unread, readers

FINISH_SECONDS = 8.0
LEVELS = {"Trace": 10, "Debug": 10, "Information": 20, "Warning": 30, "Error": 40, "Critical": 50, "None": 60}
log = logging.getLogger("localhost")


@dataclass(frozen=True)
class Options:
    app: Path
    data: Path
    port: int
    fd: int | None
    worker: int
    lifeline: bool


def options(arguments: Sequence[str]) -> Options:
    parser = argparse.ArgumentParser(prog="python -m localhost", description=__doc__)
    parser.add_argument("--app", type=Path, default=Path.cwd(), help="the folder of function_app.py")
    parser.add_argument("--data", type=Path, default=Path(".data"), help="where the function key is kept")
    parser.add_argument("--port", type=int, default=7071)
    parser.add_argument("--fd", type=int, help="an open listening socket to take over instead of a port")
    parser.add_argument("--worker", type=int, default=1, help="worker 1 of those behind one port runs the timers")
    parser.add_argument("--lifeline", action="store_true", help="stop when standard input closes")
    given = parser.parse_args(arguments)
    return Options(given.app.resolve(), given.data.resolve(), given.port, given.fd, given.worker, given.lifeline)


async def serve(chosen: Options, listening: socket.socket, host: HostFile, local: LocalSettings) -> None:
    """Runs the app until SIGTERM or SIGINT, then lets what is under way finish within a bound."""
    functions = load(chosen.app)
    timers = schedules(functions, os.environ)
    clock = clock_from(os.environ)
    async with Queues(os.environ, host.queues) as queues:
        runner = Runner(queues.send)
        server = web.AppRunner(
            HttpHost(
                functions,
                runner,
                prefix=host.route_prefix,
                key=kept_secret(chosen.data, "function-key"),
                cors=Cors(local.cors, local.cors_credentials),
                site=Site(
                    chosen.app / "frontend" / "dist", f"/{host.route_prefix}".rstrip("/"), recordings_at(os.environ)
                ).handle,
            ).application(),
            access_log=None,
            shutdown_timeout=FINISH_SECONDS,
        )
        await server.setup()
        # One connection a wake-up: with the usual backlog, the first worker to wake would take all that wait.
        entrance = await asyncio.get_running_loop().create_server(readers(server), sock=listening, backlog=1)
        listening.listen(BACKLOG)
        background: list[asyncio.Task[Any]] = [
            asyncio.create_task(Poller(function, queues, runner).run())
            for function in functions.values()
            if function.trigger["type"] == "queueTrigger"
        ]
        if chosen.worker == 1:
            background += [
                asyncio.create_task(run_timer(functions[name], schedule, clock, runner))
                for name, schedule in timers.items()
            ]
        ended: asyncio.Task[Any] = asyncio.create_task(until_stopped(chosen.lifeline))
        done, _ = await asyncio.wait([ended, *background], return_when=asyncio.FIRST_COMPLETED)
        for task in background:
            task.cancel()
        entrance.close()
        await asyncio.gather(server.cleanup(), runner.finish(FINISH_SECONDS))
        # Functions have no moment of their own to close what they hold; the process ends and it is closed with it.
        logging.getLogger("asyncio").setLevel(logging.CRITICAL)
        for task in done - {ended}:
            task.result()


def main(arguments: Sequence[str]) -> int:
    chosen = options(arguments)
    try:
        host, local = read_host_file(chosen.app), read_local_settings(chosen.app)
        for name, value in local.values.items():
            os.environ.setdefault(name, value)
        to_standard_error(LEVELS.get(host.log_level, 20))
        logging.getLogger(SERVER).addFilter(Unread())
        # The SDK tells of every request at the level at which the app tells of what matters.
        logging.getLogger("azure").setLevel(logging.WARNING)
        door = listen(chosen.port) if chosen.fd is None else socket.socket(fileno=chosen.fd)
        asyncio.run(serve(chosen, door, host, local))
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
