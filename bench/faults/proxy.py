"""A way to storage for each process, on ports of its own, so that it is known who asks; and what goes wrong on it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from bench.faults.mischief import Mischief
from bench.faults.points import HEAD_END, Head, head, is_write, point
from localhost.azurite import SERVICES, connection_string

SLOW_SECONDS = 0.5
PIECE = 64 * 1024
LARGEST_HEAD = 64 * 1024
ANSWERS = {
    "busy": b"HTTP/1.1 503 Server Busy\r\nx-ms-error-code: ServerBusy\r\nContent-Length: 0\r\n\r\n",
    "error": b"HTTP/1.1 500 Internal Server Error\r\nx-ms-error-code: InternalError\r\nContent-Length: 0\r\n\r\n",
}


class Gone(Exception):
    """The connection ends here."""


class Who(NamedTuple):
    process: int
    service: str


class Proxy:
    """`ports`: those of storage by service; may be set anew when storage was restarted. `kill` ends a process and says
    whether it still lived. `open` is cleared while storage stands still; `shut` while it takes no connection."""

    def __init__(self, ports: dict[str, int], mischief: Mischief, kill: Callable[[int], bool]) -> None:
        self.ports, self.mischief, self.kill = ports, mischief, kill
        self.open, self.shut = asyncio.Event(), False
        self.open.set()
        self.mortal: Callable[[int], bool] = lambda process: True
        self._servers: list[asyncio.Server] = []
        self._serving: set[asyncio.Task[None]] = set()

    async def way(self, process: int) -> str:
        """The connection string for this process."""
        ports: dict[str, int] = {}
        for service in SERVICES:
            who = Who(process, service)
            server = await asyncio.start_server(partial(self._serve, who), "127.0.0.1", 0)
            self._servers.append(server)
            ports[service] = int(server.sockets[0].getsockname()[1])
        return connection_string(ports)

    async def stop(self) -> None:
        for server in self._servers:
            server.close()
        for task in self._serving:
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    async def _serve(self, who: Who, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._serving.add(task)
        way = _Way(self, who, reader, writer)
        try:
            await way.run()
        except (OSError, asyncio.IncompleteReadError, Gone):
            pass  # one side is gone, and so is the other now
        finally:
            self._serving.discard(task)
            way.close()


class _Way:
    """One connection of a process and the one to storage behind it."""

    def __init__(self, proxy: Proxy, who: Who, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._proxy, self._who, self._reader, self._writer = proxy, who, reader, writer
        self._behind: asyncio.StreamWriter | None = None
        self._back: asyncio.Task[None] | None = None
        # What happens at the first byte of the next answer: storage has done then what it was asked.
        self._then: Callable[[], object] | None = None

    async def run(self) -> None:
        while not self._proxy.shut:
            raw = await self._reader.readuntil(HEAD_END)
            asked = head(raw)
            if asked.length is None:
                raise ValueError(f"a body in chunks: {raw!r}")
            body = await self._reader.readexactly(asked.length)
            await self._pass_on(asked, raw, body)

    def close(self) -> None:
        for writer in (self._writer, self._behind):
            if writer is not None:
                writer.transport.abort()
        if self._back is not None:
            self._back.cancel()

    async def _pass_on(self, asked: Head, raw: bytes, body: bytes) -> None:
        proxy, process = self._proxy, self._who.process
        name = point(self._who.service, asked, body)
        fault = proxy.mischief.choose(name, write=is_write(asked), mortal=proxy.mortal(process))
        await proxy.open.wait()
        if fault == "kill before":
            proxy.kill(process)
            raise Gone
        if fault == "dropped" or proxy.shut:
            raise Gone
        if fault in ("busy", "error"):
            self._writer.write(ANSWERS[fault])
            return
        if fault == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        if fault == "kill after":
            self._then = partial(proxy.kill, process)
        if fault == "lost":
            self._then = lambda: None
        await self._send(raw + body)

    async def _send(self, request: bytes) -> None:
        if self._behind is None or self._behind.is_closing():
            reader, self._behind = await asyncio.open_connection("127.0.0.1", self._proxy.ports[self._who.service])
            self._back = asyncio.create_task(self._bring_back(reader))
        self._behind.write(request)

    async def _bring_back(self, reader: asyncio.StreamReader) -> None:
        try:
            while piece := await reader.read(PIECE):
                if self._then is not None:
                    self._then()
                    break
                self._writer.write(piece)
        except OSError:
            pass  # storage is gone
        finally:
            self._writer.transport.abort() if self._then is not None else self._writer.close()
