"""Where a process of ours is reached and how it hears that it is time to end."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import threading

from localhost.trouble import Trouble

BACKLOG = 1024


def listen(port: int, *, shared: bool = False) -> socket.socket:
    """A listening socket on the loopback (0: any free port); Trouble when the port is taken."""
    door = socket.socket()
    if shared:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
    if os.name != "nt":
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind(("127.0.0.1", port))
    except (OSError, OverflowError) as fault:
        door.close()
        raise Trouble(f"Port {port} cannot be had ({fault}). Choose another with --port.") from fault
    door.listen(BACKLOG)
    return door


def doors(door: socket.socket, workers: int) -> list[socket.socket]:
    """A listening socket for each worker, all on the port of `door`.

    Linux spreads connections evenly over sockets that share a port, where workers accepting from one socket leave
    most to whichever wakes first. macOS gives them all to the last socket instead, so there the workers share one.
    """
    if workers == 1 or sys.platform != "linux":
        return [door] * workers
    port = int(door.getsockname()[1])
    door.close()
    return [listen(port, shared=True) for _ in range(workers)]


async def until_stopped(lifeline: bool) -> None:
    """Waits for SIGINT or SIGTERM, or with `lifeline` for the end of standard input: then the parent is gone."""
    stopping, loop = asyncio.Event(), asyncio.get_running_loop()

    def ask(*_: object) -> None:
        loop.call_soon_threadsafe(stopping.set)

    def wait_for_parent() -> None:
        # Below Python's buffers: a thread that holds their lock when the process ends brings it down with a fault.
        while os.read(sys.stdin.fileno(), 4096):
            pass
        ask()

    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, ask)
    if lifeline:
        threading.Thread(target=wait_for_parent, daemon=True).start()
    await stopping.wait()
