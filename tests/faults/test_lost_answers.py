"""Storage does what it is asked and its answer is lost: whoever asks again changes nothing twice."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

import bootstrap
from api.services import Services
from bench.faults import stores
from bench.faults.checker import check
from bench.faults.diary import Book
from bench.faults.mischief import Fault, Mischief
from bench.faults.proxy import Proxy
from bench.faults.stores import Stores
from interview.profile import Profile, Resume
from metrics.sample import Sample
from settings import Settings
from storage import tables
from storage.metrics import TableMetrics
from tests.factories import NOW
from tests.fakes import SECRET
from tests.faults.client import Client
from tests.faults.test_dying import lived


class Losing(Mischief):
    """Loses the answer to the first write at each point; `lost` names them."""

    def __init__(self) -> None:
        super().__init__(seed=1)
        self.lost: list[str] = []

    def choose(self, point: str, *, write: bool, mortal: bool = True) -> Fault | None:
        if not write or point in self.lost or point.startswith(("queue", "blob")):
            return None
        self.lost.append(point)
        return "lost"


@pytest.fixture
async def proxy(azurite: str) -> AsyncIterator[Proxy]:
    ends = dict(part.split("=", 1) for part in azurite.split(";") if part)
    ports = {name: int(ends[f"{name}Endpoint"].split(":")[2].split("/")[0]) for name in ("Table", "Queue", "Blob")}
    made = Proxy(ports, Losing(), lambda nth: False)
    yield made
    await made.stop()


@pytest.fixture
async def services(proxy: Proxy) -> AsyncIterator[Services]:
    made = bootstrap.build(Settings(storage=await proxy.way(0), token_secret=SECRET))
    yield made
    await made.close()


def of(book: Book, held: Stores) -> Stores:
    """What the stores, which other tests use too, hold of these interviews and their candidates."""
    ids = {diary.id for diary in book.diaries}
    people = {diary.candidate for diary in book.diaries}
    return replace(
        held,
        interviews={id: one for id, one in held.interviews.items() if one.candidate_id in people},
        reports={id: one for id, one in held.reports.items() if id in ids},
        candidates={id: one for id, one in held.candidates.items() if id in people},
        fragments=[],
        recoveries=[],
        due=[due for due in held.due if due.id in ids or due.id in people],
        waiting=[each for each in held.waiting if each.interview_id in ids],
        promised=[id for id in held.promised if id in ids],
        resumes=[],
        blobs={},
    )


async def test_a_whole_life_in_which_every_first_answer_to_a_write_is_lost(
    services: Services, proxy: Proxy, azurite: str
) -> None:
    book = Book()
    await lived(Client(services, services, book))
    assert check(book, of(book, await stores.read(azurite, datetime.now(UTC)))) == []
    (person,) = {diary.candidate for diary in book.diaries}
    candidate = await services.candidates.load(person)
    assert sum(day.started for day in candidate.days.values()) == len(book.diaries) == 3
    assert isinstance(proxy.mischief, Losing)
    assert {"interviews insert", "candidates transact", "interviews merge", "reports insert"} <= {*proxy.mischief.lost}


async def test_a_resume_and_figures_are_there_once_where_the_first_answer_was_lost(
    services: Services, proxy: Proxy
) -> None:
    resume = Resume("r1", "lost-answers", NOW, NOW, Profile(), "lost-answers-file")
    await services.resumes.insert(resume, b"file")
    assert await services.resumes.of(resume.candidate_id) == (resume,)
    assert await services.resumes.file(resume) == b"file"
    async with tables.connect(await proxy.way(1)) as service:
        metrics = TableMetrics(service, "lost-answers")
        await metrics.write(datetime(2001, 1, 1, tzinfo=UTC), Sample({"x": 1}, {}))
        assert (await metrics.hours(datetime(2001, 1, 1, tzinfo=UTC)))[0].counts == {"x": 1}
