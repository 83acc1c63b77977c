"""What a candidate's own model may do next, and what comes back from it. Nobody waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, Protocol

from msgspec import Struct
from msgspec.structs import replace

from interview import prompts
from interview.catalog import Rubric
from interview.errors import NotFound, Stale, StorageDown, TaskOver
from interview.hearing import heard, judged
from interview.lent_review import lent, read_lent
from interview.model import Interview, Lending, OwnModel
from interview.ports import Clock, Count, Interviews, Reports, Saved
from interview.reading import BadReply
from interview.report_model import Dropped
from interview.sentences import parts
from interview.use_cases.ask_judge import seen
from interview.use_cases.history import History
from interview.use_cases.score import Score
from interview.verdict import judge
from interview.words import words
from providers.chat import Chat, Lender, LentRequest
from providers.errors import ProviderError

log = logging.getLogger("quiet-room")

SECONDS = {"browser": 180, "local": 180}
"""Real seconds a model has; a provider has less, for it is quick or in trouble."""

PROVIDER_SECONDS = 60
MOST = 3
"""Failures, after which a task is handed out only when the person asks for it."""

ATTEMPTS = 3

Failing = Literal["key", "quota", "timeout", "network", "refused"]


class Lend(Protocol):
    """Requests for models that candidates bring, and what their raw answers say. No key passes here."""

    def offers(self) -> tuple[Lender, ...]:
        """Providers that a browser may call with a key of its own."""
        ...

    def fault(self, provider: str, model: str, base: str) -> tuple[str, str] | None:
        """The field that is wrong with a choice and what to do about it; None where nothing is."""
        ...

    def request(self, provider: str, model: str, base: str, chat: Chat) -> LentRequest: ...

    def said(self, provider: str, model: str, base: str, status: int, body: str, now: datetime) -> str:
        """Raises providers.errors.ProviderError where the answer says nothing."""
        ...


class Task(Struct, frozen=True):
    nonce: str
    kind: Literal["review"]
    model: str
    deadline_seconds: int
    request: LentRequest


class Came(Struct, frozen=True):
    """The raw answer of a provider, or why there is none."""

    status: int = 0
    body: str = ""
    failed: Failing | None = None


class Told(Struct, frozen=True):
    outcome: Literal["used", "partly", "dropped"]
    dropped: tuple[Dropped, ...] = ()
    message: str | None = None


@dataclass(frozen=True)
class NextTask:
    """`rate`: how fast the clock runs."""

    interviews: Interviews
    score: Score
    lend: Lend
    rubric: Callable[[str], Rubric]
    clock: Clock
    new_id: Callable[[], str]
    rate: float

    async def __call__(self, id: str, *, again: bool) -> Task | None:
        """The open task, or a new one; None where there is nothing to do. Raises NotFound."""
        for _ in range(ATTEMPTS):
            before = await self.interviews.load(id)
            own, interview = before.value.own_model, before.value
            if own is None or interview.finished_at is None or (await self.score(id)).own_model is not None:
                return None
            fair = heard(interview)
            if not parts(fair):
                return None
            lending = self._lending(interview.lending, own, again)
            if lending is None:
                return None
            if lending != interview.lending:
                try:
                    await self.interviews.save(before, replace(interview, lending=lending))
                except Stale:
                    continue
            return self._task(fair, own, lending)
        raise StorageDown("This interview is being changed from several places at once; please ask again.", 1.0)

    def _lending(self, before: Lending, own: OwnModel, again: bool) -> Lending | None:
        now = self.clock()
        if before.nonce and before.until is not None and before.until > now:
            return before
        # One that was never answered has failed too: nobody knows why.
        failures = 0 if again else before.failures + bool(before.nonce)
        if failures >= MOST:
            return None
        until = now + timedelta(seconds=seconds(own) * self.rate)
        return replace(before, nonce=self.new_id(), until=until, failures=failures)

    def _task(self, fair: Interview, own: OwnModel, lending: Lending) -> Task:
        shown, hidden = seen(fair)
        chat = prompts.review_chat(shown, hidden, self.rubric(fair.language), self.new_id())
        left = (lending.until - self.clock()).total_seconds() / self.rate if lending.until else 0.0
        request = self.lend.request(own.provider, own.model, own.base, chat)
        return Task(lending.nonce, "review", own.name, max(1, round(left)), request)


@dataclass(frozen=True)
class TakeTask:
    interviews: Interviews
    reports: Reports
    history: History
    lend: Lend
    rubric: Callable[[str], Rubric]
    clock: Clock
    count: Count

    async def __call__(self, id: str, nonce: str, came: Came) -> Told:
        """What became of the answer. Raises NotFound for a nonce that is not of this interview, TaskOver."""
        before = await self.interviews.load(id)
        own = self._open(before.value, nonce)
        told = await self._told(before.value, own, came)
        await self._closed(before, nonce, failed=told.outcome == "dropped")
        self.count("lent", told.outcome)
        return told

    def _open(self, interview: Interview, nonce: str) -> OwnModel:
        lending, own = interview.lending, interview.own_model
        if nonce in lending.answered:
            raise TaskOver("This task was answered before; ask for the next.")
        if own is None or not nonce or nonce != lending.nonce:
            raise NotFound("There is no such task in this interview; ask for the next.")
        if lending.until is None or lending.until <= self.clock():
            raise TaskOver("The time for this task is over; ask for the next.")
        return own

    async def _told(self, interview: Interview, own: OwnModel, came: Came) -> Told:
        if came.failed is not None:
            return Told("dropped")
        now = self.clock()
        try:
            text = self.lend.said(own.provider, own.model, own.base, came.status, came.body, now)
            return await self._review(interview, own, text, now)
        except (ProviderError, BadReply) as e:
            # Not quoted: what it says of an answer is nobody's but the person's.
            log.info("an own model did not review interview %s: %s", interview.id, type(e).__name__)
            return Told("dropped")

    async def _review(self, interview: Interview, own: OwnModel, text: str, now: datetime) -> Told:
        saved = await self.reports.load(interview.id)
        if saved is None or saved.value.own_model is not None:
            raise TaskOver("This interview was reviewed before.")
        fair, said = heard(interview), self.rubric(interview.language)
        shown, hidden = seen(fair)
        graded, dropped = read_lent(text, shown, hidden)
        by = judge("fresh", own.provider, own.model, own.provider, (prompts.VERSION, said.version), now, graded)
        spoken = words(interview.language)
        after = lent(judged(interview, fair), fair, saved.value, graded, by, dropped, said, spoken)
        try:
            await self.reports.replace(saved, after)
        except Stale as e:
            raise TaskOver("This interview was reviewed before.") from e
        await self.history.note(interview, after)
        left = after.own_model.dropped if after.own_model else ()
        return Told("partly" if left else "used", left)

    async def _closed(self, before: Saved[Interview], nonce: str, *, failed: bool) -> None:
        lending = before.value.lending
        closed = replace(
            lending,
            nonce="",
            until=None,
            answered=(*lending.answered, nonce)[-20:],
            failures=lending.failures + failed,
        )
        try:
            await self.interviews.save(before, replace(before.value, lending=closed))
        except Stale as e:
            raise TaskOver("This task was answered before; ask for the next.") from e


@dataclass(frozen=True)
class Tasks:
    """What is handed out to models that candidates bring, and taken back."""

    lend: Lend
    next: NextTask
    take: TakeTask


def tasks(
    interviews: Interviews,
    reports: Reports,
    history: History,
    score: Score,
    lend: Lend,
    rubric: Callable[[str], Rubric],
    clock: Clock,
    count: Count,
    new_id: Callable[[], str],
    rate: float,
) -> Tasks:
    return Tasks(
        lend,
        NextTask(interviews, score, lend, rubric, clock, new_id, rate),
        TakeTask(interviews, reports, history, lend, rubric, clock, count),
    )


def seconds(own: OwnModel) -> int:
    return SECONDS.get(own.provider, PROVIDER_SECONDS)
