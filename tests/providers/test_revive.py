"""Whoever was given up on and is asked by nobody is asked whether they are back."""

from __future__ import annotations

from providers.purse import Purse
from providers.quota import State
from providers.revive import IDLE_S, MENDED_S, Revive, overdue
from providers.wire import Limit
from storage.memory import MemoryQuota
from tests.fakes import HandClock
from tests.providers.upstream import Upstream, a_gateway, a_spec, fails, says

ONE, TWO = a_spec("acme"), a_spec("other")
NOW = 100_000.0


def ill(wrong: str, ago: float) -> dict[str, State]:
    return {ONE.scope: State(seen=NOW - ago, wrong=wrong, wrong_at=NOW - ago - 1)}


def test_who_was_out_is_asked_after_ten_minutes_and_who_has_to_be_mended_after_an_hour() -> None:
    for wrong, wait in (("unreachable: no route", IDLE_S), ("bad_key: 401", MENDED_S)):
        assert overdue([ONE, TWO], ill(wrong, wait - 1), {}, NOW) == []
        assert overdue([ONE, TWO], ill(wrong, wait), {}, NOW) == [ONE]
        assert overdue([ONE, TWO], ill(wrong, wait), {ONE.scope: NOW - 1}, NOW) == []
    assert overdue([ONE], ill("quota_exhausted: spent", 2 * MENDED_S), {}, NOW) == []
    assert overdue([ONE], ill("", 2 * MENDED_S), {}, NOW) == []


async def test_who_answers_is_well_again_and_who_does_not_is_left_alone_for_a_while() -> None:
    clock, quotas = HandClock(), MemoryQuota()
    purse, upstream = Purse(quotas, clock), Upstream(acme=[fails(503, "busy"), says("ready")])
    gateway = a_gateway(upstream, ONE, clock=clock, quotas=quotas)
    revive = Revive([ONE], purse, gateway.try_out)
    await purse.fault(ONE, "overloaded: 503 busy")
    await revive()
    clock.move(seconds=IDLE_S)
    for _ in range(2):
        await revive()
    assert (await purse.look())[ONE.scope].wrong.startswith("overloaded: 503")
    assert len(upstream.requests) == 1
    clock.move(seconds=IDLE_S)
    await revive()
    await gateway.close()
    assert (await purse.look())[ONE.scope].wrong == ""


async def test_asking_is_counted_and_nobody_is_asked_beyond_their_quota() -> None:
    # Of two a day the second is kept for people.
    spec = a_spec("acme", limits=(Limit("requests", 2, "day", "fixed"),))
    clock, quotas = HandClock(), MemoryQuota()
    purse, upstream = Purse(quotas, clock), Upstream(acme=[says("no"), says("no")])
    gateway = a_gateway(upstream, spec, clock=clock, quotas=quotas)
    revive = Revive([spec], purse, gateway.try_out)
    for _ in range(2):
        await purse.fault(spec, "overloaded: 503 busy")
        clock.move(seconds=IDLE_S)
        await revive()
    await gateway.close()
    assert len(upstream.requests) == 1
