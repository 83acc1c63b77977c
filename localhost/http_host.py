"""HTTP triggers over aiohttp: routes, keys, CORS, the admin call; everything else is the front end's."""

from __future__ import annotations

import hmac
import json
import logging
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from azure.functions.meta import Datum
from multidict import CIMultiDict

from localhost.functions import Function, response
from localhost.routes import Route, find, in_order, route
from localhost.runner import Runner

log = logging.getLogger("localhost")
BODY_LIMIT = 100 * 1024 * 1024
ADMIN = "/admin/functions/"
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(frozen=True)
class Cors:
    origins: tuple[str, ...] = ()
    credentials: bool = False

    def headers(self, origin: str | None) -> dict[str, str]:
        """What a page from `origin` needs to read the answer; nothing where it may not."""
        if origin is None or not self.origins:
            return {}
        if "*" not in self.origins and origin not in self.origins:
            return {"Vary": "Origin"}
        anyone = "*" in self.origins and not self.credentials
        found = (
            {"Access-Control-Allow-Origin": "*"}
            if anyone
            else {"Access-Control-Allow-Origin": origin, "Vary": "Origin"}
        )
        return found | ({"Access-Control-Allow-Credentials": "true"} if self.credentials else {})


def routes_of(functions: Mapping[str, Function], prefix: str) -> tuple[Route, ...]:
    """The routes of all HTTP functions, in the order in which they are tried."""
    found = [each for each in functions.values() if each.trigger["type"] == "httpTrigger"]
    return in_order(
        route(each.trigger.get("route") or each.name, each.trigger.get("methods") or (), each.name, prefix)
        for each in found
    )


class HttpHost:
    def __init__(
        self,
        functions: Mapping[str, Function],
        runner: Runner,
        *,
        prefix: str,
        key: str,
        cors: Cors,
        site: Handler | None,
    ) -> None:
        self._functions = functions
        self._routes = routes_of(functions, prefix)
        self._prefix = f"/{prefix}/" if prefix else "/"
        self._runner, self._key, self._cors, self._site = runner, key, cors, site

    def application(self) -> web.Application:
        made = web.Application(client_max_size=BODY_LIMIT)
        made.router.add_route("*", "/{path:(?s:.*)}", self.handle)
        return made

    async def handle(self, request: web.Request) -> web.StreamResponse:
        origin = request.headers.get("Origin")
        if origin is not None and self._cors.origins and _is_preflight(request):
            return self._preflight(request, origin)
        answer = await self._answer(request)
        if origin is not None and not answer.prepared:
            answer.headers.update(self._cors.headers(origin))
        return answer

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        path = request.rel_url.raw_path
        found = find(self._routes, request.method, path)
        if found is not None:
            chosen, parameters = found
            return await self._invoke(self._functions[chosen.function], request, parameters)
        if path.startswith(ADMIN):
            return await self._admin(request, path.removeprefix(ADMIN))
        # A wrong method is 404 too, as on the real host.
        if self._site is None or (self._prefix != "/" and f"{path}/".startswith(self._prefix)):
            return web.Response(status=404)
        return await self._site(request)

    async def _invoke(
        self, function: Function, request: web.Request, parameters: Mapping[str, str]
    ) -> web.StreamResponse:
        level = str(function.trigger.get("authLevel", "FUNCTION")).upper()
        if level != "ANONYMOUS" and not self._has_key(request):
            return web.Response(status=401)
        body = await request.read()
        try:
            returned = await self._runner.http(function, _datum(request, parameters, body))
            return _response(returned)
        except Exception:
            log.exception("%s failed", function.name)
            return web.Response(status=500)

    async def _admin(self, request: web.Request, name: str) -> web.StreamResponse:
        if not self._has_key(request):
            return web.Response(status=401)
        function = self._functions.get(name)
        if request.method != "POST" or function is None or function.trigger["type"] == "httpTrigger":
            return web.Response(status=404)
        try:
            asked = json.loads(await request.read() or b"{}")
        except ValueError:
            return web.Response(status=400)
        text = asked.get("input") if isinstance(asked, dict) else None
        self._runner.by_hand(function, text if isinstance(text, str) else json.dumps(text or ""))
        return web.Response(status=202)

    def _has_key(self, request: web.Request) -> bool:
        given = request.headers.get("x-functions-key") or request.query.get("code") or ""
        return bool(self._key) and hmac.compare_digest(given.encode(), self._key.encode())

    def _preflight(self, request: web.Request, origin: str) -> web.Response:
        allowed = self._cors.headers(origin)
        if "Access-Control-Allow-Origin" in allowed:
            allowed["Access-Control-Allow-Methods"] = request.headers["Access-Control-Request-Method"]
            wanted = request.headers.get("Access-Control-Request-Headers")
            if wanted is not None:
                allowed["Access-Control-Allow-Headers"] = wanted
        return web.Response(status=204, headers=allowed)


def _is_preflight(request: web.Request) -> bool:
    return request.method == "OPTIONS" and "Access-Control-Request-Method" in request.headers


def _datum(request: web.Request, parameters: Mapping[str, str], body: bytes) -> Datum:
    """The call as the host hands it to the worker: a name that comes more than once is joined by commas."""
    return Datum(
        {
            "method": Datum(request.method, "string"),
            "url": Datum(str(request.url), "string"),
            "headers": _joined(request.headers.items()),
            "query": _joined(request.query.items()),
            "params": _joined(parameters.items()),
            "body": Datum(body, "bytes"),
        },
        "http",
    )


def _joined(pairs: Any) -> dict[str, Datum]:
    found: dict[str, Datum] = {}
    for name, value in pairs:
        before = found.get(name)
        found[name] = Datum(value if before is None else f"{before.value},{value}", "string")
    return found


def _response(returned: Any) -> web.Response:
    datum = response(returned)
    if datum.type == "string":
        return web.Response(text=datum.value)
    said = datum.value
    headers = CIMultiDict((name, value.value) for name, value in said["headers"].items())
    for cookie in said["cookies"] or ():
        for morsel in cookie.values():
            headers.add("Set-Cookie", morsel.OutputString())
    return web.Response(status=int(said["status_code"].value), headers=headers, body=said["body"].value)
