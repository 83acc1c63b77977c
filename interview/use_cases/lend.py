"""What a candidate's own model may do next, and what comes back from it. Nobody waits for it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal, NoReturn, Protocol

from msgspec import Struct
from msgspec.structs import replace

from interview import prompts
from interview.catalog import Rubric
from interview.drafts import read_wordings
from interview.errors import NotFound, Stale, StorageDown, TaskOver
from interview.hearing import heard, judged
from interview.lending import about, closed, open_next, refusal, with_refusal, with_words
from interview.lent_review import lent, read_lent, with_dropped
from interview.model import Interview, Left, Lending, OwnModel, TaskKind
from interview.ports import Clock, Count, Interviews, Reports, Saved
from interview.reading import BadReply
from interview.report_model import Dropped
from interview.use_cases.ask_judge import seen
from interview.use_cases.history import History
from interview.use_cases.retailor import Change, Retailor
from interview.use_cases.score import Score
from interview.verdict import judge
from interview.words import words
from providers.chat import Chat, Lender, LentRequest
from providers.errors import ProviderError

log = logging.getLogger("quiet-room")

ATTEMPTS = 3

REFUSED: dict[Left, str] = {
    "again": "This task was answered before; ask for the next.",
    "late": "The time for this task is over; ask for the next.",
    "stranger": "There is no such task in this interview; ask for the next.",
}

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
    kind: TaskKind
    model: str
    deadline_seconds: int
    request: LentRequest


class Came(Struct, frozen=True):
    """The raw answer of a provider, or why there is none."""

    status: int = 0
    body: str = ""
    failed: Failing | None = None


class Told(Struct, frozen=True):
    """`next` is what there is to do after it; after a failure that is asked for in its own time."""

    outcome: Literal["used", "partly", "dropped"]
    dropped: tuple[Dropped, ...] = ()
    next: Task | None = None


def unchanged(interview: Interview) -> Interview:
    return interview


@dataclass(frozen=True)
class NextTask:
    """`rate`: how fast the clock runs."""

    interviews: Interviews
    score: Score
    lend: Lend
    retailor: Retailor
    rubric: Callable[[str], Rubric]
    clock: Clock
    new_id: Callable[[], str]
    rate: float

    async def __call__(self, id: str, *, again: bool) -> Task | None:
        """The open task, or a new one; None where there is nothing to do. Raises NotFound."""
        for _ in range(ATTEMPTS):
            before = await self.interviews.load(id)
            interview = before.value
            if interview.own_model is None:
                return None
            if interview.finished_at is not None and (await self.score(id)).own_model is not None:
                return None
            lending = open_next(interview, self.clock(), self.new_id, self.rate, again=again)
            if lending is None:
                return None
            if lending != interview.lending:
                try:
                    await self.interviews.save(before, replace(interview, lending=lending))
                except Stale:
                    continue
            return await self._task(interview, interview.own_model, lending)
        raise StorageDown("This interview is being changed from several places at once; please ask again.", 1.0)

    async def _task(self, interview: Interview, own: OwnModel, lending: Lending) -> Task:
        left = (lending.until - self.clock()).total_seconds() / self.rate if lending.until else 0.0
        request = self.lend.request(own.provider, own.model, own.base, await self._chat(interview, lending))
        return Task(lending.nonce, lending.kind, own.name, max(1, round(left)), request)

    async def _chat(self, interview: Interview, lending: Lending) -> Chat:
        if lending.kind == "plan":
            return await self.retailor.chat(interview)
        if lending.kind == "follow_up":
            pack, concept = about(interview, lending)
            return prompts.follow_up_chat(pack, concept)
        shown, hidden = seen(heard(interview))
        return prompts.review_chat(shown, hidden, self.rubric(interview.language), self.new_id())


@dataclass(frozen=True)
class TakeTask:
    interviews: Interviews
    reports: Reports
    history: History
    lend: Lend
    retailor: Retailor
    rubric: Callable[[str], Rubric]
    clock: Clock
    count: Count

    async def __call__(self, id: str, nonce: str, came: Came) -> Told:
        """What became of the answer. Raises NotFound for a nonce that is not of this interview, TaskOver."""
        before = await self.interviews.load(id)
        if before.value.own_model is None:
            raise NotFound(REFUSED["stranger"])
        if why := refusal(before.value.lending, nonce, self.clock()):
            await self._refuse(before, why)
        told, change = await self._told(before.value, before.value.own_model, came)
        after = await self._close(before, nonce, change, failed=told.outcome == "dropped")
        if change is not unchanged and before.value.lending.kind == "plan":
            await self.retailor.note(after)
        self.count("lent", told.outcome)
        return told

    async def _refuse(self, before: Saved[Interview], why: Left) -> NoReturn:
        """Says it in the report too: in the one that there is, else in the one that comes."""
        after = with_refusal(before.value, why)
        if after != before.value:
            with suppress(Stale):  # whatever came between does not wait for a note
                await self.interviews.save(before, after)
            report = await self.reports.load(after.id)
            if report is not None and report.value.own_model is not None:
                with suppress(Stale):
                    await self.reports.replace(report, with_dropped(report.value, why))
        raise (NotFound if why == "stranger" else TaskOver)(REFUSED[why])

    async def _told(self, interview: Interview, own: OwnModel, came: Came) -> tuple[Told, Change]:
        """What became of it, and what it makes of the interview."""
        if came.failed is not None:
            return Told("dropped"), unchanged
        now, lending = self.clock(), interview.lending
        try:
            text = self.lend.said(own.provider, own.model, own.base, came.status, came.body, now)
            if lending.kind == "plan":
                made, change = await self.retailor.read(interview, text)
                left = tuple(Dropped("plan", "") for _ in made.refused)
                return Told("partly" if left else "used", left), change
            if lending.kind == "follow_up":
                wording = read_wordings(text, *about(interview, lending)).texts[0]
                return Told("used"), partial(with_words, about=lending.about, wording=wording)
            return await self._review(interview, own, text, now), unchanged
        except (ProviderError, BadReply) as e:
            # Not quoted: what it says of an answer is nobody's but the person's.
            log.info("an own model was of no use to interview %s: %s", interview.id, type(e).__name__)
            return Told("dropped"), unchanged

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
        left = after.own_model.dropped[len(interview.lending.left) :] if after.own_model else ()
        return Told("partly" if left else "used", left)

    async def _close(self, before: Saved[Interview], nonce: str, change: Change, *, failed: bool) -> Interview:
        """However often the interview goes on meanwhile: a turn does not touch what is handed out."""
        for _ in range(ATTEMPTS):
            after = change(replace(before.value, lending=closed(before.value.lending, failed=failed)))
            try:
                await self.interviews.save(before, after)
            except Stale:
                before = await self.interviews.load(before.value.id)
                if why := refusal(before.value.lending, nonce, self.clock()):
                    await self._refuse(before, why)
            else:
                return after
        raise StorageDown("This interview is being changed from several places at once; please send that again.", 1.0)


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
    retailor: Retailor,
    rubric: Callable[[str], Rubric],
    clock: Clock,
    count: Count,
    new_id: Callable[[], str],
    rate: float,
) -> Tasks:
    return Tasks(
        lend,
        NextTask(interviews, score, lend, retailor, rubric, clock, new_id, rate),
        TakeTask(interviews, reports, history, lend, retailor, rubric, clock, count),
    )
