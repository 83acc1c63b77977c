"""Everything that storage holds, read at once, as plain values."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import datetime

from azure.storage.queue.aio import QueueServiceClient
from msgspec import Struct

from interview.candidate import Candidate
from interview.model import Interview
from interview.ports import Due, Waiting
from interview.profile import Resume
from interview.report_model import Report
from storage import tables
from storage.blobs import BlobTier
from storage.candidates import PROFILE, candidate_of
from storage.due import due_of
from storage.interviews import interview_of
from storage.names import CONTAINERS, QUEUES
from storage.reports import ROW as REPORT
from storage.reviews import waiting_of
from storage.rows import from_row
from storage.table_port import Read, Service

PROMISED = "promised-"
RECOVERY = "recovery-"
READ_SECONDS = 60.0


class Stores(Struct):
    """What is in the tables and containers; `recoveries` by candidate, `promised` ids of interviews."""

    at: datetime
    interviews: dict[str, Interview] = {}
    reports: dict[str, Report] = {}
    candidates: dict[str, Candidate] = {}
    recoveries: list[str] = []
    fragments: list[str] = []
    due: list[Due] = []
    waiting: list[Waiting] = []
    promised: list[str] = []
    resumes: list[Resume] = []
    blobs: dict[str, set[str]] = {}
    queued: dict[str, int] = {}


async def read(connection_string: str, now: datetime) -> Stores:
    """Every row and the name of every blob. `now` by the app's clock."""
    found = Stores(now)
    async with tables.connect(connection_string, read_seconds=READ_SECONDS) as service:
        async for row in _rows(service, "interviews"):
            found.interviews[row["PartitionKey"]] = interview_of(row)
        async for row in _rows(service, "reports"):
            if row["RowKey"] == REPORT:
                found.reports[row["PartitionKey"]] = from_row(row, Report)
        await _candidates(service, found)
        found.due = [due_of(row) async for row in _rows(service, "due")]
        async for row in _rows(service, "reviews"):
            if row["PartitionKey"].startswith(PROMISED):
                found.promised.append(row["RowKey"])
            else:
                found.waiting.append(waiting_of(row))
        found.resumes = [from_row(row, Resume) async for row in _rows(service, "resumes")]
    for name in CONTAINERS:
        tier = BlobTier(connection_string, name, READ_SECONDS)
        found.blobs[name] = {each async for each in tier.names("")}
        await tier.close()
    async with QueueServiceClient.from_connection_string(connection_string) as queues:
        for name in QUEUES:
            seen = await queues.get_queue_client(name).get_queue_properties()
            found.queued[name] = seen.approximate_message_count or 0
    return found


async def _candidates(service: Service, found: Stores) -> None:
    rows: dict[str, list[Read]] = {}
    async for row in _rows(service, "candidates"):
        if row["PartitionKey"].startswith(RECOVERY):
            found.recoveries.append(row["candidate"])
        else:
            rows.setdefault(row["PartitionKey"], []).append(row)
    for id, held in rows.items():
        if any(row["RowKey"] == PROFILE for row in held):
            found.candidates[id] = candidate_of(held)
        else:
            found.fragments.append(id)


def _rows(service: Service, table: str) -> AsyncIterator[Read]:
    return service.table(table).query()
