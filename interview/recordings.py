"""What somebody said, as sound: at most one recording for each question put, and where recordings are kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Protocol

from msgspec import Struct

from interview.model import Interview

MOST_BYTES = 6 * 1024 * 1024
"""Of one recording: twenty minutes of speech at 40 kbit/s."""

MOST_BYTES_TOGETHER = 48 * 1024 * 1024
"""Of an interview."""


class Recorded(Struct, frozen=True):
    """The recording of the answer to question `number`; `size` in bytes."""

    number: int
    size: int


class Recordings(Protocol):
    """Sound files by interview and question. Browsers send and fetch them themselves, by addresses that expire."""

    async def upload_url(self, id: str, number: int, lasting: timedelta) -> str:
        """An address to which one file may be sent, once, for so long (in real time); nothing can be read by it."""
        ...

    async def listen_url(self, id: str, number: int, lasting: timedelta) -> str:
        """An address by which that one file may be read, for so long (in real time)."""
        ...

    async def of(self, id: str) -> tuple[Recorded, ...]:
        """By number."""
        ...

    async def erase(self, id: str, number: int) -> None:
        """Erasing what is not there is fine."""
        ...


def asked(interview: Interview) -> set[int]:
    """The numbers of all questions put so far."""
    numbers = {turn.question.number for turn in interview.turns}
    return numbers | ({interview.question.number} if interview.question else set())


def excess(found: Sequence[Recorded]) -> list[Recorded]:
    """What may not stay: each that is too large, and the last of those that are too much together."""
    gone, kept = [], 0
    for each in found:
        if each.size > MOST_BYTES or kept + each.size > MOST_BYTES_TOGETHER:
            gone.append(each)
        else:
            kept += each.size
    return gone
