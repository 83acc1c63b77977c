"""Recordings over the contract: sent straight to Blob, listened to from there."""

from __future__ import annotations

import aiohttp
import pytest

import function_app
from tests.http.conftest import Client


@pytest.fixture(autouse=True)
def offered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECORDINGS", "on")


async def test_an_answer_is_sent_and_listened_to_until_it_is_erased(client: Client) -> None:
    started = (await client.start(questions=1)).json
    token = {"X-Interview-Token": started["token"]}
    place = await client("post_recording", {"number": 1, "media": "audio/webm"}, headers=token, id=started["id"])
    assert place.status == 201
    async with aiohttp.ClientSession() as session:
        async with session.put(place.json["url"], data=b"sound", headers=place.json["headers"]) as said:
            assert said.status == 201
        [kept] = (await client.of("get_recordings", started)).json["recordings"]
        assert (kept["number"], kept["size"]) == (1, 5)
        assert (await client.of("post_share", started)).status == 409
        [held] = (await client.me("get_export", started)).json["recordings"]
        assert (held["interview_id"], held["number"]) == (started["id"], 1)
        async with session.get(kept["url"]) as said:
            assert (await said.read(), said.headers["Content-Type"]) == (b"sound", "audio/webm")
        assert (await client.of("delete_interview", started)).status == 204
        async with session.get(kept["url"]) as said:
            assert said.status == 404


@pytest.mark.parametrize(("body", "field"), [({"number": 9}, "number"), ({"media": "text/html"}, "media")])
async def test_what_cannot_be_recorded_names_the_field(client: Client, body: dict[str, object], field: str) -> None:
    started = (await client.start(questions=1)).json
    asked = {"number": 1, "media": "audio/webm", **body}
    said = await client("post_recording", asked, headers={"X-Interview-Token": started["token"]}, id=started["id"])
    assert (said.status, said.json["errors"][0]["field"]) == (422, field)


async def test_where_recordings_are_not_offered_none_is_taken(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RECORDINGS", "off")
    function_app.services.cache_clear()
    started = (await client.start(questions=1)).json
    asked = {"number": 1, "media": "audio/webm"}
    said = await client("post_recording", asked, headers={"X-Interview-Token": started["token"]}, id=started["id"])
    assert (said.status, said.json["type"]) == (404, "not-found")
    assert (await client.of("get_recordings", started)).json["recordings"] == []
