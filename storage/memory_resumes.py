"""The promises of stored résumés in dicts, for tests and for trying things out."""

from __future__ import annotations

from interview.errors import NotFound
from interview.profile import Resume

GONE = "There is no such résumé, or it has been erased. Send the file again."


class MemoryResumes:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Resume] = {}
        self._files: dict[str, bytes] = {}

    async def insert(self, resume: Resume, file: bytes) -> None:
        self._kept.setdefault((resume.candidate_id, resume.id), resume)
        self._files[resume.file] = file

    async def load(self, candidate_id: str, id: str) -> Resume:
        if (candidate_id, id) not in self._kept:
            raise NotFound(GONE)
        return self._kept[candidate_id, id]

    async def save(self, resume: Resume) -> None:
        await self.load(resume.candidate_id, resume.id)
        self._kept[resume.candidate_id, resume.id] = resume

    async def of(self, candidate_id: str) -> tuple[Resume, ...]:
        found = [resume for (owner, _), resume in self._kept.items() if owner == candidate_id]
        return tuple(sorted(found, key=lambda resume: (resume.created_at, resume.id)))

    async def file(self, resume: Resume) -> bytes | None:
        return self._files.get(resume.file)

    async def erase_file(self, resume: Resume) -> None:
        self._files.pop(resume.file, None)

    async def erase(self, resume: Resume) -> None:
        self._files.pop(resume.file, None)
        self._kept.pop((resume.candidate_id, resume.id), None)
