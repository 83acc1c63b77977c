"""Interviews taken over the real use cases, in memory; and processes that die at a chosen step."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from api.services import Services
from interview.model import Interview, Post
from interview.report_model import Report
from interview.use_cases.start import Wish
from storage.memory import MemoryCandidates, MemoryDue, MemoryInterviews, MemoryReports
from storage.memory_reviews import MemoryPromises, MemoryWaitingList

WISH = Wish("backend-engineer", "mid", "technical", "en", 1, (), False, "")

Answer = Callable[[Interview], str]


def strong(interview: Interview) -> str:
    """What somebody you would hire says to the question put."""
    assert interview.question is not None
    return interview.pack(interview.question.pack).strong


async def ended(services: Services, answer: Answer = strong, candidate: str = "", questions: int = 1) -> Interview:
    """An interview that has just ended, not scored yet."""
    candidate = candidate or (await services.enrol())[0].id
    interview = await services.start(candidate, replace(WISH, questions=questions))
    while interview.question is not None:
        post = Post(interview.question.number, "answer", answer=answer(interview))
        interview = (await services.take_turn(interview.id, post)).interview
    return interview


async def scored(services: Services, *interviews: Interview) -> None:
    for interview in interviews:
        await services.score.settle(interview.id)


async def report_of(services: Services, interview: Interview) -> Report:
    return await services.score(interview.id)


def stores() -> dict[str, Any]:
    """What outlives a process."""
    return {
        "interviews": MemoryInterviews(),
        "reports": MemoryReports(),
        "candidates": MemoryCandidates(),
        "due": MemoryDue(),
        "waiting": MemoryWaitingList(),
        "promises": MemoryPromises(),
    }


class Died(Exception):
    """The process is gone, between two steps."""


class Fuse:
    """Burns at the step of that number; steps are calls of storage and of models, counted from 1."""

    def __init__(self, at: int) -> None:
        self.left = at

    @property
    def burnt(self) -> bool:
        return self.left <= 0

    def step(self) -> None:
        self.left -= 1
        if self.burnt:
            raise Died


class Mortal:
    """A port in a process that may die before any of its calls, and does nothing more once it is dead."""

    def __init__(self, part: Any, fuse: Fuse) -> None:
        self._part, self._fuse = part, fuse

    def __getattr__(self, name: str) -> Any:
        real = getattr(self._part, name)
        if name == "until":
            return real

        async def step(*args: Any, **more: Any) -> Any:
            self._fuse.step()
            return await real(*args, **more)

        return step


def mortal(parts: dict[str, Any], fuse: Fuse) -> dict[str, Any]:
    return {name: Mortal(part, fuse) for name, part in parts.items()}
