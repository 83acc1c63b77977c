"""Posts news to an address of the operator's."""

from __future__ import annotations

import msgspec

from watch.watch import News, Tell, Undelivered

SECONDS = 10.0
JSON = {"Content-Type": "application/json"}


def webhook(address: str) -> Tell:
    """Posts each as JSON; without an address the log is all there is."""

    async def tell(news: News) -> None:
        if not address:
            return
        import aiohttp  # seldom needed here, and a cold start is not to wait for it

        limit = aiohttp.ClientTimeout(total=SECONDS)
        try:
            async with (
                aiohttp.ClientSession(timeout=limit) as http,
                http.post(address, data=msgspec.json.encode(news), headers=JSON) as said,
            ):
                status = said.status
        except (aiohttp.ClientError, TimeoutError) as e:
            raise Undelivered(type(e).__name__) from e
        if not 200 <= status < 300:
            raise Undelivered(f"the webhook answered {status}")

    return tell
