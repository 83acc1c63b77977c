"""Résumés: the profile as a row of its candidate's partition, the file as a blob of a name nobody can guess."""

from __future__ import annotations

from azure.data.tables import UpdateMode
from azure.data.tables.aio import TableServiceClient

from interview.errors import NotFound
from interview.profile import Resume
from storage import tables
from storage.blobs import BlobTier
from storage.rows import from_row, to_row

GONE = "There is no such résumé, or it has been erased. Send the file again."


class AzureResumes:
    def __init__(self, service: TableServiceClient, files: BlobTier) -> None:
        self._table, self._files = service.get_table_client("resumes"), files

    async def insert(self, resume: Resume, file: bytes) -> None:
        """The row first: a file without one would be erased by the clock alone."""
        async with tables.faults():
            await self._table.create_entity(to_row(resume.candidate_id, resume.id, resume))
        await self._files.put(resume.file, file)

    async def load(self, candidate_id: str, id: str) -> Resume:
        if not id.isalnum():
            raise NotFound(GONE)  # never one of ours, and nothing to ask a table for
        try:
            async with tables.faults():
                return from_row(await self._table.get_entity(candidate_id, id), Resume)
        except NotFound as e:
            raise NotFound(GONE) from e

    async def save(self, resume: Resume) -> None:
        row = to_row(resume.candidate_id, resume.id, resume)
        try:
            async with tables.faults():
                await self._table.update_entity(row, mode=UpdateMode.REPLACE)
        except NotFound as e:
            raise NotFound(GONE) from e

    async def of(self, candidate_id: str) -> tuple[Resume, ...]:
        found = [from_row(row, Resume) for row in await tables.partition(self._table, candidate_id)]
        return tuple(sorted(found, key=lambda resume: (resume.created_at, resume.id)))

    async def file(self, resume: Resume) -> bytes | None:
        return await self._files.get(resume.file)

    async def erase_file(self, resume: Resume) -> None:
        await self._files.erase(resume.file)

    async def erase(self, resume: Resume) -> None:
        """The file first: without the row nobody would know of it."""
        await self._files.erase(resume.file)
        async with tables.faults():
            await self._table.delete_entity(resume.candidate_id, resume.id)
