"""The models that a visitor may bring, played on the loopback: a provider, a server of their own, their browser's."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from playwright.sync_api import Page, Request, Route

from bench.simulator import content
from bench.simulator.asked import read
from bench.simulator.rows import read as rows
from bench.simulator.server import application
from bench.simulator.simulator import Simulator
from bench.simulator.weather import Fault, Mood, Weather
from localhost.door import listen

HASTE = 50.0
MODEL = "qwen3:8b"
PROVIDER = "https://api.groq.com"
OPEN = {"Access-Control-Allow-Origin": "*", "Access-Control-Allow-Headers": "*", "Access-Control-Allow-Methods": "*"}

# The browser's own model, as the Prompt API shows it: it is downloaded once, and then answers on the device.
BUILT_IN = """() => {
    let stands = "downloadable";
    window.LanguageModel = {
        availability: async () => stands,
        create: async ({ initialPrompts }) => {
            stands = "available";
            return {
                prompt: async (prompt, { responseConstraint }) =>
                    window.answerHere({ initialPrompts, prompt, responseConstraint }),
                destroy: () => undefined,
            };
        },
    };
}"""


@web.middleware
async def _open_to_pages(request: web.Request, handler: Any) -> web.StreamResponse:
    """What OLLAMA_ORIGINS makes of a server: any page may ask it."""
    answer: web.StreamResponse = web.Response() if request.method == "OPTIONS" else await handler(request)
    answer.headers.update(OPEN)
    return answer


class Lenders:
    """The simulator of providers behind a door on the loopback."""

    def __init__(self) -> None:
        weather = Weather(1, rough=False, haste=HASTE)
        self._simulator = Simulator(providers=rows(), weather=weather, clock=time.time)
        door = listen(0)
        self.url = f"http://127.0.0.1:{door.getsockname()[1]}"
        self.local = f"{self.url}/ollama"
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        asyncio.run_coroutine_threadsafe(self._open(door), self._loop).result()

    async def _open(self, door: Any) -> None:
        app = application(self._simulator)
        app.middlewares.append(_open_to_pages)
        app.router.add_get("/ollama/v1/models", _models)
        app.router.add_route("OPTIONS", "/{any:.*}", _models)
        self._runner = web.AppRunner(app)
        await self._runner.setup()
        await web.SockSite(self._runner, door).start()

    def close(self) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def spoil(self, fault: Fault | None) -> None:
        self._simulator.weather.moods["groq"] = Mood(fault)

    def play(self, page: Page) -> None:
        """Stands in for the provider and for the browser's model wherever this page asks them."""
        page.route(f"{PROVIDER}/**", self._provider)
        page.expose_function("answerHere", _answer_here)
        page.add_init_script(f"({BUILT_IN})()")

    def _provider(self, route: Route) -> None:
        path = route.request.url.removeprefix(PROVIDER)
        answer = route.fetch(url=f"{self.url}/groq{path}")
        route.fulfill(response=answer, headers={**answer.headers, **{name.lower(): OPEN[name] for name in OPEN}})


async def _models(_: web.Request) -> web.Response:
    return web.json_response({"object": "list", "data": [{"id": MODEL}]})


def _answer_here(asked: dict[str, Any]) -> str:
    messages = [*asked["initialPrompts"], {"role": "user", "content": asked["prompt"]}]
    shape = {"type": "json_schema", "json_schema": {"schema": asked["responseConstraint"]}}
    request = read("/chat/completions", {}, {"model": "built-in", "messages": messages, "response_format": shape})
    return content.reply(request, 1, obedient=False) if request else ""


@dataclass
class Traffic:
    """Every request of a page, as it left."""

    sent: list[tuple[str, str]] = field(default_factory=list)

    def watch(self, page: Page) -> Traffic:
        page.on("request", self._note)
        return self

    def _note(self, request: Request) -> None:
        told = json.dumps(request.headers) + (request.post_data or "")
        self.sent.append((request.url, told))

    def to(self, origin: str) -> list[str]:
        return [url + told for url, told in self.sent if url.startswith(origin)]

    def beyond(self, origin: str) -> set[str]:
        """The origins asked besides that one."""
        found = {"/".join(url.split("/")[:3]) for url, _ in self.sent if url.startswith("http")}
        return found - {origin}
