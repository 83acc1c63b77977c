"""Copies of what nobody could make again: a whole one now and then, what changed each night between.

Container `backups`: `sets/<moment>` tells what a set holds, `<moment>/…` is it; `erased/<day>/<id>` notes what people
had erased, so that bringing back a copy does not bring that back. A set counts once its `sets/<moment>` is there.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import msgspec
from msgspec import Struct

from interview.candidate import Entry
from interview.errors import Stale
from storage import tables
from storage.blobs import BlobTier
from storage.rows import Row, from_row
from storage.table_port import Change, Service

TABLES = ("candidates", "interviews", "reports", "resumes", "due", "reviews")
"""Quota and metrics mend themselves."""

PART_ROWS, PART_BYTES = 1000, 2_000_000
PAGE = 50
"""Rows that are read at once: a thousand interviews are 25 MB, which a process that also serves turns did not give back
to the system after a night's copy."""

WHOLE_AFTER = timedelta(days=6)
"""A set of changes needs the whole one before it, so that goes before the days are over that copies are kept."""

SKEW = timedelta(minutes=5)
AT_ONCE = 32
READ_SECONDS = 30.0
"""Nobody waits for a copy, and a page of a whole table may take storage a few seconds."""

FAR_BACK = datetime(1970, 1, 1, tzinfo=UTC)

Key = tuple[str, str]


class Set(Struct, frozen=True):
    """`seen`: all that was written before it, by storage's own clock, is in this set or an earlier one."""

    name: str
    at: datetime
    seen: datetime
    whole: bool
    parts: dict[str, int]
    packs: tuple[str, ...]


class Restored(Struct, frozen=True):
    """`there`: rows that were there already and stay as they are. `gone`: rows erased since, which stay away."""

    rows: int = 0
    there: int = 0
    gone: int = 0
    packs: int = 0


def connect(connection_string: str, clock: Callable[[], datetime], days: int = 7) -> Backup:
    """With clients of its own, which have more time than a turn's."""
    return Backup(
        tables.connect(connection_string, read_seconds=READ_SECONDS),
        BlobTier(connection_string, "backups", READ_SECONDS),
        BlobTier(connection_string, "packs", READ_SECONDS),
        clock,
        days,
    )


@dataclass(frozen=True)
class Backup:
    service: Service
    copies: BlobTier
    packs: BlobTier
    clock: Callable[[], datetime]
    days: int = 7

    async def __call__(self) -> Set:
        """Writes tonight's set and erases those past their days. Raises StorageDown."""
        now, began = self.clock(), datetime.now(UTC)
        sets = await self.sets()
        last_whole = max((each.at for each in sets if each.whole), default=FAR_BACK)
        whole = now - last_whole >= WHOLE_AFTER
        since = FAR_BACK if whole else max(each.seen for each in sets)
        name = f"{now:%Y-%m-%dT%H%M%S}"
        parts = {table: await self._save(name, table, since) for table in TABLES}
        changed = tuple([each async for each in self.packs.names("", since)])
        for pack in changed:
            await self.copies.put(f"{name}/packs/{pack}", await self.packs.get(pack) or b"")
        made = Set(name, now, began - SKEW, whole, parts, changed)
        await self.copies.put(f"sets/{name}", msgspec.json.encode(made))
        await self._forget(sets, now)
        return made

    async def note(self, id: str) -> None:
        """Keeps in mind that this was erased."""
        await self.copies.put(f"erased/{self.clock():%Y-%m-%d}/{id}", b"erased")

    async def sets(self) -> tuple[Set, ...]:
        """The complete ones, oldest first."""
        found = [await self.copies.get(name) async for name in self.copies.names("sets/")]
        return tuple(sorted((msgspec.json.decode(each, type=Set) for each in found if each), key=lambda each: each.at))

    async def restore(self) -> Restored:
        """Puts back what is missing, newest copy first. What is there is never written over; what was erased stays
        erased. May be run again after it was broken off."""
        sets = await self.sets()
        if not sets:
            return Restored()
        erased = {name.rpartition("/")[2] async for name in self.copies.names("erased/")}
        first = max(nth for nth, each in enumerate(sets) if each.whole)
        chain, done = tuple(reversed(sets[first:])), Restored()
        for table in TABLES:
            done = await self._bring_back(table, chain, erased, done)
        seen: set[str] = set()
        for each in chain:
            for pack in set(each.packs) - seen:
                await self.packs.put(pack, await self.copies.get(f"{each.name}/packs/{pack}") or b"")
            seen |= set(each.packs)
        return msgspec.structs.replace(done, packs=len(seen))

    async def close(self) -> None:
        for close in (self.service.close, self.copies.close, self.packs.close):
            await close()

    async def _save(self, name: str, table: str, since: datetime) -> int:
        """Rows changed since then in parts, and the keys of all; says how many parts."""
        client, count, held, size = self.service.table(table), 0, list[Row](), 0
        async for row in client.query("Timestamp ge @since", {"since": since}, page=PAGE):
            held.append(row)
            size += sum(len(value) for value in row.values() if isinstance(value, bytes | str))
            if len(held) == PART_ROWS or size > PART_BYTES:
                await self._write(name, table, count, held)
                count, held, size = count + 1, [], 0
        keys = [(row["PartitionKey"], row["RowKey"]) async for row in client.query(select=tables.KEYS)]
        await self._write(name, table, count, held)
        await self.copies.put(f"{name}/{table}-keys", msgspec.msgpack.encode(keys))
        return count + 1

    async def _write(self, name: str, table: str, nth: int, rows: list[Row]) -> None:
        await self.copies.put(f"{name}/{table}-{nth:04}", msgspec.msgpack.encode(rows))

    async def _rows(self, each: Set, table: str) -> AsyncIterator[list[Row]]:
        for nth in range(each.parts[table]):
            yield msgspec.msgpack.decode(await self.copies.get(f"{each.name}/{table}-{nth:04}") or b"\x90")

    async def _bring_back(self, table: str, chain: tuple[Set, ...], erased: set[str], done: Restored) -> Restored:
        """`chain`: the newest set first, so that the newest copy of a row is the one that comes back."""
        listed = await self.copies.get(f"{chain[0].name}/{table}-keys")
        live: set[Key] = set(msgspec.msgpack.decode(listed or b"\x90", type=list[Key]))
        tried: set[Key] = set()
        for each in chain:
            async for rows in self._rows(each, table):
                fresh = {key: row for row in rows if (key := (row["PartitionKey"], row["RowKey"])) not in tried}
                tried |= set(fresh)
                wanted = [row for key, row in fresh.items() if key in live and not _ids(row) & erased]
                made = await self._create(table, wanted)
                done = Restored(done.rows + made, done.there + len(wanted) - made, done.gone + len(fresh) - len(wanted))
        return done

    async def _create(self, table: str, rows: list[Row]) -> int:
        client = self.service.table(table)

        async def one(row: Row) -> bool:
            try:
                await client.change(Change("insert", row))
            except Stale:
                return False
            return True

        made = 0
        for at in range(0, len(rows), AT_ONCE):
            made += sum(await asyncio.gather(*map(one, rows[at : at + AT_ONCE])))
        return made

    async def _forget(self, sets: Iterable[Set], now: datetime) -> None:
        past = now - timedelta(days=self.days)
        for each in sets:
            if each.at < past:
                for name in [f"sets/{each.name}", *[name async for name in self.copies.names(f"{each.name}/")]]:
                    await self.copies.erase(name)
        for name in [name async for name in self.copies.names("erased/")]:
            if name.split("/")[1] < f"{past:%Y-%m-%d}":
                await self.copies.erase(name)


def _ids(row: Row) -> set[str]:
    """Whom or what a row is about: its keys, and in a candidate's history the interview."""
    ids = {str(row["PartitionKey"]), str(row["RowKey"])}
    if row["RowKey"].startswith("interview-"):
        ids.add(from_row(row, Entry).interview_id)
    return ids
