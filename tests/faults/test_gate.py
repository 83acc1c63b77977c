"""A process takes on what it can serve in time, and tells everybody else when to come again."""

from __future__ import annotations

import asyncio
import json

import pytest

from api import edge
from api.answer import Answer, Ask
from api.gate import FIRST, LEAST, MOST, Gate, Overloaded
from api.services import Services
from tests.fakes import memory_services


@pytest.mark.parametrize("later", ["interviews.start", "tasks.next_task"])
def test_who_is_in_an_interview_is_let_in_before_anybody_new_and_before_what_nobody_waits_for(later: str) -> None:
    gate = Gate(most=2)
    with gate.inside("interviews.turn"):
        with pytest.raises(Overloaded), gate.inside(later):
            pass
        with gate.inside("interviews.turn"), pytest.raises(Overloaded), gate.inside("interviews.turn"):
            pass
    assert gate.under_way == 0


def test_a_call_that_fails_makes_room_again() -> None:
    gate = Gate(most=1)
    with pytest.raises(ValueError, match="x"), gate.inside("interviews.turn"):
        raise ValueError("x")
    with gate.inside("interviews.turn"):
        assert gate.under_way == 1


def taken(gate: Gate, clock: list[float], seconds: float, often: int, call: str = "interviews.turn") -> float:
    """The room after so many calls that took so long."""
    for _ in range(often):
        with gate.inside(call):
            clock[0] += seconds
    return gate.room


def test_fewer_are_let_in_where_turns_take_long_and_more_again_where_they_do_not() -> None:
    clock = [0.0]
    gate = Gate(clock=lambda: clock[0])
    assert taken(gate, clock, 10.0, 100, "ops.prewarm") == FIRST < MOST, "what is long by nature says nothing"
    assert taken(gate, clock, 0.1, 1000) == MOST
    assert taken(gate, clock, 1.0, 10) < MOST * 0.4
    assert taken(gate, clock, 2.0, 100) == LEAST
    assert taken(gate, clock, 0.1, 40) == pytest.approx(LEAST + 4)


@pytest.mark.parametrize("cpu_s", [0.02, 0.04, 0.08])
def test_however_slow_a_core_is_a_start_is_over_within_two_seconds_and_the_core_is_not_idle(cpu_s: float) -> None:
    """Everybody inside takes turns at one core, so that a turn lasts as long as the work of all who are there."""
    clock = [0.0]
    gate = Gate(clock=lambda: clock[0])
    for _ in range(1000):
        with gate.inside("interviews.turn"):
            clock[0] += gate.room * cpu_s
    lasts = [taken(gate, clock, gate.room * cpu_s, 1) * cpu_s for _ in range(100)]
    assert 2 * max(lasts) < 2.0
    assert min(lasts) > 0.6


async def test_beyond_what_a_process_takes_on_a_call_is_told_at_once_when_to_come_again() -> None:
    services, go_on = memory_services(), asyncio.Event()
    edge.GATE.room = MOST  # turns of other tests may have made it narrower

    async def slow(services: Services, ask: Ask) -> Answer:
        await go_on.wait()
        return Answer(204)

    inside = [asyncio.create_task(edge.serve(lambda: services, slow, Ask({}, {}))) for _ in range(MOST)]
    await asyncio.sleep(0)
    said = await edge.serve(lambda: services, slow, Ask({}, {}))
    problem = json.loads(said.body)
    assert (said.status, problem["type"]) == (503, "overloaded")
    assert int(said.headers["Retry-After"]) == problem["retry_after"] > 0
    go_on.set()
    assert {answer.status for answer in await asyncio.gather(*inside)} == {204}
    assert (await edge.serve(lambda: services, slow, Ask({}, {}))).status == 204
