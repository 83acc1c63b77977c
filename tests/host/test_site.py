"""The page as the local site serves it: what its hosting in the cloud says about headers holds here too."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from localhost.site import HOSTING, Site
from localhost.sound import recordings_at
from providers.catalog import rows
from providers.lent import origins
from tests.conftest import missing

PUBLIC = Path(__file__).resolve().parents[2] / "frontend" / "public"
BUILT = PUBLIC.parent / "dist"

Client = TestClient[Any, Any]


async def open_site(folder: Path, api: str, recordings: str = "") -> Client:
    (folder / "assets").mkdir(exist_ok=True)
    (folder / "index.html").write_text("the page", "utf-8")
    (folder / "assets" / "index-a1.js").write_text("", "utf-8")
    shutil.copy(PUBLIC / HOSTING, folder)
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", Site(folder, api, recordings).handle)
    client: Client = TestClient(TestServer(application))
    await client.start_server()
    return client


@pytest.fixture
async def site(tmp_path: Path) -> AsyncIterator[Client]:
    client = await open_site(tmp_path, "/api")
    yield client
    await client.close()


async def test_every_answer_has_the_headers_of_the_hosting(site: Client) -> None:
    expected = json.loads((PUBLIC / HOSTING).read_text("utf-8"))["globalHeaders"]
    for path in ("/", "/interviews/x/report", "/config.json"):
        said = await site.get(path)
        assert {name: said.headers[name] for name in expected} == expected


async def test_the_built_page_runs_what_stands_in_it_and_calls_who_answers_browsers_and_its_own_machine_alone() -> None:
    if not (BUILT / HOSTING).is_file():
        missing("the front end is not built: run python dev.py setup")
    application = web.Application()
    application.router.add_route("*", "/{path:.*}", Site(BUILT, "/api").handle)
    async with TestClient(TestServer(application)) as client:
        said = await client.get("/set-up")
        policy, page = said.headers["Content-Security-Policy"], await said.text()
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    hashed = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'self' 'sha256-{hashed}';" in policy
    called = next(part for part in policy.split("; ") if part.startswith("connect-src")).split()[1:]
    assert called == ["'self'", *origins(rows()), "http://127.0.0.1:*", "http://localhost:*"]


async def test_only_what_has_a_hash_in_its_name_is_kept_for_ever(site: Client) -> None:
    assert "immutable" in (await site.get("/assets/index-a1.js")).headers["Cache-Control"]
    for path in ("/", "/progress", "/config.json"):
        assert (await site.get(path)).headers["Cache-Control"] == "no-cache"


async def test_an_address_of_the_app_leads_to_the_page_and_a_missing_file_does_not(site: Client) -> None:
    assert await (await site.get("/interviews/x/report")).text() == "the page"
    for path in ("/assets/gone.js", "/gone.svg", f"/{HOSTING}", "/../settings.py"):
        assert (await site.get(path)).status == 404


async def test_a_path_longer_than_a_file_may_be_called_leads_to_the_start_page(site: Client) -> None:
    for path in ("/" + "a" * 300, "/assets/" + "a" * 5000):
        assert await (await site.get(path)).text() == "the page"


async def test_text_is_sent_small_to_whoever_can_read_it_so(site: Client) -> None:
    small = await site.get("/", headers={"Accept-Encoding": "gzip"})
    plain = await site.get("/", headers={"Accept-Encoding": "identity"})
    assert (small.headers["Content-Encoding"], await small.text()) == ("gzip", "the page")
    assert ("Content-Encoding" in plain.headers, await plain.text()) == (False, "the page")
    assert small.headers["Vary"] == "Accept-Encoding"


async def test_what_is_built_anew_is_sent_anew(site: Client, tmp_path: Path) -> None:
    assert await (await site.get("/")).text() == "the page"
    (tmp_path / "index.html").write_text("another page", "utf-8")
    assert await (await site.get("/")).text() == "another page"


async def test_recordings_may_be_sent_to_where_they_are_kept_and_played_from_there(tmp_path: Path) -> None:
    site = await open_site(tmp_path, "/api", "http://127.0.0.1:10000")
    said = await site.get("/")
    for directive in ("connect-src 'self'", "media-src 'self'"):
        assert f"{directive} http://127.0.0.1:10000" in said.headers["Content-Security-Policy"]
    assert (await (await site.get("/config.json")).json())["recordings"] == "http://127.0.0.1:10000"
    await site.close()


@pytest.mark.parametrize(
    ("storage", "origin"),
    [
        ("AccountName=a;BlobEndpoint=http://127.0.0.1:10000/a;", "http://127.0.0.1:10000"),
        ("AccountName=a;AccountKey=k==;EndpointSuffix=core.windows.net", "https://a.blob.core.windows.net"),
    ],
)
def test_recordings_are_kept_by_the_blob_service_of_the_app_if_they_are_on(storage: str, origin: str) -> None:
    assert recordings_at({"AzureWebJobsStorage": storage, "RECORDINGS": "on"}) == origin
    assert recordings_at({"AzureWebJobsStorage": storage, "RECORDINGS": "off"}) == ""


async def test_an_api_elsewhere_may_be_called_and_nothing_else(tmp_path: Path) -> None:
    client = await open_site(tmp_path, "http://127.0.0.1:7071/api")
    said = await client.get("/")
    await client.close()
    assert "connect-src 'self' http://127.0.0.1:7071;" in said.headers["Content-Security-Policy"]
