"""What a job asks for, by a model if one says so in time; the same description is never asked about twice."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from interview import prompts
from interview.drafts import JobPlan, read_plan
from interview.model import Pack
from interview.ports import JobPlans
from interview.reading import BadReply
from interview.redact import redaction
from providers.chat import ChatModel, Want
from providers.errors import AllFailed

log = logging.getLogger("quiet-room")

WAIT_SECONDS = 1.0
"""A start waits so long for a plan, in real time, and goes on without."""

CALL_SECONDS = 12.0
"""So long a model may take: what comes late serves the next who applies for the same job."""

NO_PLAN = JobPlan()


@dataclass(frozen=True)
class Tailor:
    models: ChatModel
    plans: JobPlans
    marker: Callable[[], str]
    wait_s: float = WAIT_SECONDS

    async def __call__(
        self,
        description: str,
        packs: Sequence[Pack],
        topics: Mapping[str, str],
        kinds: Sequence[str],
        skills: Sequence[str] = (),
        **about: str,
    ) -> JobPlan:
        """Topics and questions for the job, from these packs and topics; NO_PLAN where there is none in time.

        `about` has role, level and language. `skills` are names from the taxonomy: of a résumé
        nothing else is told. Personal data is taken out before anything is asked, kept or digested; that
        is part of the wait, and nobody else waits for it.
        """
        try:
            async with asyncio.timeout(self.wait_s):
                told = await self.told(description)
                key = "\n".join((prompts.VERSION, *about.values(), *kinds, *skills, " ".join(told.split())))
                digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]

                async def make() -> JobPlan | None:
                    return await self._ask(told, packs, topics, kinds, skills, about)

                return await self.plans.get_or_make(digest, about["language"], make) or NO_PLAN
        except TimeoutError:
            return NO_PLAN

    async def told(self, description: str) -> str:
        """The description without personal data."""
        return await asyncio.to_thread(_redacted, description)

    async def _ask(
        self,
        told: str,
        packs: Sequence[Pack],
        topics: Mapping[str, str],
        kinds: Sequence[str],
        skills: Sequence[str],
        about: Mapping[str, str],
    ) -> JobPlan | None:
        chat = prompts.plan_chat(told, **about, topics=topics, kinds=kinds, marker=self.marker(), skills=skills)
        # What is left of a person after redaction is still that person's: rows that may train on it are ruled out.
        want = Want("tailoring", private=True, deadline_s=CALL_SECONDS)
        try:
            reply = await self.models.complete(chat, want)
            try:
                plan = read_plan(reply.text, topics, kinds, packs, **about)
            except BadReply as e:
                again = await self.models.complete(prompts.mended(chat, reply.text, str(e)), want)
                plan = read_plan(again.text, topics, kinds, packs, **about)
        except AllFailed as e:
            log.info("no plan for a job: %s", e)
            return None
        except BadReply:
            # What is wrong with it may quote the description, which is nobody's but the person's.
            log.info("no plan for a job: two replies could not be used")
            return None
        return plan


def _redacted(text: str) -> str:
    return redaction([text]).hide(text)
