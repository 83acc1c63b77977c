"""A follow-up in fresh words: from the caches, else from a model, else the pack's own probe; never late."""

from __future__ import annotations

import asyncio
import logging
import random
from dataclasses import dataclass
from zlib import crc32

from msgspec.structs import replace

from interview import prompts
from interview.drafts import OWN, Wordings, read_wordings
from interview.engine import puts_again
from interview.lending import worded
from interview.model import Interview, Pack, Question
from interview.ports import FollowUps
from interview.reading import BadReply, loggable
from providers.chat import ChatModel, Want
from providers.errors import AllFailed

log = logging.getLogger("quiet-room")

WAIT_SECONDS = 0.9
"""A turn waits so long for other words, in real time: two trips to storage fit beside it."""

CALL_SECONDS = 8.0
"""So long a model may take: what comes late serves the next who leaves out the same."""

MOST = 3
"""Follow-ups in one interview that may ask a model."""


@dataclass(frozen=True)
class Word:
    models: ChatModel
    wordings: FollowUps
    wait_s: float = WAIT_SECONDS

    async def __call__(self, interview: Interview) -> Interview:
        """A rich interview with its current question in other words, if that is a follow-up on a concept.

        What is asked for depends on the pack and the missing concept only, so that nothing of an answer is in it.
        """
        question = interview.question
        if interview.own_model is not None and question is not None and question.concept is not None:
            return _put(interview, question, worded(interview, question))
        if interview.mode != "rich" or question is None or question.concept is None or _used(interview) > MOST:
            return interview
        if puts_again(interview.pack(question.pack), question):
            return interview
        return _put(interview, question, await self._text(interview, question) or "")

    async def _text(self, interview: Interview, question: Question) -> str | None:
        pack, concept = interview.pack(question.pack), question.concept or ""

        async def make() -> Wordings | None:
            return await self._ask(pack, concept)

        try:
            async with asyncio.timeout(self.wait_s):
                told = await self.wordings.get_or_make(_version(pack, concept), concept, pack.language, make)
        except TimeoutError:
            return None
        # By chance, yet the same whenever this interview's turn is decided again.
        return None if told is None else random.Random(f"{interview.id}-{question.number}").choice(told.texts)

    async def _ask(self, pack: Pack, concept: str) -> Wordings | None:
        missing = pack.concept(concept)
        # A question made for a job comes from somebody's description, however well that was redacted.
        want = Want("follow-up", private=pack.id.startswith(OWN), deadline_s=CALL_SECONDS)
        try:
            reply = await self.models.complete(prompts.follow_up_chat(pack, missing), want)
            return read_wordings(reply.text, pack, missing)
        except (AllFailed, BadReply) as e:
            log.info("no other words for %s of pack %s: %s", concept, pack.id, loggable(e))
            return None


def _put(interview: Interview, question: Question, text: str) -> Interview:
    """The interview with its current question in these words; as it is without any, or where it is put again."""
    if text == "" or puts_again(interview.pack(question.pack), question):
        return interview
    told = replace(question, text=text)
    turns = (*interview.turns[:-1], replace(interview.turns[-1], next=told))
    return replace(interview, question=told, turns=turns)


def _version(pack: Pack, concept: str) -> str:
    """The pack's id with a digest of what is asked for: where that changes, other words are wanted."""
    asked = (pack.ask, pack.concept(concept).label, pack.concept(concept).probe)
    return f"{pack.id}-{crc32(' | '.join(asked).encode()):08x}"


def _used(interview: Interview) -> int:
    """Follow-ups so far, the current one included."""
    return sum(turn.next is not None and turn.next.is_follow_up for turn in interview.turns)
