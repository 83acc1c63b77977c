"""What happens to Redis in the course of a run: killed, back and empty, paused, and answering nonsense."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from bench.load.running import RedisServer

NONSENSE = b"HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<html>no</html>\r\n"


class FrontOfRedis:
    """A port in front of a Redis, which passes bytes on or answers nonsense in its place."""

    def __init__(self, redis: RedisServer) -> None:
        self._redis, self.nonsense = redis, False
        self._server: asyncio.Server | None = None
        self._open: dict[asyncio.StreamWriter, asyncio.Task[None] | None] = {}

    async def start(self) -> str:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        port = self._server.sockets[0].getsockname()[1]
        return f"redis://127.0.0.1:{port}/0"

    async def stop(self) -> None:
        if self._server is not None:
            self._server.close()
        serving = [task for task in self._open.values() if task]
        self.hang_up()
        await asyncio.gather(*serving, return_exceptions=True)

    def hang_up(self) -> None:
        for writer in list(self._open):
            writer.close()

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._open[writer] = asyncio.current_task()
        try:
            if self.nonsense:
                await self._babble(reader, writer)
            else:
                await self._pass_on(reader, writer)
        except OSError:
            pass  # one side is gone, and so is the other now
        finally:
            self._open.pop(writer, None)
            writer.close()

    async def _babble(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while await reader.read(4096):
            writer.write(NONSENSE)
            await writer.drain()

    async def _pass_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, to = await asyncio.open_connection("127.0.0.1", self._redis.port)
        try:
            await asyncio.wait(
                [asyncio.create_task(_copy(reader, to)), asyncio.create_task(_copy(there, writer))],
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            to.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while found := await reader.read(65_536):
            writer.write(found)
            await writer.drain()
    except OSError:
        return


async def trouble(redis: RedisServer, front: FrontOfRedis, seconds: float) -> Sequence[str]:
    """All of it in turn within so many real seconds; gives what was done."""
    part = seconds / 9
    await asyncio.sleep(part)
    redis.kill()
    await asyncio.sleep(part)
    redis.restart_empty()
    await asyncio.sleep(part)
    redis.pause()
    await asyncio.sleep(part)
    redis.resume()
    await asyncio.sleep(part)
    front.nonsense = True
    front.hang_up()
    await asyncio.sleep(part)
    front.nonsense = False
    front.hang_up()
    await asyncio.sleep(part)
    return "killed", "restarted empty", "paused", "resumed", "answered nonsense", "answered again"
