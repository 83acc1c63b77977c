"""Calls over real connections of this machine: what is spent when one breaks."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable

import pytest

from providers.chat import Reply
from providers.choice import Policy
from providers.errors import AllFailed
from providers.gateway import Gateway
from providers.purse import Purse
from providers.wards import Wards
from providers.wire import Spec
from storage.memory import MemoryQuota
from tests.providers.upstream import ASKED, NOON, a_spec, a_want, says, spent


async def serving(answer: Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]) -> asyncio.Server:
    return await asyncio.start_server(answer, "127.0.0.1", 0)


async def over_a_socket(server: asyncio.Server | None, quotas: MemoryQuota) -> Reply:
    """One call over the real transport to a server of this machine, or to a port where nobody listens."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = (server.sockets[0] if server else unused).getsockname()[1]
    spec = a_spec()
    spec = Spec(spec.name, spec.row, spec.model, f"http://127.0.0.1:{port}/v1")
    gateway = Gateway([spec], {}, Purse(quotas, lambda: NOON), Policy(regions=()), Wards())
    try:
        return await gateway.complete(ASKED, a_want())
    finally:
        await gateway.close()


async def test_a_call_over_a_real_connection_is_answered() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = says("Over a socket.").content
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body))
        await writer.drain()
        writer.close()

    async with await serving(answer) as server:
        assert (await over_a_socket(server, MemoryQuota())).text == "Over a socket."


@pytest.mark.parametrize("before_closing", [b"", b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n{"])
async def test_a_connection_that_breaks_after_the_request_leaves_it_spent(before_closing: bytes) -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(before_closing)
        await writer.drain()
        writer.close()

    quotas = MemoryQuota()
    async with await serving(answer) as server:
        with pytest.raises(AllFailed, match="unreachable"):
            await over_a_socket(server, quotas)
    assert await spent(quotas, a_spec()) == 1


async def test_where_nobody_listens_nothing_is_spent() -> None:
    quotas = MemoryQuota()
    with pytest.raises(AllFailed, match="unreachable"):
        await over_a_socket(None, quotas)
    assert await spent(quotas, a_spec()) == 0


async def test_a_provider_that_points_elsewhere_is_not_followed_with_the_key() -> None:
    followed: list[bytes] = []

    async def elsewhere(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        followed.append(await reader.readuntil(b"\r\n\r\n"))
        writer.close()

    async with await serving(elsewhere) as other:
        place = other.sockets[0].getsockname()[1]

        async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            await reader.readuntil(b"\r\n\r\n")
            head = f"HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:{place}/v1\r\nContent-Length: 0\r\n\r\n"
            writer.write(head.encode())
            await writer.drain()
            writer.close()

        async with await serving(answer) as server:
            with pytest.raises(AllFailed):
                await over_a_socket(server, MemoryQuota())
    assert followed == []
