"""Storage that is away is one clear fault, within a turn's time."""

from __future__ import annotations

import time

import pytest

from interview.errors import StorageDown
from storage import tables
from storage.interviews import TableInterviews
from tests.conftest import free_port


async def test_storage_that_is_away_is_a_fault_within_two_seconds() -> None:
    key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw=="
    where = f"http://127.0.0.1:{free_port()}/devstoreaccount1"
    account = "DefaultEndpointsProtocol=http;AccountName=devstoreaccount1"
    async with tables.connect(f"{account};AccountKey={key};TableEndpoint={where};") as service:
        began = time.monotonic()
        with pytest.raises(StorageDown, match="Nothing confirmed is lost"):
            await TableInterviews(service).load("any")
    assert time.monotonic() - began < 2


async def test_a_missing_table_is_named(azurite: str) -> None:
    async with tables.connect(azurite) as service:
        absent = service.table("absent")
        with pytest.raises(StorageDown, match="create the tables first"):
            await tables.partition(absent, "any")
