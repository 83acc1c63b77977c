"""One contract for what was grown, in memory and in Blob Storage."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from interview.errors import Stale
from interview.growth import Growth
from interview.ports import Growths
from storage.blobs import BlobTier
from storage.growths import BlobGrowths
from storage.memory import MemoryGrowths
from tests.factories import packs


@pytest.fixture(params=["memory", "blob"])
async def growths(request: pytest.FixtureRequest) -> AsyncIterator[Growths]:
    if request.param == "memory":
        yield MemoryGrowths()
        return
    blobs = BlobTier(request.getfixturevalue("azurite"), "packs")
    yield BlobGrowths(blobs)
    await blobs.close()


async def test_what_was_grown_is_kept_and_of_two_writers_one_wins(growths: Growths) -> None:
    empty = await growths.load("xx")
    assert empty.value == Growth()
    await growths.save("xx", empty, Growth(packs=packs(2)))
    with pytest.raises(Stale):
        await growths.save("xx", empty, Growth(failed={"late": 1}))
    first = await growths.load("xx")
    assert first.value.packs == packs(2)
    await growths.save("xx", first, Growth(packs=packs(3)))
    with pytest.raises(Stale):
        await growths.save("xx", first, Growth())
    assert len((await growths.load("xx")).value.packs) == 3
    assert (await growths.load("yy")).value == Growth()
