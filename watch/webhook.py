"""Posts news to an address of the operator's."""

from __future__ import annotations

import msgspec

from watch.watch import News, Tell, Undelivered

SECONDS = 10.0


def webhook(address: str) -> Tell:
    """Posts each as JSON; without an address the log is all there is."""

    async def tell(news: News) -> None:
        if not address:
            return
        import httpx  # half of a cold start, and seldom needed

        try:
            async with httpx.AsyncClient(timeout=SECONDS, trust_env=False) as http:
                said = await http.post(
                    address, content=msgspec.json.encode(news), headers={"Content-Type": "application/json"}
                )
        except httpx.HTTPError as e:
            raise Undelivered(type(e).__name__) from e
        if not said.is_success:
            raise Undelivered(f"the webhook answered {said.status_code}")

    return tell
