"""An upstream that answers every POST with the same completion, as cheaply as Python can.

    python -m bench.overhead.upstream

Prints its port, and ends when its standard input does.
"""

from __future__ import annotations

import asyncio
import json
import sys

TEXT = "A clear answer with one example of your own would say more. " * 20
BODY = json.dumps(
    {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "m",
        "choices": [{"index": 0, "message": {"role": "assistant", "content": TEXT}, "finish_reason": "stop"}],
        "usage": {"prompt_tokens": 700, "completion_tokens": 250, "total_tokens": 950},
    }
).encode()
HEAD = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n" % len(BODY)
LENGTH = b"content-length:"


class Completions(asyncio.Protocol):
    """HTTP/1.1 with keep-alive; requests whose length is given, one after the other."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport, self._come = transport, b""

    def data_received(self, data: bytes) -> None:
        self._come += data
        while (ends := self._come.find(b"\r\n\r\n")) >= 0:
            head = self._come[:ends].lower()
            at = head.find(LENGTH)
            length = int(head[at + len(LENGTH) :].split(b"\r\n", 1)[0]) if at >= 0 else 0
            if len(self._come) < ends + 4 + length:
                return
            self._come = self._come[ends + 4 + length :]
            self._transport.write(HEAD + BODY)


async def main() -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Completions, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
