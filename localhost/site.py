"""The built front end as static files with the headers of its hosting; unknown paths lead to the start page."""

from __future__ import annotations

import argparse
import asyncio
import gzip
import json
import mimetypes
import sys
from collections.abc import Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path
from urllib.parse import unquote

from aiohttp import web

from localhost.door import listen, until_stopped

# The table of this machine may be old or odd (Windows keeps it in the registry).
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".json": "application/json",
    ".webmanifest": "application/manifest+json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".woff2": "font/woff2",
    ".txt": "text/plain; charset=utf-8",
}
COMPRESSED = {".html", ".js", ".css", ".svg"}
HOSTING = "staticwebapp.config.json"
"""How the page is hosted in the cloud. Its headers are served here too, so that what they forbid shows at once."""

POLICY = "Content-Security-Policy"
OWN = "connect-src 'self'"
SOUND = "media-src 'self'"

Headers = dict[str, str]


class Site:
    """Serves `folder`; `/config.json` tells the page where the API is and where recordings are kept, if they are, and
    its policy lets it call there."""

    def __init__(self, folder: Path, api: str, recordings: str = "") -> None:
        self._folder = folder.resolve()
        told = {"api": api} | ({"recordings": recordings} if recordings else {})
        self._config = json.dumps(told).encode()
        self._compressed: dict[tuple[Path, int], bytes] = {}
        self._everywhere, self._routes = _hosting(self._folder / HOSTING, api, recordings)

    async def handle(self, request: web.Request) -> web.StreamResponse:
        if request.method not in ("GET", "HEAD"):
            return web.Response(status=404)
        path = unquote(request.rel_url.raw_path)
        own = (headers for route, headers in self._routes.items() if fnmatchcase(path, route))
        headers = self._everywhere | next(own, {})
        if path == "/config.json":
            return web.Response(body=self._config, headers=headers | {"Content-Type": TYPES[".json"]})
        found = self._file(path)
        if found is None:
            return web.Response(status=404)
        kind = TYPES.get(found.suffix) or mimetypes.guess_type(found.name)[0] or "application/octet-stream"
        headers = headers | {"Content-Type": kind}
        if found.suffix not in COMPRESSED or "gzip" not in request.headers.get("Accept-Encoding", ""):
            return web.FileResponse(found, headers=headers)
        return web.Response(
            body=self._small(found), headers=headers | {"Content-Encoding": "gzip", "Vary": "Accept-Encoding"}
        )

    def _small(self, file: Path) -> bytes:
        """Compressed as the hosting in the cloud does, once for each version of a file."""
        version = (file, file.stat().st_mtime_ns)
        if version not in self._compressed:
            self._compressed[version] = gzip.compress(file.read_bytes())
        return self._compressed[version]

    def _file(self, path: str) -> Path | None:
        """The file for a path; the start page for a path of the app's own; None for a file that is not there."""
        if "\0" in path or path == f"/{HOSTING}":
            return None
        wanted = (self._folder / path.lstrip("/")).resolve()
        with suppress(OSError):  # a name that is too long for any file
            if wanted.is_relative_to(self._folder) and wanted.is_file():
                return wanted
        start = self._folder / "index.html"
        looks_like_file = "." in path.rsplit("/", 1)[-1]
        return start if not looks_like_file and start.is_file() else None


def _hosting(file: Path, api: str, recordings: str) -> tuple[Headers, dict[str, Headers]]:
    """The headers of everything, and by route those that take their place; an API elsewhere may be called, recordings
    sent and played."""
    hosting = json.loads(file.read_text("utf-8")) if file.is_file() else {}
    headers: Headers = hosting.get("globalHeaders", {})
    if "://" in api and POLICY in headers:
        origin = "/".join(api.split("/")[:3])
        headers[POLICY] = headers[POLICY].replace(OWN, f"{OWN} {origin}")
    if recordings and POLICY in headers:
        for directive in (OWN, SOUND):
            headers[POLICY] = headers[POLICY].replace(directive, f"{directive} {recordings}")
    return headers, {one["route"]: one.get("headers", {}) for one in hosting.get("routes", ())}


async def serve(folder: Path, api: str, recordings: str, lifeline: bool) -> None:
    """Serves the page on a free port, says where, and goes on until a signal comes."""
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", Site(folder, api, recordings).handle)
    server = web.AppRunner(application, access_log=None)
    await server.setup()
    door = listen(0)
    await web.SockSite(server, door).start()
    print(f"http://127.0.0.1:{door.getsockname()[1]}", flush=True)
    await until_stopped(lifeline)
    await server.cleanup()


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="python -m localhost.site", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--api", required=True)
    parser.add_argument("--recordings", default="", help="the origin of the blob service that keeps recordings")
    parser.add_argument("--lifeline", action="store_true", help="stop when standard input closes")
    given = parser.parse_args(arguments)
    asyncio.run(serve(given.folder, given.api, given.recordings, given.lifeline))


if __name__ == "__main__":
    main(sys.argv[1:])
