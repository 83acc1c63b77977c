"""What a candidate's own model is asked next, and when it is asked no more. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

from msgspec.structs import replace

from interview.hearing import heard
from interview.model import Concept, Interview, Left, Lending, OwnModel, Pack, Question, TaskKind
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
    before, wanted = interview.lending, list(_wanted(interview))
    still = bool(before.nonce) and (before.kind, before.about) in wanted
    if still and before.until and before.until > now:
        return before
    failures = dict(before.failures)
    if still:  # One that was never answered has failed too, unless the interview went on without it.
        failures[before.kind] = failures.get(before.kind, 0) + 1
    if again:
        failures.update((kind, 0) for kind, _ in wanted)
    for kind, about in wanted:
        if failures.get(kind, 0) < MOST:
            until = now + timedelta(seconds=_seconds(interview.own_model) * rate)
            passed = (*before.passed, before.nonce)[-REMEMBERED:] if before.nonce else before.passed
            # Nothing of a job is kept that no plan will be made of.
            job = before.job if ("plan", "") in wanted and failures.get("plan", 0) < MOST else None
            opened = replace(before, nonce=new_id(), kind=kind, about=about, until=until, passed=passed)
            return replace(opened, failures=failures, job=job)
    return None


def refusal(lending: Lending, nonce: str, now: datetime) -> Left | None:
    """Why an answer with this nonce is not taken; None where it is."""
    if nonce in lending.answered:
        return "again"
    if nonce in lending.passed:
        return "late"
    if not nonce or nonce != lending.nonce:
        return "stranger"
    return None if lending.until and lending.until > now else "late"


def with_refusal(interview: Interview, why: Left) -> Interview:
    """With that said for the report, once however often it happens."""
    lending = interview.lending
    left = lending.left if why in lending.left else (*lending.left, why)
    return replace(interview, lending=replace(lending, left=left))


def closed(lending: Lending, *, failed: bool) -> Lending:
    """After the open task was answered."""
    failures = {**lending.failures, lending.kind: lending.failures.get(lending.kind, 0) + failed}
    answered = (*lending.answered, lending.nonce)[-REMEMBERED:]
    return replace(lending, nonce="", about="", until=None, answered=answered, failures=failures)


def with_words(interview: Interview, about: str, wording: str) -> Interview:
    """With words for a follow-up that may come."""
    lending = interview.lending
    return replace(interview, lending=replace(lending, wordings={**lending.wordings, about: wording}))


def about(interview: Interview, lending: Lending) -> tuple[Pack, Concept]:
    """What a follow-up is to be worded for."""
    pack, concept = lending.about.split(" ")
    return interview.pack(pack), interview.pack(pack).concept(concept)


def worded(interview: Interview, question: Question) -> str:
    """The words that the candidate's own model has for a follow-up; empty where it has none."""
    return interview.lending.wordings.get(f"{question.pack} {question.concept}", "")


def _wanted(interview: Interview) -> Iterator[tuple[TaskKind, str]]:
    """What tasks there are, the most urgent first: a review; or a plan for the questions that were not put yet, and
    follow-ups to the one that is put right now."""
    if interview.finished_at is not None:
        if parts(heard(interview)):
            yield "review", ""
        return
    question = interview.question
    if question is None:
        return
    if interview.lending.job is not None and question.pack != interview.plan[-1].id:
        yield "plan", ""
    if question.is_follow_up:
        return
    concepts = sorted(interview.pack(question.pack).concepts, key=lambda concept: -concept.weight)
    done = interview.lending.wordings
    names = [f"{question.pack} {concept.id}" for concept in concepts[:AHEAD]]
    if len(done) < WORDED:
        yield from (("follow_up", name) for name in names if name not in done)


def _seconds(own: OwnModel | None) -> int:
    return SECONDS.get(own.provider, PROVIDER_SECONDS) if own else PROVIDER_SECONDS
