"""Résumés come, are corrected, and go: by hand, by the clock, or with their candidate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from msgspec.structs import replace

from interview.errors import NotFound
from interview.ports import Candidates, Clock, Due, DueList, Resumes, TextOf
from interview.profile import Profile, Resume, Skill
from interview.resume import profile_of
from interview.skills import named

KEPT = 5
"""Résumés of one candidate at a time: with one more, the oldest goes."""


@dataclass(frozen=True)
class TakeResume:
    """Reads a file to a profile and keeps both, each for its own time."""

    resumes: Resumes
    candidates: Candidates
    due: DueList
    read: TextOf
    erase: EraseResume
    clock: Clock
    new_id: Callable[[], str]
    file_days: int
    profile_days: int

    async def __call__(self, candidate_id: str, file: bytes, name: str, media: str) -> Resume:
        """Raises UnsupportedFile, NoText, Busy; NotFound for a candidate who is gone."""
        text = await self.read(file, name, media)
        now = self.clock()
        id = self.new_id()
        resume = Resume(
            id=id,
            candidate_id=candidate_id,
            created_at=now,
            expires_at=now + timedelta(days=self.profile_days),
            profile=profile_of(text, now),
            file=f"{id}-{self.new_id()}",
        )
        # Written down before there is anything to erase, so that no crash leaves a file for good.
        await self.due.put(file_due(resume, self.file_days))
        await self.due.put(Due("erase-resume", resume.expires_at, key_of(resume)))
        await self.resumes.insert(resume, file)
        try:
            await self.candidates.load(candidate_id)
        except NotFound:
            await self.erase(resume)  # they left while the file was read: nothing of it may stay
            raise
        for old in (await self.resumes.of(candidate_id))[:-KEPT]:
            await self.erase(old)
        return resume


@dataclass(frozen=True)
class CorrectResume:
    """Takes the profile as the person corrected it. Raises NotFound."""

    resumes: Resumes

    async def __call__(self, candidate_id: str, id: str, profile: Profile) -> Resume:
        resume = await self.resumes.load(candidate_id, id)
        after = replace(resume, profile=replace(profile, skills=tuple(dict.fromkeys(map(_known, profile.skills)))))
        await self.resumes.save(after)
        return after


def _known(skill: Skill) -> Skill:
    """A skill by the taxonomy's own name where it has one, whatever id came with it."""
    label = " ".join(skill.label.split())
    found = named(label)
    return Skill(found.label, found.id) if found else Skill(label)


@dataclass(frozen=True)
class EraseResume:
    """Erases file and profile; erasing again is fine."""

    resumes: Resumes
    due: DueList
    file_days: int

    async def __call__(self, resume: Resume) -> None:
        await self.resumes.erase(resume)
        await self.due.remove(Due("erase-resume", resume.expires_at, key_of(resume)))
        await self.due.remove(file_due(resume, self.file_days))

    async def all_of(self, candidate_id: str) -> None:
        for resume in await self.resumes.of(candidate_id):
            await self(resume)

    async def of_due(self, due: Due) -> None:
        """The file alone after its time, everything after the profile's. What is gone already is fine."""
        candidate_id, _, id = due.id.partition(SPLIT)
        try:
            resume = await self.resumes.load(candidate_id, id)
        except NotFound:
            return
        await (self.resumes.erase_file(resume) if due.kind == "erase-resume-file" else self.resumes.erase(resume))


SPLIT = ":"


def file_due(resume: Resume, days: int) -> Due:
    """When its file goes, before the profile."""
    return Due("erase-resume-file", resume.created_at + timedelta(days=days), key_of(resume))


def key_of(resume: Resume) -> str:
    """How `due` names a résumé: with its candidate, whose partition holds it."""
    return f"{resume.candidate_id}{SPLIT}{resume.id}"
