"""A request that cannot be read is answered, told in a line, and leaves nothing in memory."""

from __future__ import annotations

import asyncio
import gc
import logging
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError, LineTooLong

from localhost.unread import SERVER, Unread, readers

LARGE = b"GET / HTTP/1.1\r\nHost: x\r\nX-Large: secret" + b"a" * 2_000_000
STRANGE = b"\x16\x03\x01" + b"s" * 300_000


@pytest.fixture
async def port() -> AsyncIterator[int]:
    """Of a server that answers every request with its path."""
    server, short = logging.getLogger(SERVER), Unread()
    server.addFilter(short)

    async def echo(request: web.Request) -> web.Response:
        return web.Response(text=request.path)

    application = web.Application()
    application.router.add_route("*", "/{path:.*}", echo)
    running = web.AppRunner(application, access_log=None)
    await running.setup()
    entrance = await asyncio.get_running_loop().create_server(readers(running), "127.0.0.1", 0)
    yield entrance.sockets[0].getsockname()[1]
    entrance.close()
    await running.cleanup()
    server.removeFilter(short)


async def sent(port: int, head: bytes) -> bytes:
    """What came back before the connection ended."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    said = b""
    try:
        writer.write(head)
        said = await reader.read()
    except ConnectionError:
        pass
    writer.close()
    return said


@pytest.mark.parametrize("head", [LARGE, STRANGE])
async def test_what_cannot_be_read_is_let_go_at_once(port: int, head: bytes) -> None:
    gc.collect()
    gc.disable()
    try:
        for _ in range(3):
            await sent(port, head)
        left = [each for each in gc.get_objects() if isinstance(each, HttpProcessingError | web.RequestHandler)]
        assert left == []
    finally:
        gc.enable()


async def test_a_connection_ends_with_what_cannot_be_read_on_it(port: int) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(b"GET /one HTTP/1.1\r\nHost: x\r\n\r\n")
    assert b" 200 " in await reader.readline()
    assert (await reader.readuntil(b"/one")).endswith(b"/one")
    writer.write(LARGE[:20_000])
    assert b" 400 " in (await reader.read()).partition(b"\r\n")[0]
    writer.close()


async def test_it_is_told_by_its_kind_and_not_with_what_was_sent(port: int, caplog: pytest.LogCaptureFixture) -> None:
    assert b" 400 " in await sent(port, LARGE[:20_000])
    assert [record.getMessage() for record in caplog.records] == ["a request could not be read: LineTooLong"]
    assert "secret" not in caplog.text


def test_other_lines_of_the_server_stay_as_they_are() -> None:
    fault = ValueError("of the app")
    record = logging.LogRecord(SERVER, logging.ERROR, "", 1, "Error", (), (ValueError, fault, None))
    assert Unread().filter(record)
    assert record.exc_info == (ValueError, fault, None)
    assert "secret" in str(LineTooLong(b"secret", 8190)), "its own words repeat what was sent"
