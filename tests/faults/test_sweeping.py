"""The sweep goes on where one of what is due cannot be done."""

from __future__ import annotations

import logging

import pytest

from interview.errors import StorageDown
from interview.model import Interview
from interview.ports import Saved
from storage.memory import MemoryInterviews
from tests.fakes import HandClock, memory_services
from tests.interview.conducted import ended, stores


class Unreadable(MemoryInterviews):
    """Cannot load the interviews named in `wrong`."""

    def __init__(self, fault: Exception) -> None:
        super().__init__()
        self.wrong: set[str] = set()
        self._fault = fault

    async def load(self, id: str) -> Saved[Interview]:
        if id in self.wrong:
            raise self._fault
        return await super().load(id)


async def test_a_row_that_cannot_be_read_keeps_nobody_elses_report_away(caplog: pytest.LogCaptureFixture) -> None:
    clock, kept = HandClock(), stores()
    kept["interviews"] = unreadable = Unreadable(ValueError("another schema"))
    services = memory_services(clock, **kept)
    wrong, right = await ended(services), await ended(services)
    unreadable.wrong.add(wrong.id)
    clock.move(minutes=5)
    with caplog.at_level(logging.ERROR):
        assert (await services.sweep()).scored == 1
    assert await kept["reports"].load(right.id) is not None
    assert f"score of {wrong.id} failed and stays due" in caplog.text
    unreadable.wrong.clear()
    assert (await services.sweep()).scored == 1


async def test_a_sweep_ends_at_once_where_storage_is_away() -> None:
    clock, kept = HandClock(), stores()
    kept["interviews"] = unreadable = Unreadable(StorageDown())
    services = memory_services(clock, **kept)
    unreadable.wrong = {(await ended(services)).id, (await ended(services)).id}
    clock.move(minutes=5)
    with pytest.raises(StorageDown):
        await services.sweep()
