"""A report by link: made by whoever was interviewed, read by whoever has it, gone when it is revoked or erased."""

from __future__ import annotations

import hashlib
import json
from typing import Any

import pytest
from msgspec.structs import replace

import function_app
from interview.errors import NotFinished, NotFound
from interview.use_cases.share import ReadShared, ShareReport
from storage.memory import MemoryShares
from tests.factories import NOW, an_interview
from tests.fakes import HandClock, memory_services
from tests.http.conftest import Client, Said
from tests.interview.conducted import ended


async def finished(client: Client) -> Any:
    started = (await client.start(questions=1)).json
    await client.turn(started, 1, answer="I asked the customer what they saw, and measured it.")
    await client.of("post_finish", started)
    return started


async def read(client: Client, token: str) -> Said:
    return await client("get_shared_report", headers={"X-Share-Token": token})


async def test_whoever_has_the_link_reads_the_report_and_nothing_else(client: Client) -> None:
    started = await finished(client)
    made = await client.of("post_share", started)
    assert (made.status, made.json["shared"], made.json["expires_at"]) == (201, True, started["expires_at"])
    token = made.json["token"]
    there = await read(client, token)
    assert there.json == (await client.of("get_report", started)).json
    assert there.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert started["candidate_id"] not in json.dumps(there.json)
    for name in ("get_report", "get_interview", "delete_interview", "delete_share"):
        strange = await client(name, headers={"X-Interview-Token": token}, id=started["id"])
        assert (strange.status, strange.json["type"]) == (401, "unauthorised")
    assert (await read(client, started["token"])).status == 401


async def test_a_revoked_link_opens_nothing_from_then_on(client: Client) -> None:
    started = await finished(client)
    token = (await client.of("post_share", started)).json["token"]
    standing = (await client.of("get_share", started)).json
    assert [each["interview_id"] for each in (await client.me("get_export", started)).json["shares"]] == [started["id"]]
    assert standing["shared"]
    assert "token" not in standing
    for _ in range(2):
        assert (await client.of("delete_share", started)).status == 204
        gone = await read(client, token)
        assert (gone.status, gone.json["type"]) == (404, "not-found")
    assert (await client.of("get_share", started)).json == {"shared": False, "made_at": None, "expires_at": None}


async def test_a_new_link_takes_the_place_of_the_old_one(client: Client) -> None:
    started = await finished(client)
    old, new = [(await client.of("post_share", started)).json["token"] for _ in range(2)]
    assert [(await read(client, token)).status for token in (old, new)] == [404, 200]


@pytest.mark.parametrize("name", ["delete_interview", "delete_me"])
async def test_a_link_goes_with_the_interview_and_with_the_candidate(client: Client, name: str) -> None:
    started = await finished(client)
    token = (await client.of("post_share", started)).json["token"]
    erased = await (client.me if name == "delete_me" else client.of)(name, started)
    assert erased.status == 204
    assert (await read(client, token)).status == 404
    assert await function_app.services().shares.load(started["id"]) is None


async def test_the_token_itself_is_stored_nowhere(client: Client) -> None:
    started = await finished(client)
    token = (await client.of("post_share", started)).json["token"]
    kept = await function_app.services().shares.load(started["id"])
    assert kept is not None
    assert kept.digest == hashlib.sha256(token.encode()).hexdigest()
    assert token not in str(kept)


@pytest.mark.parametrize("token", ["", "x", "share.x.ffffffff.x", "share.é.0.x"])
async def test_what_is_no_token_of_ours_opens_nothing(client: Client, token: str) -> None:
    assert (await read(client, token)).status == 401


async def test_an_unfinished_interview_has_nothing_to_share(client: Client) -> None:
    started = (await client.start(questions=2)).json
    said = await client.of("post_share", started)
    assert (said.status, said.json["type"]) == (409, "not-finished")


async def test_a_link_runs_out_with_its_interview() -> None:
    clock = HandClock()
    services = memory_services(clock)
    interview = await ended(services)
    await services.share_report(interview, "digest")
    assert (await services.read_shared(interview.id, "digest")).id == interview.id
    clock.now = interview.expires_at
    with pytest.raises(NotFound):
        await services.read_shared(interview.id, "digest")


async def test_a_link_is_erased_wherever_it_is_kept() -> None:
    services = memory_services()
    interview = await ended(services)
    await services.share_report(interview, "digest")
    await services.erase_interview(interview.id)
    assert await services.shares.load(interview.id) is None


async def test_no_link_stays_to_an_interview_erased_while_it_was_made() -> None:
    services = memory_services()
    shares = MemoryShares()
    gone = replace(an_interview(), finished_at=NOW)
    with pytest.raises(NotFound):
        await ShareReport(services.interviews, shares, services.clock)(gone, "digest")
    assert await shares.load(gone.id) is None
    with pytest.raises(NotFinished):
        await ShareReport(services.interviews, shares, services.clock)(an_interview(), "digest")
    with pytest.raises(NotFound):
        await ReadShared(shares, services.score, services.clock)(gone.id, "digest")
