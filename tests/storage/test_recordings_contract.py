"""One contract for recordings, run against memory and against Blob Storage, sent and fetched as a browser does."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta

import aiohttp
import pytest

from interview.recordings import Recorded, Recordings
from storage.memory_recordings import MemoryRecordings
from storage.recordings import BlobRecordings

MINUTE = timedelta(minutes=1)
SOUND = {"x-ms-blob-type": "BlockBlob", "Content-Type": "audio/webm"}


@dataclass(frozen=True)
class Browser:
    recordings: Recordings
    send: Callable[[str, bytes], Awaitable[bool]]
    fetch: Callable[[str], Awaitable[bytes | None]]


@pytest.fixture(params=["memory", "blob"])
async def browser(request: pytest.FixtureRequest) -> AsyncIterator[Browser]:
    if request.param == "memory":
        memory = MemoryRecordings()

        async def send(url: str, sound: bytes) -> bool:
            return memory.send(url, sound)

        async def fetch(url: str) -> bytes | None:
            return memory.fetch(url)

        yield Browser(memory, send, fetch)
        return
    blobs = BlobRecordings(request.getfixturevalue("azurite"))
    async with aiohttp.ClientSession() as session:

        async def put(url: str, sound: bytes) -> bool:
            async with session.put(url, data=sound, headers=SOUND) as said:
                return said.status == 201

        async def get(url: str) -> bytes | None:
            async with session.get(url) as said:
                return await said.read() if said.status == 200 else None

        yield Browser(blobs, put, get)
    await blobs.close()


@pytest.fixture
def id(request: pytest.FixtureRequest) -> str:
    """One of its own for each test: the container outlives the tests."""
    return f"{abs(hash(request.node.nodeid)):x}"


async def test_an_upload_address_takes_one_file_and_gives_none(browser: Browser, id: str) -> None:
    url = await browser.recordings.upload_url(id, 2, MINUTE)
    assert await browser.fetch(url) is None
    assert await browser.send(url, b"sound")
    assert await browser.recordings.of(id) == (Recorded(2, 5),)
    assert not await browser.send(url, b"another")
    assert await browser.fetch(url) is None


async def test_a_listening_address_gives_its_file_and_takes_none(browser: Browser, id: str) -> None:
    await browser.send(await browser.recordings.upload_url(id, 1, MINUTE), b"first")
    url = await browser.recordings.listen_url(id, 1, MINUTE)
    assert await browser.fetch(url) == b"first"
    other = await browser.recordings.listen_url(id, 2, MINUTE)
    assert not await browser.send(other, b"sound")
    assert await browser.fetch(other) is None


async def test_recordings_are_listed_by_number_for_their_interview_alone(browser: Browser, id: str) -> None:
    for owner, number in ((id, 11), (id, 2), (f"{id}0", 1)):
        await browser.send(await browser.recordings.upload_url(owner, number, MINUTE), b"x" * number)
    assert await browser.recordings.of(id) == (Recorded(2, 2), Recorded(11, 11))


async def test_erased_is_gone_and_erasing_again_is_fine(browser: Browser, id: str) -> None:
    await browser.send(await browser.recordings.upload_url(id, 1, MINUTE), b"sound")
    for _ in range(2):
        await browser.recordings.erase(id, 1)
    assert await browser.recordings.of(id) == ()
    assert await browser.fetch(await browser.recordings.listen_url(id, 1, MINUTE)) is None


async def test_what_is_listened_to_is_never_opened_as_a_page(azurite: str, id: str) -> None:
    blobs = BlobRecordings(azurite)
    page = SOUND | {"Content-Type": "text/html"}
    async with aiohttp.ClientSession() as session:
        url = await blobs.upload_url(id, 1, MINUTE)
        async with session.put(url, data=b"<script>1</script>", headers=page) as said:
            assert said.status == 201
        async with session.get(await blobs.listen_url(id, 1, MINUTE)) as said:
            assert (said.status, said.headers.get("Content-Disposition")) == (200, "attachment")
    await blobs.close()


async def test_an_address_ends(azurite: str, id: str) -> None:
    blobs = BlobRecordings(azurite)
    url = await blobs.upload_url(id, 1, -MINUTE)
    async with aiohttp.ClientSession() as session, session.put(url, data=b"sound", headers=SOUND) as said:
        assert said.status == 403
    assert await blobs.of(id) == ()
    await blobs.close()
