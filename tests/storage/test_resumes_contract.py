"""One contract for stored résumés, run against memory and against Azure's tables and blobs."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from msgspec.structs import replace

from interview.errors import NotFound
from interview.ports import Resumes
from interview.profile import Profile, Resume, Skill
from storage import tables
from storage.blobs import BlobTier
from storage.memory_resumes import MemoryResumes
from storage.resumes import AzureResumes
from tests.factories import NOW


@pytest.fixture(params=["memory", "azure"])
async def resumes(request: pytest.FixtureRequest) -> AsyncIterator[Resumes]:
    if request.param == "memory":
        yield MemoryResumes()
        return
    connection = request.getfixturevalue("azurite")
    service, files = tables.connect(connection), BlobTier(connection, "resumes")
    async with service:
        yield AzureResumes(service, files)
    await files.close()


@pytest.fixture
def resume(request: pytest.FixtureRequest) -> Resume:
    """One of its own for each test: tables and blobs outlive the tests."""
    own = f"{abs(hash(request.node.nodeid)):x}"
    profile = Profile("Ingeniería 张三", 3.5, (Skill("Kafka", "kafka"),))
    return Resume(f"r{own}", f"c{own}", NOW, NOW + timedelta(days=30), profile, f"f{own}")


async def test_what_was_kept_comes_back_with_its_file(resumes: Resumes, resume: Resume) -> None:
    await resumes.insert(resume, b"\x00file")
    assert await resumes.load(resume.candidate_id, resume.id) == resume
    assert await resumes.file(resume) == b"\x00file"
    await resumes.insert(resume, b"\x00file")
    assert await resumes.of(resume.candidate_id) == (resume,)


async def test_a_correction_replaces_the_profile_of_what_is_there(resumes: Resumes, resume: Resume) -> None:
    with pytest.raises(NotFound):
        await resumes.save(resume)
    await resumes.insert(resume, b"x")
    after = replace(resume, profile=Profile("Weaver"))
    await resumes.save(after)
    assert await resumes.load(resume.candidate_id, resume.id) == after


async def test_only_its_candidate_finds_it_the_oldest_first(resumes: Resumes, resume: Resume) -> None:
    newer = replace(resume, id=resume.id + "a", created_at=NOW + timedelta(hours=1), file=resume.file + "a")
    for each in (newer, resume):
        await resumes.insert(each, b"x")
    assert await resumes.of(resume.candidate_id) == (resume, newer)
    assert await resumes.of(resume.candidate_id + "b") == ()
    for candidate_id, id in ((resume.candidate_id + "b", resume.id), (resume.candidate_id, "a/b"), (resume.id, "")):
        with pytest.raises(NotFound, match="Send the file again"):
            await resumes.load(candidate_id, id)


async def test_the_file_goes_alone_and_all_goes_together_as_often_as_asked(resumes: Resumes, resume: Resume) -> None:
    await resumes.insert(resume, b"x")
    for _ in range(2):
        await resumes.erase_file(resume)
    assert await resumes.file(resume) is None
    assert await resumes.of(resume.candidate_id) == (resume,)
    for _ in range(2):
        await resumes.erase(resume)
    assert await resumes.of(resume.candidate_id) == ()
