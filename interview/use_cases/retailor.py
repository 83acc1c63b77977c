"""An interview tailored by a model that its candidate brings: the rest of it is planned anew while its first question
is answered. Nobody waits for that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from msgspec.structs import replace

from interview import prompts
from interview.catalog import Catalog
from interview.drafts import JobPlan, read_topics
from interview.model import Interview, Job, Left
from interview.ports import Candidates
from interview.replanning import replanned
from interview.use_cases.shelves import Found, Shelves, together, topics_of
from interview.use_cases.start import entry_of
from providers.chat import Chat

Change = Callable[[Interview], Interview]


@dataclass(frozen=True)
class Retailor:
    shelves: Shelves
    candidates: Candidates
    catalog: Catalog
    marker: Callable[[], str]

    async def chat(self, interview: Interview) -> Chat:
        found = await self._found(interview)
        job = _job(interview)
        return prompts.plan_chat(
            job.description,
            interview.role,
            interview.language,
            topics_of(found),
            (),
            self.marker(),
            job.skills or (),
        )

    async def read(self, interview: Interview, text: str) -> tuple[JobPlan, Change]:
        """What the reply brings, and what it makes of the interview, however far that has gone meanwhile. Raises
        BadReply."""
        found, job = await self._found(interview), _job(interview)
        made = read_topics(text, together(found))
        entries = (await self.candidates.load(interview.candidate_id)).entries
        seen = {pack for entry in entries if entry.interview_id != interview.id for pack in entry.packs}

        def change(now: Interview) -> Interview:
            after = replanned(now, found, self.catalog.shares_of(interview.kind), seen, job, made)
            refused: list[Left] = ["plan" for _ in made.refused]
            return replace(after, lending=replace(after.lending, job=None, left=(*after.lending.left, *refused)))

        return made, change

    async def note(self, interview: Interview) -> None:
        """So that later interviews bring other questions than these."""
        await self.candidates.note(interview.candidate_id, entry_of(interview))

    async def _found(self, interview: Interview) -> Found:
        return await self.shelves(
            interview.role, interview.level, interview.kind, interview.language, len(interview.plan)
        )


def _job(interview: Interview) -> Job:
    return interview.lending.job or Job("")
