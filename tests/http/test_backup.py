"""A night, a disaster and a morning after: what people had is there again, what they had erased is not."""

from __future__ import annotations

from localhost.restore import restore
from storage import tables
from storage.backup import TABLES
from storage.rows import at
from storage.table_port import Change, Service
from tests.http.conftest import FUNCTIONS, Client
from tests.http.test_timers import Tick


async def wipe(service: Service) -> None:
    for table in TABLES:
        client = service.table(table)
        keys = [(row["PartitionKey"], row["RowKey"]) async for row in client.query()]
        for partition, key in keys:
            await client.change(Change("delete", at(partition, key)))


async def test_after_a_backup_and_a_wipe_reports_and_history_are_as_they_were(client: Client, azurite: str) -> None:
    kept = (await client.start(questions=1)).json
    await client.turn(kept, 1, answer="I would add an index and measure it before and after.")
    await client.of("post_finish", kept)
    erased = (await client.start(questions=1)).json
    before = [(await client.of("get_report", kept)).bytes, (await client.me("get_history", kept)).bytes]
    await FUNCTIONS["backup"].get_user_function()(Tick())
    assert (await client.me("delete_me", erased)).status == 204

    service = tables.connect(azurite)
    await wipe(service)
    assert (await client.of("get_report", kept)).status == 404
    await restore(azurite)
    assert [(await client.of("get_report", kept)).bytes, (await client.me("get_history", kept)).bytes] == before
    assert (await client.of("get_interview", erased)).status == 404
    assert (await client.me("get_me", erased)).status == 401
    await service.close()
