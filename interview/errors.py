"""What can go wrong in an interview, told apart by what the person or the program can do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from interview.model import Interview


class InterviewError(Exception):
    """`str(error)` says what the person can do; it is shown to them."""


class NotFound(InterviewError):
    """There is no such interview, report or candidate, or it has been erased."""


class InvalidRequest(InterviewError):
    """Well-formed, but not something that can be done. `field` names the part of the request to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class TurnConflict(InterviewError):
    """The turn is not the one that is expected; `interview` is how things stand."""

    def __init__(self, message: str, interview: Interview) -> None:
        super().__init__(message)
        self.interview = interview


class AlreadyFinished(TurnConflict):
    """The interview takes no more turns."""


class UnsupportedFile(InterviewError):
    """The file is of a kind that is not taken."""


class NoText(InterviewError):
    """The file is of a kind that is taken, but gives no text: a scan, a password, broken, empty, too much."""


class NotFinished(InterviewError):
    """There is no report before the interview has ended."""


class AlreadyReviewed(InterviewError):
    """There is one second review for an interview, and it has been made."""


class TaskOver(InterviewError):
    """A task that was answered before, or whose time is up; nothing changed."""


class LimitReached(InterviewError):
    """A daily limit, which resets after `retry_after` seconds."""

    def __init__(self, message: str, retry_after: float) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class Busy(LimitReached):
    """No model is free for what was asked; quota allows it after `retry_after` seconds."""


class Stale(InterviewError):
    """Somebody else wrote first: load again and decide again."""


class StorageDown(InterviewError):
    """The truth cannot be read or written now; nothing was confirmed. `retry_after` is in seconds."""

    def __init__(self, message: str = "", retry_after: float = 2.0) -> None:
        super().__init__(
            message or "Storage cannot be reached right now. Nothing confirmed is lost; please send this again shortly."
        )
        self.retry_after = retry_after
