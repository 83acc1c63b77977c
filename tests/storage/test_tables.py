"""What the app asks of Table Storage, over the SDK and over our own client: one contract."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from azure.core.credentials import AccessToken
from azure.core.exceptions import ClientAuthenticationError

from interview.errors import InvalidRequest, NotFound, Stale, StorageDown
from storage import tables
from storage.rows import at
from storage.table_key import AccountKey, Token, way
from storage.table_port import Change, Service, Table, Value
from storage.table_wire import GUARDED, fault
from tests.storage.services import WAYS, connected


@pytest.fixture(params=WAYS)
async def service(request: pytest.FixtureRequest) -> AsyncIterator[Service]:
    async with connected(request.param, request.getfixturevalue("azurite")) as service:
        yield service


@pytest.fixture
def table(service: Service) -> Table:
    return service.table("quota")


@pytest.fixture
def partition(request: pytest.FixtureRequest) -> str:
    """One of its own for each test, with what a key may hold."""
    return f"{abs(hash(request.node.nodeid)):x} it's: é😀%(),&=+@~"


async def test_a_row_is_read_as_it_was_written(table: Table, partition: str) -> None:
    values: dict[str, Any] = {
        "text": "Ünïcödé \x01\n\" ' 😀",
        "empty": "",
        "bytes": bytes(range(256)),
        "none": b"",
        "zero": 0,
        "least": -(2**31),
        "most": 2**31 - 1,
        "yes": True,
        "no": False,
    }
    written = {**at(partition, "k"), **values}
    version = await table.change(Change("insert", written))
    read = await table.get(partition, "k")
    assert dict(read) == written
    assert read.version == version
    assert {name: type(value) for name, value in read.items()} == {name: type(v) for name, v in written.items()}


@pytest.mark.parametrize("value", [2**31, 1.5, None, [1]])
async def test_a_value_that_no_row_holds_is_refused_before_it_is_sent(azurite: str, value: object) -> None:
    async with tables.connect(azurite) as service:
        with pytest.raises(TypeError, match="property wrong"):
            await service.table("quota").change(Change("put", {**at("p", "k"), "wrong": value}))


async def test_a_version_guards_replacing_merging_and_deleting(table: Table, partition: str) -> None:
    first = await table.change(Change("insert", {**at(partition, "k"), "a": 1, "b": 1}))
    second = await table.change(Change("merge", {**at(partition, "k"), "b": 2}, first))
    assert dict(await table.get(partition, "k")) == {**at(partition, "k"), "a": 1, "b": 2}
    third = await table.change(Change("replace", {**at(partition, "k"), "c": 3}, second))
    assert dict(await table.get(partition, "k")) == {**at(partition, "k"), "c": 3}
    assert len({first, second, third}) == 3
    for old in (first, second):
        for verb in GUARDED:
            with pytest.raises(Stale):
                await table.change(Change(verb, {**at(partition, "k"), "d": 4}, old))
    await table.change(Change("delete", at(partition, "k"), third))
    with pytest.raises(NotFound):
        await table.get(partition, "k")


async def test_what_is_not_there_is_told_apart(table: Table, partition: str) -> None:
    row = {**at(partition, "k"), "a": 1}
    with pytest.raises(NotFound):
        await table.change(Change("replace", row))
    with pytest.raises(NotFound):
        await table.change(Change("merge", row))
    await table.change(Change("delete", row))
    await table.change(Change("put", row))
    await table.change(Change("put", {**at(partition, "k"), "b": 2}))
    assert dict(await table.get(partition, "k")) == {**at(partition, "k"), "b": 2}
    with pytest.raises(Stale):
        await table.change(Change("insert", row))


async def test_a_transaction_makes_all_changes_or_none(table: Table, partition: str) -> None:
    row = {**at(partition, "b"), "said": 'é\r\n--changeset HTTP/1.1 404 "code":"No"'}
    await table.transact([Change("insert", at(partition, "a")), Change("put", row)])
    old = (await table.get(partition, "b")).version
    version = await table.change(Change("put", row))
    for refused in (
        Change("insert", at(partition, "a")),
        Change("replace", at(partition, "b"), old),
        Change("merge", at(partition, "absent")),
        Change("delete", at(partition, "absent")),
    ):
        with pytest.raises(Stale):
            await table.transact([Change("insert", at(partition, "new")), refused])
    assert [row["RowKey"] for row in await tables.partition(table, partition)] == ["a", "b"]
    assert dict(await table.get(partition, "b")) == row
    await table.transact([Change("delete", at(partition, "a")), Change("replace", at(partition, "b"), version)])
    assert [dict(row) for row in await tables.partition(table, partition)] == [at(partition, "b")]


async def test_a_query_brings_every_page_of_what_is_asked_for(table: Table, partition: str) -> None:
    rows = [{**at(partition, f"{nth:02}"), "n": nth, "said": f"it's {nth}", "flag": nth % 2 == 0} for nth in range(9)]
    await table.transact([Change("insert", row) for row in rows])
    mine: dict[str, Value] = {"mine": partition}
    assert [dict(row) async for row in table.query("PartitionKey eq @mine", mine, page=2)] == rows
    found = table.query("PartitionKey eq @mine and ( said eq @said or n ge 7 )", {**mine, "said": "it's 3"})
    assert [row["n"] async for row in found] == [3, 7, 8]
    found = table.query("PartitionKey eq @mine and RowKey lt @key", {**mine, "key": "02"}, select=tables.KEYS)
    assert [dict(row) async for row in found] == [at(partition, "00"), at(partition, "01")]
    later = {**mine, "since": datetime.now(UTC) + timedelta(days=1)}
    assert [row async for row in table.query("PartitionKey eq @mine and Timestamp ge @since", later)] == []
    earlier = {**mine, "since": datetime.now(UTC) - timedelta(days=1)}
    assert len([row async for row in table.query("PartitionKey eq @mine and Timestamp ge @since", earlier)]) == 9
    assert rows[0] in [dict(row) async for row in table.query()]


async def test_a_missing_table_is_said_whatever_is_asked_of_it(service: Service) -> None:
    absent = service.table("absent")
    for asked in (absent.get("a", "b"), absent.change(Change("put", at("a", "b"))), tables.partition(absent, "a")):
        with pytest.raises(StorageDown, match="create the tables first"):
            await asked
    with pytest.raises(StorageDown, match="create the tables first"):
        await absent.transact([Change("put", at("a", "b"))])


async def test_a_wrong_key_is_storage_out_of_reach(azurite: str) -> None:
    async with tables.connect(azurite.replace("AccountKey=", "AccountKey=AAAA")) as service:
        with pytest.raises(StorageDown):
            await service.table("quota").get("a", "b")


def test_what_is_too_large_is_the_senders_to_mend_and_no_fault_of_storage() -> None:
    for status, code in ((400, "EntityTooLarge"), (413, "RequestBodyTooLarge"), (413, "")):
        assert isinstance(fault(status, code), InvalidRequest)
    for status, code in ((400, "InvalidInput"), (403, "AuthenticationFailed"), (500, ""), (503, "ServerBusy")):
        assert isinstance(fault(status, code), StorageDown)


def test_a_connection_string_says_where_and_by_whom() -> None:
    azure = way("DefaultEndpointsProtocol=https;AccountName=a;AccountKey=YQ==;EndpointSuffix=core.chinacloudapi.cn")
    assert azure is not None
    assert (azure[0], type(azure[1])) == ("https://a.table.core.chinacloudapi.cn", AccountKey)
    emulator = way("UseDevelopmentStorage=true")
    assert emulator is not None
    assert emulator[0] == "http://127.0.0.1:10002/devstoreaccount1"
    assert way("TableEndpoint=https://a.table.core.windows.net;SharedAccessSignature=sv=1&sig=2") is None
    with pytest.raises(ValueError, match="https"):
        way("Identity=me;TableEndpoint=http://a")


class Lender:
    """Gives tokens good for so many seconds, one after the other; without any left it fails as Azure's do."""

    def __init__(self, *seconds: float) -> None:
        self.seconds, self.given = list(seconds), 0

    async def get_token(self, *scopes: str, **options: Any) -> AccessToken:
        assert scopes == ("https://storage.azure.com/.default",)
        await asyncio.sleep(0)
        if not self.seconds:
            raise ClientAuthenticationError("nobody is there")
        self.given += 1
        return AccessToken(f"t{self.given}", int(time.time() + self.seconds.pop(0)))

    async def close(self) -> None:
        return None

    async def __aenter__(self) -> Lender:
        return self

    async def __aexit__(self, *exc: object) -> None:
        return None


async def test_a_token_is_fetched_once_for_all_and_anew_before_it_ends() -> None:
    lender = Lender(60, 3600)
    token = Token(lender)
    assert await token("GET", "", "", "/") == "Bearer t1"  # which ends within minutes
    assert await asyncio.gather(*(token("GET", "", "", "/") for _ in range(9))) == ["Bearer t2"] * 9
    assert lender.given == 2


async def test_without_a_token_storage_is_out_of_reach() -> None:
    with pytest.raises(StorageDown):
        await Token(Lender())("GET", "", "", "/")
