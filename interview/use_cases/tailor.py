"""What a job asks for, by a model if one says so in time; the same description is never asked about twice."""

from __future__ import annotations

import asyncio
import hashlib
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from interview import prompts
from interview.drafts import JobPlan, read_plan
from interview.packs import PackFile
from interview.ports import JobPlans
from interview.reading import BadReply
from interview.redact import redaction
from providers.chat import Chat, ChatModel, Want
from providers.errors import AllFailed

log = logging.getLogger("quiet-room")

WAIT_SECONDS = 1.0
"""A start waits so long for a plan, in real time, and goes on without."""

CALL_SECONDS = 12.0
"""So long a model may take: what comes late serves the next who applies for the same job."""

NO_PLAN = JobPlan()

Offer = Callable[[], Awaitable[PackFile]]
"""The packs of a role and their topics, of all kinds: looked up only where a model is asked."""


@dataclass(frozen=True)
class Tailor:
    models: ChatModel
    plans: JobPlans
    marker: Callable[[], str]
    wait_s: float = WAIT_SECONDS

    async def __call__(
        self,
        description: str,
        role: str,
        language: str,
        offer: Offer,
        kinds: Sequence[str],
        skills: Sequence[str] = (),
    ) -> JobPlan:
        """Topics and questions of these kinds for the job, beside what there is; NO_PLAN where there is none in time.

        Whoever applies for the job in that role is served by one plan, at any level and in every kind of interview.
        `skills` are names from the taxonomy, which make the plan one person's: of a résumé nothing else is told.
        Personal data is taken out before anything is asked, kept or digested; that is part of the wait, and nobody
        else waits for it.
        """
        try:
            async with asyncio.timeout(self.wait_s):
                told = await self.told(description)
                key = "\n".join((prompts.VERSION, role, language, *skills, " ".join(told.split())))
                digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:40]

                async def make() -> JobPlan | None:
                    offered = await offer()
                    chat = prompts.plan_chat(told, role, language, offered.topics, kinds, self.marker(), skills)
                    return await self._ask(chat, lambda text: read_plan(text, offered, kinds, role, language))

                return await self.plans.get_or_make(digest, language, make) or NO_PLAN
        except TimeoutError:
            return NO_PLAN

    async def told(self, description: str) -> str:
        """The description without personal data."""
        return await asyncio.to_thread(_redacted, description)

    async def _ask(self, chat: Chat, read: Callable[[str], JobPlan]) -> JobPlan | None:
        # What is left of a person after redaction is still that person's: rows that may train on it are ruled out.
        want = Want("tailoring", private=True, deadline_s=CALL_SECONDS)
        try:
            reply = await self.models.complete(chat, want)
            try:
                plan = read(reply.text)
            except BadReply as e:
                again = await self.models.complete(prompts.mended(chat, reply.text, str(e)), want)
                plan = read(again.text)
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
