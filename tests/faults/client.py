"""A candidate who keeps a diary, over use cases in a process that may die; another takes its place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from msgspec.structs import replace

from api.services import Services
from bench.faults.diary import Book, Diary, Said
from interview.model import Interview, Post
from interview.use_cases.take_turn import Taken
from tests.interview.conducted import WISH, Died, strong

T = TypeVar("T")


class Client:
    """Asks again whenever a process died over it: the heir of `services` answers then."""

    def __init__(self, services: Services, heir: Services, book: Book) -> None:
        self._services, self._heir, self.book = services, heir, book

    async def ask(self, call: Callable[[Services], Awaitable[T]]) -> T:
        while True:
            try:
                return await call(self._services)
            except Died:
                self._services = self._heir

    async def candidate(self) -> str:
        candidate, _ = await self.ask(lambda s: s.enrol())
        return candidate.id

    async def start(self, candidate: str, key: str, questions: int = 1) -> Interview:
        wish = replace(WISH, questions=questions, key=key)
        interview = await self.ask(lambda s: s.start(candidate, wish))
        self.book.diaries.append(Diary(interview.id, "", candidate))
        return interview

    async def answer(self, interview: Interview) -> Interview:
        """One turn, posted twice, as from two tabs."""
        assert interview.question is not None
        number, said = interview.question.number, strong(interview)
        post = Post(number, "answer", answer=said)
        self._diary(interview).tried[number] = [("answer", said)]
        taken = await self._turn(interview, post)
        again = await self._turn(interview, post)
        assert again.said == taken.said
        self._diary(interview).said.append(Said(number, "answer", said, {}))
        self._diary(interview).ended = taken.interview.status == "finished"
        return taken.interview

    async def finish(self, interview: Interview) -> None:
        await self.ask(lambda s: s.finish(interview.id))
        self._diary(interview).ended = True

    async def erase(self, interview: Interview) -> None:
        await self.ask(lambda s: s.erase_interview(interview.id))
        self._diary(interview).erased = True

    async def _turn(self, interview: Interview, post: Post) -> Taken:
        return await self.ask(lambda s: s.take_turn(interview.id, post))

    def _diary(self, interview: Interview) -> Diary:
        return next(diary for diary in self.book.diaries if diary.id == interview.id)
