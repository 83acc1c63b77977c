"""What a candidate's own model is asked next, and when it is asked no more. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from interview.hearing import heard
from interview.model import Concept, Interview, Lending, OwnModel, Pack, Question
from interview.sentences import parts

SECONDS = {"browser": 180, "local": 180}
"""Real seconds a model has; a provider has less, for it is quick or in trouble."""

PROVIDER_SECONDS = 60

MOST = 3
"""Failures of a kind, after which it is asked for that only when the person wants it."""

AHEAD = 2
"""Follow-ups to one question that are worded while it is being answered: nobody waits for one later."""

WORDED = 8
"""Follow-ups of a whole interview that are: some keys carry no more than fifty requests a day."""

REMEMBERED = 20


def open_next(
    interview: Interview, now: datetime, new_id: Callable[[], str], rate: float, *, again: bool
) -> Lending | None:
    """The lending with its open task, which is the same until its time; None where there is nothing to do.

    `rate`: how fast the clock runs.
    """
    before = interview.lending
    kind = "follow_up" if interview.finished_at is None else "review"
    wanted = list(_wanted(interview))
    if before.nonce and before.kind == kind and before.about in wanted and before.until and before.until > now:
        return before
    # One that was never answered has failed too, unless the interview went on without it.
    unanswered = bool(before.nonce) and before.kind == kind and before.about in wanted
    failures = dict(before.failures)
    failures[kind] = 0 if again else failures.get(kind, 0) + unanswered
    if not wanted or failures[kind] >= MOST:
        return None
    until = now + timedelta(seconds=_seconds(interview.own_model) * rate)
    return replace(before, nonce=new_id(), kind=kind, about=wanted[0], until=until, failures=failures)


def closed(lending: Lending, wording: str, *, failed: bool) -> Lending:
    """After the open task was answered, with a wording where it was for one."""
    failures = {**lending.failures, lending.kind: lending.failures.get(lending.kind, 0) + failed}
    wordings = {**lending.wordings, lending.about: wording} if wording else lending.wordings
    answered = (*lending.answered, lending.nonce)[-REMEMBERED:]
    return replace(lending, nonce="", about="", until=None, answered=answered, failures=failures, wordings=wordings)


def about(interview: Interview, lending: Lending) -> tuple[Pack, Concept]:
    """What a follow-up is to be worded for."""
    pack, concept = lending.about.split(" ")
    return interview.pack(pack), interview.pack(pack).concept(concept)


def worded(interview: Interview, question: Question) -> str:
    """The words that the candidate's own model has for a follow-up; empty where it has none."""
    return interview.lending.wordings.get(f"{question.pack} {question.concept}", "")


def _wanted(interview: Interview) -> Iterator[str]:
    """What tasks there are, the most urgent first: a review, or follow-ups to the question that is put right now."""
    if interview.finished_at is not None:
        if parts(heard(interview)):
            yield ""
        return
    question = interview.question
    if question is None or question.is_follow_up:
        return
    concepts = sorted(interview.pack(question.pack).concepts, key=lambda concept: -concept.weight)
    done = interview.lending.wordings
    names = [f"{question.pack} {concept.id}" for concept in concepts[:AHEAD]]
    if len(done) < WORDED:
        yield from (name for name in names if name not in done)


def _seconds(own: OwnModel | None) -> int:
    return SECONDS.get(own.provider, PROVIDER_SECONDS) if own else PROVIDER_SECONDS
