"""Our gateway, or only what carries its requests, against an upstream.

    python -m bench.overhead.ours gateway|transport|httpx PORT AT_ONCE CALLS

`gateway`: order, quota (counters in memory), breaker and reading included. `transport`: the same requests sent and
their bodies decoded, nothing else. `httpx`: the same through httpx's own pools, one client for each provider.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import UTC, datetime

import httpx
import msgspec

from bench.overhead.pace import MOST_TOKENS, QUESTION, pace, told
from providers.chat import Chat, Message, Want
from providers.choice import Policy
from providers.gateway import HEADERS, Gateway, connect, post
from providers.purse import Purse
from providers.wards import Wards
from providers.wire import Call, Limit, Model, Row, Spec
from storage.memory import MemoryQuota

PROVIDERS = 16
LIMITS = (
    Limit("requests", 1_000_000, "minute"),
    Limit("tokens", 1e10, "minute"),
    Limit("requests", 1e8, "day", "fixed", "America/Los_Angeles"),
    Limit("tokens", 1e12, "day", "refill"),
)
"""As many windows as a real row has, none of which is ever full."""

CHAT = Chat((Message("user", QUESTION),), MOST_TOKENS)
WANT = Want("review", True, 30.0)


def rows(port: int) -> list[Spec]:
    model = Model("m", "family", 128_000, "schema")
    found = []
    for nth in range(PROVIDERS):
        url = f"http://127.0.0.1:{port}/{nth}/v1"
        row = Row("one", "openai-chat", url, "account", "free", "no", "2026-11-24", "a benchmark", (model,), "KEY")
        row = msgspec.structs.replace(row, limits=LIMITS)
        found.append(Spec(f"p{nth}", row, model, url))
    return found


async def main(way: str, port: int, at_once: int, calls: int) -> None:
    specs = rows(port)
    gateway = Gateway(specs, {"KEY": "k"}, Purse(MemoryQuota(), lambda: datetime.now(UTC)), Policy(), Wards())
    shared, own = connect(), [httpx.AsyncClient(headers=HEADERS, trust_env=False, verify=False) for _ in specs]
    message = {"role": "user", "content": QUESTION}
    body = {"model": "m", "messages": [message], "max_tokens": MOST_TOKENS, "temperature": 0.2}
    bare = Call("/chat/completions", body, {"Authorization": "Bearer k"})

    async def ask(number: int) -> None:
        await gateway.complete(CHAT, WANT)

    async def carry(number: int) -> None:
        _, _, came = await post(shared, specs[number % PROVIDERS].base_url + bare.path, bare)
        msgspec.json.decode(came)

    async def pool(number: int) -> None:
        _, _, came = await post(own[number % PROVIDERS], specs[number % PROVIDERS].base_url + bare.path, bare)
        msgspec.json.decode(came)

    told(await pace({"gateway": ask, "transport": carry, "httpx": pool}[way], at_once, calls))
    await gateway.close()
    for client in (shared, *own):
        await client.aclose()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *(int(each) for each in sys.argv[2:])))
