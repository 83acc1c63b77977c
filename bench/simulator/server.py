"""HTTP around the simulator: every provider below its own name, and a back door for whoever runs the test."""

from __future__ import annotations

import asyncio
import json
from dataclasses import asdict
from typing import Any

from aiohttp import web

from bench.simulator.refusals import Refusal
from bench.simulator.report import report, violations
from bench.simulator.simulator import Dropped, Simulator
from bench.simulator.weather import FAULTS, Mood

LARGEST = 4 * 1024 * 1024


def application(simulator: Simulator) -> web.Application:
    app = web.Application(client_max_size=LARGEST)

    async def call(request: web.Request) -> web.StreamResponse:
        try:
            body = json.loads(await request.read())
        except ValueError:
            body = None
        name, path = request.match_info["provider"], request.match_info["path"]
        try:
            return _response(await simulator.call(name, path, request.headers, body))
        except Dropped:
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=500)

    async def control(request: web.Request) -> web.Response:
        wish: dict[str, Any] = await request.json()
        names = list(simulator.providers) if wish.get("provider", "*") == "*" else [wish["provider"]]
        mood = Mood(wish.get("fault"), float(wish.get("share", 1.0)), bool(wish.get("obedient", False)))
        if mood.fault not in (None, *FAULTS) or any(name not in simulator.providers for name in names):
            raise web.HTTPUnprocessableEntity(text=f"fault: one of {', '.join(FAULTS)}; provider: as in the catalogue")
        for name in names:
            simulator.weather.moods[name] = mood
        simulator.weather.rough = bool(wish.get("rough", simulator.weather.rough))
        if "ahead" in wish:
            simulator.jump(float(wish["ahead"]))
        return web.json_response({name: asdict(simulator.weather.mood(name)) for name in names})

    async def counters(request: web.Request) -> web.Response:
        if request.query.get("only") == "violations":
            return web.json_response({"violations": violations(simulator.referee)})
        # Beside the loop: what could have been granted takes a while to work out for a long day.
        found = await asyncio.to_thread(report, simulator.referee, simulator.outages())
        uses = dict(sorted(simulator.uses.items()))
        return web.json_response({**found, "uses": uses, "strange": dict(simulator.strange)})

    async def log(request: web.Request) -> web.Response:
        """The last requests, or how many of them hold `?find=`."""
        sought = request.query.get("find")
        entries = list(simulator.said)
        if sought is None:
            return web.json_response(entries)
        found = [each for each in entries if sought in json.dumps(each["body"], ensure_ascii=False)]
        return web.json_response({"searched": len(entries), "found": len(found), "first": found[:1]})

    app.router.add_post("/_control", control)
    app.router.add_get("/_counters", counters)
    app.router.add_get("/_log", log)
    app.router.add_post("/{provider}/{path:.+}", call)
    return app


def _response(answer: Refusal) -> web.Response:
    if isinstance(answer.body, str):
        kind = "text/html" if answer.body.startswith("<") else "text/plain"
        return web.Response(status=answer.status, text=answer.body, content_type=kind, headers=answer.headers)
    return web.json_response(answer.body, status=answer.status, headers=answer.headers)
