"""One turn: one read, a pure decision, one write. And ending early."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime, timedelta

from msgspec import Struct

from interview import engine, scoring
from interview.asking import goes_past, has_said_enough, to_ask
from interview.errors import Stale, StorageDown
from interview.model import Aid, Interview, Post, Turn
from interview.ports import Clock, Count, Due, DueList, Interviews
from interview.use_cases.word import Word
from interview.words import words

ATTEMPTS = 3

LIMIT_SECONDS = 1.6
"""Real time a turn may take, however slow storage is: who is told after that to send it again gets the same reply."""

GRACE = timedelta(minutes=2)
"""How long after its end an interview may be without a report before the sweep looks into it."""

PAUSE = timedelta(minutes=30)
"""Without a turn for so long, a session is over."""


def score_due(interview_id: str, finished_at: datetime) -> Due:
    """The guard of an interview's report: the same value whoever computes it."""
    return Due("score", finished_at + GRACE, interview_id)


class Taken(Struct, frozen=True):
    """What was said to a post, and the interview as it stands after it."""

    said: Turn | Aid
    interview: Interview


@dataclass(frozen=True)
class TakeTurn:
    interviews: Interviews
    due: DueList
    clock: Clock
    count: Count
    word: Word
    limit: float = LIMIT_SECONDS

    async def __call__(self, id: str, post: Post) -> Taken:
        """The reply to this post, the same however often it is sent.

        Raises NotFound, TurnConflict, AlreadyFinished, InvalidRequest, and StorageDown within the limit.
        """
        try:
            async with asyncio.timeout(self.limit):
                return await self._take(id, post)
        except TimeoutError:
            raise StorageDown from None

    async def _take(self, id: str, post: Post) -> Taken:
        for _ in range(ATTEMPTS):
            before = await self.interviews.load(id)
            if said := engine.earlier(before.value, post):
                return Taken(said, before.value)
            after = decide(before.value, post, self.clock())
            if len(after.turns) > len(before.value.turns):
                after = await self.word(after)
            if after.finished_at is not None:
                await self.due.put(score_due(id, after.finished_at))
            try:
                await self.interviews.save(before, after)
            except Stale:
                continue  # another copy of this post, or a retry of our own write, came first: read what it said
            if is_taken_up(before.value, self.clock()):
                self.count("sessions")
            if after.finished_at is not None:
                self.count("finished")
            aid = post.action in ("hint", "rephrase")
            return Taken(after.aids[-1] if aid else after.turns[-1], after)
        raise StorageDown("This interview is being changed from several places at once; please send that again.", 1.0)


@dataclass(frozen=True)
class Finish:
    interviews: Interviews
    due: DueList
    clock: Clock
    count: Count

    async def __call__(self, id: str) -> Interview:
        """The interview, ended; ending it again changes nothing. Raises NotFound."""
        for _ in range(ATTEMPTS):
            before = await self.interviews.load(id)
            after = engine.close(before.value, self.clock())
            if after is before.value:
                return after
            if after.finished_at is not None:
                await self.due.put(score_due(id, after.finished_at))
            try:
                await self.interviews.save(before, after)
            except Stale:
                continue
            self.count("finished")
            return after
        raise StorageDown("This interview is being changed from several places at once; please send that again.", 1.0)


def is_taken_up(interview: Interview, now: datetime) -> bool:
    """Whether a pause ends now that makes what follows a session of its own; pure."""
    last = interview.turns[-1].at if interview.turns else interview.created_at
    return now - last >= PAUSE


def decide(interview: Interview, post: Post, now: datetime) -> Interview:
    """The interview after a post that is new and expected; pure."""
    if post.action in ("hint", "rephrase"):
        return engine.give_aid(interview, post.action, post.nth)
    spoken = words(interview.language)
    if post.action == "skip" or interview.question is None:
        return engine.take(interview, post, None, score=None, missed=(), now=now, words=spoken)
    pack = interview.pack(interview.question.pack)
    judgement = scoring.judge(pack, interview.question.text, post.answer)
    enough = has_said_enough(pack, judgement, post.answer)
    return engine.take(
        interview,
        post,
        judgement,
        score=scoring.score(pack, (judgement,)),
        missed=() if enough else to_ask(pack, judgement, post.answer),
        past=goes_past(pack, post.answer),
        now=now,
        words=spoken,
    )
