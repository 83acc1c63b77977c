"""Models that candidates bring: the page's part of an interview with one, and a provider's account of their own."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from multidict import CIMultiDict

from bench.crowd.visit import Browser
from bench.simulator.rows import Provider, read
from bench.simulator.simulator import Dropped, Simulator
from bench.simulator.weather import Weather

KEY = "a-candidates-own"

PATIENCE_SECONDS = 5.0
"""Real time that a page waits for a model here: one that hangs would otherwise outlast the run."""


@dataclass
class Lent:
    """What all of them did: calls, and tasks by what became of them."""

    calls: int = 0
    outcomes: dict[str, int] = field(default_factory=dict)


class Lenders:
    """Every candidate that `percent` takes has a key for one of the `offers`, with quotas that nobody shares.

    `clock` gives seconds of the app's time, which runs `rate` times as fast.
    """

    def __init__(self, percent: int, offers: list[dict[str, Any]], clock: Callable[[], float], rate: float) -> None:
        self._percent, self._offers, self._clock, self._rate = percent, offers, clock, rate
        self._rows = read()
        self._accounts: dict[int, Simulator] = {}
        self.lent = Lent()

    def model_of(self, candidate: int) -> dict[str, str] | None:
        """What the candidate chooses in set-up, the same every time; None for who brings nothing."""
        if candidate * self._percent % 100 >= self._percent:
            return None
        offer = self._offers[candidate % len(self._offers)]
        return {"provider": offer["provider"], "model": offer["models"][0]["name"]}

    async def work(self, browser: Browser, started: Any, candidate: int) -> None:
        """All that is handed out right now, one task after the other."""
        path, token = f"/interviews/{started['id']}/tasks", {"X_Interview_Token": started["token"]}
        task = None
        while True:
            if task is None:
                status, task = await browser("task", "GET", f"{path}/next", **token)
                if status != 200:
                    return
            came = await self._ask(candidate, task["request"])
            status, told = await browser("task done", "POST", f"{path}/{task['nonce']}", body=came, **token)
            what = told["outcome"] if status == 200 else f"refused: {status}"
            self.lent.outcomes[what] = self.lent.outcomes.get(what, 0) + 1
            task = told["next"] if status == 200 else None
            if task is None and what in ("used", "partly"):
                return

    async def _ask(self, candidate: int, request: Any) -> dict[str, Any]:
        """The raw answer of the provider to the finished request with the key in its place, or why there is none."""
        offer = self._offers[candidate % len(self._offers)]
        place = request["key"]
        headers = CIMultiDict(request["headers"] | {place["name"]: place["prefix"] + KEY})
        account = self._accounts.setdefault(candidate, self._open(self._rows[offer["provider"]], candidate))
        self.lent.calls += 1
        try:
            async with asyncio.timeout(PATIENCE_SECONDS):
                path, body = urlsplit(request["url"]).path, json.loads(request["body"])
                answer = await account.call(offer["provider"], path, headers, body)
        except Dropped:
            return {"failed": "network"}
        except TimeoutError:
            return {"failed": "timeout"}
        body = answer.body if isinstance(answer.body, str) else json.dumps(answer.body)
        return {"status": answer.status, "body": body}

    def _open(self, row: Provider, candidate: int) -> Simulator:
        return Simulator({row.name: row}, Weather(candidate, rough=True, haste=self._rate), self._clock)
