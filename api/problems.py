"""Errors as RFC 9457 problem+json: the one place where a fault becomes a status."""

from __future__ import annotations

import math
from typing import Any

import msgspec
from msgspec import UNSET, Struct, UnsetType

from api.answer import Answer
from api.bodies import InvalidBody, InvalidJson, TooLarge, WrongType
from api.gate import Overloaded
from api.tokens import Forbidden, Unauthorised
from api.views import StateView, state_view
from interview.errors import (
    AlreadyFinished,
    AlreadyReviewed,
    Busy,
    InvalidRequest,
    LimitReached,
    NoText,
    NotFinished,
    NotFound,
    StorageDown,
    TaskOver,
    TurnConflict,
    UnsupportedFile,
)
from interview.pack_faults import BadPacks


class FieldError(Struct, frozen=True):
    field: str
    message: str


class Problem(Struct, frozen=True, omit_defaults=True):
    """`type` is a stable slug; `detail` says what the person can do."""

    type: str
    title: str
    status: int
    detail: str
    errors: tuple[FieldError, ...] = ()
    correlation_id: str = ""
    retry_after: int | UnsetType = UNSET
    state: StateView | UnsetType = UNSET


# Most particular first: the first class that fits decides.
STATUS: tuple[tuple[type[Exception], int, str, str], ...] = (
    (InvalidJson, 400, "invalid-json", "The body could not be read"),
    (TooLarge, 413, "too-large", "That is too large"),
    (WrongType, 415, "unsupported-media-type", "The body is not JSON"),
    (UnsupportedFile, 415, "unsupported-file", "A file of this kind is not taken"),
    (NoText, 422, "no-text-in-file", "There is no text to be had from this file"),
    (BadPacks, 422, "invalid-request", "The packs do not hold"),
    (InvalidBody, 422, "invalid-request", "The request is not valid"),
    (InvalidRequest, 422, "invalid-request", "The request is not valid"),
    (Unauthorised, 401, "unauthorised", "A valid token is needed"),
    (Forbidden, 403, "forbidden", "This token is for something else"),
    (NotFound, 404, "not-found", "Not found"),
    (AlreadyFinished, 409, "already-finished", "The interview has ended"),
    (TurnConflict, 409, "turn-conflict", "That is not the turn expected now"),
    (AlreadyReviewed, 409, "already-reviewed", "It has had its second review"),
    (TaskOver, 409, "task-over", "That task is over"),
    (NotFinished, 409, "not-finished", "The interview has not ended"),
    (Busy, 429, "busy", "Nobody is free for that now"),
    (LimitReached, 429, "daily-limit", "Today's limit is reached"),
    (Overloaded, 503, "overloaded", "Too many people at once"),
    (StorageDown, 503, "storage-down", "Storage cannot be reached"),
)

INTERNAL = (
    "Something went wrong on our side. Nothing confirmed is lost; please try again, and quote the correlation id."
)


def problem_of(error: Exception, correlation_id: str) -> Answer | None:
    """The answer to a known fault; None for an unexpected one."""
    for kind, status, slug, title in STATUS:
        if isinstance(error, kind):
            retry_after = _retry_after(error)
            problem = Problem(
                type=slug,
                title=title,
                status=status,
                detail=_detail(error),
                errors=_errors(error),
                correlation_id=correlation_id,
                retry_after=UNSET if retry_after is None else retry_after,
                state=state_view(error.interview) if isinstance(error, TurnConflict) else UNSET,
            )
            return problem_answer(problem)
    return None


def internal(correlation_id: str) -> Answer:
    """For what nobody foresaw: a correlation id and nothing else."""
    return problem_answer(Problem("internal", "Unexpected fault", 500, INTERNAL, correlation_id=correlation_id))


def problem_answer(problem: Problem) -> Answer:
    headers = {"Content-Type": "application/problem+json"}
    if problem.retry_after is not UNSET:
        headers["Retry-After"] = str(problem.retry_after)
    return Answer(problem.status, msgspec.json.encode(problem), headers)


def _detail(error: Exception) -> str:
    if isinstance(error, BadPacks):
        return (
            f"Problems: {len(error.problems)}, listed in errors by line. Nothing was kept; mend them and send it again."
        )
    field = getattr(error, "field", "")
    # A header is nothing that the person filled in, and the sentence says what it is about.
    return f"{field}: {error}" if field and not field.startswith("X-") else str(error)


def _errors(error: Any) -> tuple[FieldError, ...]:
    if isinstance(error, InvalidBody | InvalidRequest):
        return (FieldError(error.field, str(error)),)
    if isinstance(error, BadPacks):
        return tuple(FieldError(f"line {problem.line}", problem.text) for problem in error.problems)
    return ()


def _retry_after(error: Exception) -> int | None:
    """Whole seconds, at least one."""
    if isinstance(error, StorageDown | LimitReached | Overloaded):
        return max(1, math.ceil(error.retry_after))
    return None
