"""A process that dies at any step of anything: the checker finds every promise kept, whoever goes on."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from api.services import Services
from bench.faults.checker import check
from bench.faults.diary import Book
from tests.fakes import HandClock, memory_services
from tests.faults.client import Client
from tests.faults.held import held
from tests.interview.conducted import Fuse, mortal, stores
from tests.judges import Judges


async def lived(client: Client) -> None:
    """Three interviews: taken to the end and reviewed, ended early, and erased."""
    who = await client.candidate()
    whole = await client.start(who, "whole")
    while whole.question is not None:
        whole = await client.answer(whole)
    await client.ask(lambda s: s.score.settle(whole.id))
    await client.ask(lambda s: s.drain())
    early = await client.start(who, "early", questions=3)
    await client.answer(early)
    await client.finish(early)
    await client.ask(lambda s: s.score(early.id))
    gone = await client.start(who, "gone")
    await client.answer(gone)
    await client.ask(lambda s: s.score.settle(gone.id))
    await client.erase(gone)


def serving(clock: HandClock, parts: dict[str, Any]) -> Services:
    """While it waits for something, the clock goes on."""

    async def sleep(seconds: float) -> None:
        clock.move(seconds=seconds)

    services = memory_services(clock, **parts)
    services.drain.sleep = services.score.sleep = sleep
    return services


async def test_whichever_step_a_process_dies_at_nothing_is_lost_and_nothing_is_left_over() -> None:
    step = 0
    while True:
        step += 1
        kept, clock, book, fuse = stores(), HandClock(), Book(), Fuse(step)
        parts: dict[str, Any] = {**kept, "models": (judges := Judges()), "capacity": judges}
        heir = serving(clock, parts)
        await lived(Client(serving(clock, mortal(parts, fuse)), heir, book))
        for later in (timedelta(minutes=5), timedelta(hours=3), timedelta(days=1)):
            clock.now += later
            await heir.sweep()
            await heir.drain()
            assert check(book, held(kept, clock())) == [], f"died at step {step}"
        assert kept["waiting"]._kept == {}
        assert kept["promises"]._kept == set()
        if not fuse.burnt:
            break
    assert step > 60
