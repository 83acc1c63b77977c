"""What the core needs from outside, as small protocols; `bootstrap.py` decides who fulfils them."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Mapping
from datetime import datetime
from typing import Generic, Literal, Protocol, TypeVar

from msgspec import Struct

from interview.candidate import Candidate, Entry, Start
from interview.drafts import JobPlan, Wordings
from interview.growth import Growth
from interview.model import Interview
from interview.packs import PackFile
from interview.profile import Resume
from interview.report_model import Report

T = TypeVar("T")

Clock = Callable[[], datetime]
"""The one source of time for everything stored or scheduled; always aware, UTC."""

DueKind = Literal[
    "score",
    "erase-interview",
    "erase-candidate",
    "idle-candidate",
    "review",
    "promise",
    "erase-resume-file",
    "erase-resume",
    "check-recordings",
    "erase-recordings",
]


class Saved(Struct, Generic[T], frozen=True):
    """A value as it was read, with the version it had."""

    value: T
    version: str


class Due(Struct, frozen=True):
    """Something that must happen at `at`, however many processes die before."""

    kind: DueKind
    at: datetime
    id: str


PATIENT = 2
"""Failures of a review after which it is tried again at once, in place: most are a provider's slip."""


BLIND = 9000
"""Ranks behind every interview of a day."""


class Waiting(Struct, frozen=True):
    """An interview in line for a model's review since it ended, or, where `blind`, since somebody disagreed. `nth`:
    which of its candidate's interviews of that day joined the line. Before `free_at` nobody may take it: it is being
    reviewed, or rests after a failure. `attempts` counts reviews begun that came to nothing."""

    interview_id: str
    nth: int
    since: datetime
    free_at: datetime
    blind: bool = False
    attempts: int = 0

    @property
    def rank(self) -> int:
        """Lower ones are served first; a blind review's is above all others."""
        return BLIND if self.blind else min(self.nth, BLIND - 1)


class Interviews(Protocol):
    """Whole interviews. Every write is one transaction or nothing. An id is inserted once: again changes nothing."""

    async def insert(self, interview: Interview) -> None: ...

    async def load(self, id: str) -> Saved[Interview]:
        """Raises NotFound."""
        ...

    async def has(self, id: str) -> bool: ...

    async def save(self, before: Saved[Interview], after: Interview) -> None:
        """Adds what `after` has more than `before`. Raises Stale when `before` is no longer current."""
        ...

    async def erase(self, id: str) -> None: ...


class Reports(Protocol):
    async def insert(self, report: Report) -> bool:
        """False when the interview already has one, which is kept."""
        ...

    async def load(self, id: str) -> Saved[Report] | None: ...

    async def replace(self, before: Saved[Report], after: Report) -> None:
        """Raises Stale when `before` is no longer current, or is the better report: see `Report.outranks`."""
        ...

    async def erase(self, id: str) -> None: ...


class Candidates(Protocol):
    async def insert(self, candidate: Candidate) -> None: ...

    async def load(self, id: str) -> Candidate:
        """Raises NotFound."""
        ...

    async def start(self, before: Candidate, day: str, entry: Entry, start: Start | None) -> None:
        """Counts one interview on `day` and lists it. Raises Stale when the day or the start key changed
        meanwhile, also when the candidate is gone; and where this very call changed them, and its answer was lost."""
        ...

    async def note(self, id: str, entry: Entry) -> None:
        """Replaces the entry of an interview in the history; does nothing for a candidate who is gone."""
        ...

    async def drop(self, id: str, entry: Entry) -> None: ...

    async def nth_of(self, id: str, day: str, interview_id: str) -> int:
        """Which of the candidate's interviews of `day` this is, in the order they first asked; from 1. Raises NotFound
        for a candidate who is gone, Stale when another asked at the same time."""
        ...

    async def recover(self, recovery: str) -> str:
        """The candidate whose recovery code hashes to `recovery`. Raises NotFound."""
        ...

    async def erase(self, candidate: Candidate) -> None:
        """Raises Stale, and they stay, where an interview was started that `candidate` does not list."""
        ...


class Resumes(Protocol):
    """Résumés by candidate, each with its file. Nobody else's can be loaded."""

    async def insert(self, resume: Resume, file: bytes) -> None: ...

    async def load(self, candidate_id: str, id: str) -> Resume:
        """Raises NotFound."""
        ...

    async def save(self, resume: Resume) -> None:
        """Raises NotFound: what was erased does not come back."""
        ...

    async def of(self, candidate_id: str) -> tuple[Resume, ...]:
        """All of a candidate, the oldest first."""
        ...

    async def file(self, resume: Resume) -> bytes | None:
        """As it came; None once it is erased."""
        ...

    async def erase_file(self, resume: Resume) -> None: ...

    async def erase(self, resume: Resume) -> None:
        """Erases file and profile; erasing again is fine."""
        ...


class TextOf(Protocol):
    async def __call__(self, file: bytes, name: str, media: str) -> str:
        """The text of a file, which its sender calls `name` and `media`. Raises UnsupportedFile, NoText, Busy."""
        ...


class DueList(Protocol):
    async def put(self, due: Due) -> None: ...

    async def claim(self, due: Due) -> bool:
        """Puts it, unless it is there; says whether it was not: of all who claim the same one, one may."""
        ...

    def until(self, now: datetime) -> AsyncIterator[Due]:
        """What is due at `now` or before, oldest hours first."""
        ...

    async def has(self, due: Due) -> bool: ...

    async def remove(self, due: Due) -> None: ...


class WaitingList(Protocol):
    """Interviews in line, fairest first: first interviews of a day before second ones, then by time, then blind
    reviews. It holds those of the day of `now` and of the day before."""

    async def put(self, waiting: Waiting) -> None:
        """Joins the line; one that is in it already keeps its place."""
        ...

    async def head(self, now: datetime, count: int) -> list[Saved[Waiting]]:
        """The foremost, without those that rest after more than PATIENT failures."""
        ...

    async def change(self, before: Saved[Waiting], after: Waiting) -> Saved[Waiting]:
        """Of two who take the same one, one wins; raises Stale for the other, also when it has left the line."""
        ...

    async def leave(self, waiting: Waiting) -> None:
        """Leaves the line; leaving it again is fine."""
        ...

    async def erase(self, interview_id: str, days: Collection[str]) -> None:
        """Takes an interview out of the line, wherever in these days it stands."""
        ...

    async def order(self, now: datetime) -> tuple[str, ...]:
        """Ids of all interviews in line, the foremost first."""
        ...


class Promises(Protocol):
    """Reviews that were promised at the start of interviews which have not come to their end."""

    async def put(self, day: str, interview_id: str) -> None: ...

    async def remove(self, day: str, interview_id: str) -> None:
        """Removing what is not there is fine."""
        ...

    async def count(self, day: str) -> int: ...


class Starts(Protocol):
    async def by_hour(self, now: datetime, days: int) -> dict[datetime, float]:
        """How many interviews were started in each hour of today and so many days before; hours without are absent."""
        ...


class Pools(Protocol):
    """Packs compiled by role, level, kind and language, wherever they are kept."""

    async def get(self, role: str, level: str, kind: str, language: str) -> PackFile | None:
        """None when nobody compiled that pool yet."""
        ...

    async def put(self, role: str, level: str, kind: str, language: str, pool: PackFile) -> bool:
        """Keeps the pool for everybody; False when the very same was there already."""
        ...


class FollowUps(Protocol):
    async def get_or_make(
        self, pack: str, concept: str, language: str, make: Callable[[], Awaitable[Wordings | None]]
    ) -> Wordings | None:
        """The wordings that are kept, else what `make` gives: called once for all who wait, and gone on with when
        they no longer do. None is remembered for a while."""
        ...


class JobPlans(Protocol):
    async def get_or_make(
        self, digest: str, language: str, make: Callable[[], Awaitable[JobPlan | None]]
    ) -> JobPlan | None:
        """As for follow-ups. `digest` is of a description without personal data, in hexadecimal."""
        ...


class Growths(Protocol):
    """What was grown beside the bank, by language, kept for good."""

    async def load(self, language: str) -> Saved[Growth]:
        """An empty one where nothing has grown yet."""
        ...

    async def save(self, language: str, before: Saved[Growth], after: Growth) -> None:
        """Raises Stale when `before` is no longer current."""
        ...


class Capacity(Protocol):
    async def left(self, input_tokens: int, output_tokens: int, *, private: bool, until: datetime) -> int:
        """How many calls of that size the models that may be asked can still carry before `until`, on the clock."""
        ...


class Count(Protocol):
    def __call__(self, *parts: str, by: float = 1.0) -> None:
        """Something happened: a name, then ids that tell its kinds apart. Never anything a person wrote."""
        ...


class Demand(Protocol):
    async def wanted(self) -> Mapping[tuple[str, str, str, str], float]:
        """How many interviews of each role, level, kind (`mixed` included) and language were started lately."""
        ...


Bank = Callable[[str], PackFile]
"""All packs that ship with the product, in one language. Reading them may take a moment."""
