"""How long a résumé is kept, and that nothing of it outlives its candidate."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bench.document_files import RESUME
from interview.errors import NotFound
from interview.profile import Profile, Skill
from interview.use_cases.resumes import KEPT
from storage.memory import MemoryCandidates
from storage.memory_resumes import MemoryResumes
from tests.factories import NOW
from tests.fakes import HandClock, memory_services

FILE = RESUME.encode()


async def test_the_file_goes_after_a_day_and_the_profile_after_thirty() -> None:
    clock, resumes = HandClock(), MemoryResumes()
    services = memory_services(clock, resumes=resumes)
    candidate, _ = await services.enrol()
    kept = await services.take_resume(candidate.id, FILE, "cv.txt", "")
    assert kept.expires_at == NOW + timedelta(days=30)
    clock.move(hours=23)
    await services.sweep()
    assert await resumes.file(kept) == FILE
    clock.move(hours=1)
    await services.sweep()
    assert await resumes.file(kept) is None
    assert await resumes.of(candidate.id) == (kept,)
    clock.move(days=29)
    assert (await services.sweep()).resumes_erased == 1
    assert await resumes.of(candidate.id) == ()


async def test_a_correction_is_kept_by_the_names_of_the_taxonomy() -> None:
    services = memory_services()
    candidate, _ = await services.enrol()
    kept = await services.take_resume(candidate.id, FILE, "cv.txt", "")
    said = Profile(
        headline="Weaver", skills=(Skill("postgres", "forged"), Skill("PostgreSQL"), Skill("Basket weaving"))
    )
    after = await services.correct_resume(candidate.id, kept.id, said)
    assert after.profile.skills == (Skill("PostgreSQL", "postgresql"), Skill("Basket weaving"))
    assert (await services.resumes.load(candidate.id, kept.id)).profile == after.profile
    with pytest.raises(NotFound):
        await services.correct_resume("somebody-else", kept.id, said)


async def test_erasing_a_candidate_erases_files_and_profiles() -> None:
    resumes = MemoryResumes()
    services = memory_services(resumes=resumes)
    candidate, _ = await services.enrol()
    kept = await services.take_resume(candidate.id, FILE, "cv.txt", "")
    assert (await services.export_all(candidate.id)).resumes == ((kept, FILE),)
    await services.erase_candidate(await services.candidates.load(candidate.id))
    assert await resumes.of(candidate.id) == ()
    assert await resumes.file(kept) is None


async def test_with_one_more_than_are_kept_the_oldest_goes() -> None:
    clock = HandClock()
    services = memory_services(clock)
    candidate, _ = await services.enrol()
    taken = []
    for _ in range(KEPT + 1):
        taken.append(await services.take_resume(candidate.id, FILE, "cv.txt", ""))
        clock.move(minutes=1)
    assert await services.resumes.of(candidate.id) == tuple(taken[1:])


class LeavesMeanwhile(MemoryCandidates):
    """Somebody who erases themselves while their file is read."""

    async def load(self, id: str):  # type: ignore[no-untyped-def]
        raise NotFound("gone")


async def test_nothing_stays_of_somebody_who_left_while_their_file_was_read() -> None:
    resumes = MemoryResumes()
    services = memory_services(candidates=LeavesMeanwhile(), resumes=resumes)
    with pytest.raises(NotFound):
        await services.take_resume("c-1", FILE, "cv.txt", "")
    assert await resumes.of("c-1") == ()
