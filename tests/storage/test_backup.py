"""Copies and what comes back of them: everything, but never what people had erased."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from interview.candidate import Entry
from storage.backup import TABLES, connect
from storage.rows import at, to_row
from storage.table_port import Change
from tests.fakes import HandClock

Rows = dict[str, dict[tuple[str, str], dict[str, Any]]]


class Place:
    """Storage with a backup of its own, emptied before and after."""

    def __init__(self, connection_string: str) -> None:
        self.clock = HandClock()
        self.backup = connect(connection_string, self.clock)
        self.service, self.copies, self.packs = self.backup.service, self.backup.copies, self.backup.packs

    async def put(self, table: str, partition: str, key: str, **values: Any) -> None:
        await self.service.table(table).change(Change("put", {**at(partition, key), **values}))

    async def drop(self, table: str, partition: str, key: str) -> None:
        await self.service.table(table).change(Change("delete", at(partition, key)))

    async def rows(self) -> Rows:
        return {
            table: {(row["PartitionKey"], row["RowKey"]): dict(row) async for row in self.service.table(table).query()}
            for table in TABLES
        }

    async def wipe(self) -> None:
        for table, rows in (await self.rows()).items():
            for partition, key in rows:
                await self.drop(table, partition, key)

    async def clear(self) -> None:
        await self.wipe()
        for blobs in (self.copies, self.packs):
            for name in [name async for name in blobs.names("")]:
                await blobs.erase(name)

    async def night(self) -> None:
        self.clock.move(days=1)
        await self.backup()


@pytest.fixture
async def place(azurite: str) -> AsyncIterator[Place]:
    place = Place(azurite)
    await place.clear()
    try:
        yield place
    finally:
        await place.clear()
        await place.backup.close()


async def test_what_was_wiped_comes_back_as_it_was_in_the_newest_copy(place: Place) -> None:
    for n in range(5):
        await place.put("interviews", f"i{n}", "all", p0=bytes([n]) * 100, n=n, on=True, text="é")
    await place.packs.put("v1/house/files.json", b"an operator's own")
    await place.night()
    await place.put("interviews", "i1", "all", p0=b"later")
    await place.put("reports", "i1", "report", p0=b"report")
    await place.night()
    whole, changes = await place.backup.sets()
    assert (whole.whole, changes.whole) == (True, False)
    before = await place.rows()
    await place.wipe()
    await place.packs.erase("v1/house/files.json")
    done = await place.backup.restore()
    assert (done.rows, done.packs) == (6, 1)
    assert await place.rows() == before
    assert await place.packs.get("v1/house/files.json") == b"an operator's own"
    assert (await place.backup.restore()).rows == 0


async def test_what_is_there_is_not_written_over(place: Place) -> None:
    await place.put("interviews", "i1", "all", p0=b"old")
    await place.night()
    await place.put("interviews", "i1", "all", p0=b"new")
    done = await place.backup.restore()
    assert (done.rows, done.there) == (0, 1)
    assert (await place.rows())["interviews"]["i1", "all"]["p0"] == b"new"


async def test_what_was_erased_stays_erased_before_and_after_the_last_copy(place: Place) -> None:
    await place.put("interviews", "early", "all", p0=b"1")
    await place.put("interviews", "late", "all", p0=b"2")
    await place.put("candidates", "c1", "profile", p0=b"3")
    now = place.clock()
    entry = Entry("late", "backend-engineer", "mid", "mixed", "en", now, now + timedelta(days=30), ())
    await place.service.table("candidates").change(Change("put", to_row("c2", "interview-1", entry)))
    await place.night()
    await place.drop("interviews", "early", "all")
    await place.night()
    for id in ("late", "c1"):
        await place.backup.note(id)
    await place.wipe()
    done = await place.backup.restore()
    assert (done.rows, done.gone) == (0, 4)
    assert not any((await place.rows()).values())


async def test_copies_and_notes_go_after_seven_days_and_never_the_whole_one_that_changes_need(place: Place) -> None:
    await place.put("interviews", "i1", "all", p0=b"1")
    await place.backup.note("somebody")
    for _ in range(16):
        await place.night()
        sets = await place.backup.sets()
        assert sets[0].at >= place.clock() - timedelta(days=7)
        assert any(each.whole for each in sets)
    assert [name async for name in place.copies.names("erased/")] == []
    await place.wipe()
    assert (await place.backup.restore()).rows == 1
