"""Résumés: the profile as a row of its candidate's partition, the file as a blob of a name nobody can guess."""

from __future__ import annotations

from interview.errors import NotFound
from interview.profile import Resume
from storage import tables
from storage.blobs import BlobTier
from storage.rows import at, from_row, to_row
from storage.table_port import Change, Service

GONE = "There is no such résumé, or it has been erased. Send the file again."


class AzureResumes:
    def __init__(self, service: Service, files: BlobTier) -> None:
        self._table, self._files = service.table("resumes"), files

    async def insert(self, resume: Resume, file: bytes) -> None:
        """The row first: a file without one would be erased by the clock alone."""
        await tables.insert_own(self._table, to_row(resume.candidate_id, resume.id, resume))
        await self._files.put(resume.file, file)

    async def load(self, candidate_id: str, id: str) -> Resume:
        if not id.isalnum():
            raise NotFound(GONE)  # never one of ours, and nothing to ask a table for
        try:
            return from_row(await self._table.get(candidate_id, id), Resume)
        except NotFound as e:
            raise NotFound(GONE) from e

    async def save(self, resume: Resume) -> None:
        row = to_row(resume.candidate_id, resume.id, resume)
        try:
            await self._table.change(Change("replace", row))
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
        await self._table.change(Change("delete", at(resume.candidate_id, resume.id)))
