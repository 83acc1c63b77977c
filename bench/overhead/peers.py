"""The openai SDK, or litellm.Router over 16 deployments, against an upstream; in an environment of their own.

python -m bench.overhead.peers openai|litellm PORT AT_ONCE CALLS
"""

from __future__ import annotations

import asyncio
import importlib
import sys
from typing import Any

from bench.overhead.pace import MOST_TOKENS, QUESTION, pace, told

MESSAGES = [{"role": "user", "content": QUESTION}]
PROVIDERS = 16


async def main(way: str, port: int, at_once: int, calls: int) -> None:
    library: Any = importlib.import_module(way)  # not installed where the rest of the project is
    urls = [f"http://127.0.0.1:{port}/{nth}/v1" for nth in range(PROVIDERS)]
    if way == "openai":
        clients = [library.AsyncOpenAI(base_url=url, api_key="k", max_retries=0) for url in urls]

        async def call(number: int) -> object:
            client = clients[number % PROVIDERS]
            return await client.chat.completions.create(model="m", messages=MESSAGES, max_tokens=MOST_TOKENS)
    else:
        parts = [
            {"model_name": "m", "litellm_params": {"model": "openai/m", "api_base": url, "api_key": "k"}}
            for url in urls
        ]
        router = library.Router(model_list=parts, num_retries=0)

        async def call(number: int) -> object:
            return await router.acompletion(model="m", messages=MESSAGES, max_tokens=MOST_TOKENS)

    told(await pace(call, at_once, calls))


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], *(int(each) for each in sys.argv[2:])))
