"""A port in front of a storage service, which passes bytes on, at once or late."""

from __future__ import annotations

import asyncio
import re

AT = re.compile(r"TableEndpoint=http://127\.0\.0\.1:(\d+)/")


class SlowTables:
    """`delay_s`: how late each piece that the app sends arrives."""

    def __init__(self, connection_string: str) -> None:
        found = AT.search(connection_string)
        if found is None:
            raise ValueError("the connection string names no table service of this machine")
        self._whole, self._port, self.delay_s = connection_string, int(found[1]), 0.0
        self._server: asyncio.Server | None = None
        self._open: set[asyncio.Task[None]] = set()

    async def start(self) -> str:
        """The connection string by which the tables are reached through here."""
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return AT.sub(f"TableEndpoint=http://127.0.0.1:{port}/", self._whole)

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        for task in self._open:
            task.cancel()
        await asyncio.gather(*self._open, return_exceptions=True)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to = await asyncio.open_connection("127.0.0.1", self._port)
        copies = [
            asyncio.create_task(self._copy(reader, to, late=True)),
            asyncio.create_task(self._copy(there, writer)),
        ]
        self._open.update(copies)
        try:
            await asyncio.wait(copies, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._open.difference_update(copies)
            for each in copies:
                each.cancel()
            to.close()
            writer.close()

    async def _copy(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, *, late: bool = False) -> None:
        try:
            while found := await reader.read(65_536):
                if late and self.delay_s:
                    await asyncio.sleep(self.delay_s)
                writer.write(found)
                await writer.drain()
        except OSError:
            return
