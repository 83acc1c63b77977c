"""One call over many providers: who is asked, what is spent, and what an outage costs. Real httpx, no network."""

from __future__ import annotations

import asyncio
import logging
import time
from typing import TypeVar

import httpx
import pytest
from msgspec.structs import replace

from providers.chat import Reply
from providers.errors import AllFailed, QuotaDown
from providers.gateway import Gateway
from providers.health import PATIENCE
from providers.quota import Step
from providers.wire import Limit, Spec
from storage.memory import MemoryQuota
from tests.providers.upstream import (
    ASKED,
    DAY,
    FORMED,
    Answer,
    Upstream,
    a_gateway,
    a_spec,
    a_want,
    fails,
    says,
    spent,
)

T = TypeVar("T")

TOKENS = Limit("tokens", 100_000, "day", "fixed")


async def test_a_reply_says_who_gave_it_and_what_it_took() -> None:
    gateway = a_gateway(Upstream(acme=[says("Certainly.")]), a_spec())
    assert await gateway.complete(ASKED, a_want()) == Reply("Certainly.", "acme", "acme-1", "acme", 11, 3)


async def test_with_no_key_nobody_can_be_asked_and_the_reason_is_told() -> None:
    with pytest.raises(AllFailed, match="no provider has a key") as e:
        await a_gateway(Upstream()).complete(ASKED, a_want())
    assert e.value.failures == ()


@pytest.mark.parametrize("played", [True, False])
async def test_a_reply_says_whether_something_stood_in_for_its_provider(played: bool) -> None:
    spec = replace(a_spec("good"), played=played)
    assert (await a_gateway(Upstream(good=[says()]), spec).complete(ASKED, a_want())).played is played


@pytest.mark.parametrize(
    "fault",
    [
        fails(500),
        fails(401, "invalid api key"),
        fails(400, "max_tokens is too large"),
        fails(410),
        fails(429),
        fails(402),
        httpx.Response(200, json={"error": {"message": "upstream is down", "code": 502}}),
        httpx.Response(200, text="<html>"),
        httpx.Response(302, headers={"location": "https://elsewhere.example/"}),
        httpx.ConnectError("refused"),
        httpx.ReadError("reset"),
    ],
    ids=repr,
)
async def test_one_broken_provider_does_not_take_the_call_down(fault: httpx.Response | Exception) -> None:
    upstream = Upstream(bad=[fault], good=[says()])
    gateway = a_gateway(upstream, a_spec("bad", model={"quality": 5}), a_spec("good"))
    assert (await gateway.complete(ASKED, a_want())).provider == "good"
    assert upstream.asked == ["bad", "good"]


async def test_when_all_fail_each_failure_is_told_and_none_shows_a_key(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    upstream = Upstream(acme=[fails(401, "Incorrect API key provided: k-acme")], base=[fails(503)])
    with pytest.raises(AllFailed) as e:
        await a_gateway(upstream, a_spec(), a_spec("base")).complete(ASKED, a_want())
    assert {(name, error.kind) for name, error in e.value.failures} >= {
        ("acme/acme-1", "bad_key"),
        ("base/base-1", "overloaded"),
    }
    assert "k-acme" not in caplog.text + str(e.value)


async def test_a_call_is_charged_what_it_took_and_not_what_was_reserved() -> None:
    quotas, spec = MemoryQuota(), a_spec(limits=(DAY, TOKENS))
    gateway = a_gateway(Upstream(acme=[says()]), spec, quotas=quotas)
    await gateway.complete(ASKED, a_want())
    await gateway.close()
    assert await spent(quotas, spec) == 1
    assert await spent(quotas, spec, TOKENS) == 14


async def test_what_was_sent_and_given_up_stays_spent_and_what_never_left_does_not() -> None:
    quotas, hangs, refuses = MemoryQuota(), a_spec("hangs", limits=(DAY, TOKENS)), a_spec("refuses")
    upstream = Upstream(hangs=[60.0], refuses=[httpx.ConnectError("refused")])
    gateway = a_gateway(upstream, hangs, refuses, quotas=quotas)
    with pytest.raises(AllFailed):
        await gateway.complete(ASKED, a_want(deadline_s=0.3))
    await gateway.close()
    assert await spent(quotas, hangs) == 1
    assert await spent(quotas, hangs, TOKENS) > 100
    assert await spent(quotas, refuses) == 0


@pytest.mark.parametrize(
    ("answer", "requests", "least", "most"),
    [
        (fails(503), 2, 0, 0),
        (fails(400, "the prompt is too long"), 1, 1, 90),
        (says(""), 1, 100, 200),
    ],
)
async def test_what_was_turned_away_takes_no_tokens_and_what_was_read_or_written_does(
    answer: httpx.Response, requests: int, least: int, most: int
) -> None:
    quotas, spec = MemoryQuota(), a_spec(limits=(DAY, TOKENS))
    gateway = a_gateway(Upstream(acme=[answer]), spec, quotas=quotas)
    with pytest.raises(AllFailed):
        await gateway.complete(ASKED, a_want())
    await gateway.close()
    assert await spent(quotas, spec) == requests
    assert least <= await spent(quotas, spec, TOKENS) <= most


async def test_nobody_is_asked_beyond_a_limit_however_many_ask_at_once() -> None:
    spec = a_spec(limits=(Limit("requests", 5, "day", "fixed"),))
    upstream = Upstream(acme=[says()])
    gateway = a_gateway(upstream, spec)
    found = await asyncio.gather(*(gateway.complete(ASKED, a_want()) for _ in range(20)), return_exceptions=True)
    assert sum(isinstance(each, Reply) for each in found) == len(upstream.requests) == 5
    assert all(isinstance(each, AllFailed) for each in found if not isinstance(each, Reply))


async def test_a_provider_s_own_word_about_its_quota_is_heard_by_every_process() -> None:
    quotas, spec = MemoryQuota(), a_spec()
    refused = fails(429, "Rate limit reached for requests per day", {"retry-after": "600"})
    with pytest.raises(AllFailed):
        await a_gateway(Upstream(acme=[refused]), spec, quotas=quotas).complete(ASKED, a_want())
    await asyncio.sleep(0.01)
    upstream = Upstream(acme=[says()])
    with pytest.raises(AllFailed, match="short of quota"):
        await a_gateway(upstream, spec, quotas=quotas).complete(ASKED, a_want())
    assert not upstream.requests


async def test_a_call_ends_within_its_deadline_whoever_hangs() -> None:
    gateway = a_gateway(Upstream(acme=[60.0], base=[60.0]), a_spec(), a_spec("base"))
    began = time.monotonic()
    with pytest.raises(AllFailed):
        await gateway.complete(ASKED, a_want("follow-up", 0.3))
    assert time.monotonic() - began < 0.6


async def test_a_model_that_was_given_less_time_than_it_takes_is_not_taken_for_ill() -> None:
    gateway = a_gateway(Upstream(acme=[0.3]), a_spec())
    await gateway.complete(ASKED, a_want("follow-up", 5.0))
    for _ in range(PATIENCE):
        with pytest.raises(AllFailed):
            await gateway.complete(ASKED, a_want("follow-up", 0.1))
    assert (await gateway.complete(ASKED, a_want("follow-up", 5.0))).provider == "acme"
    await gateway.close()


async def test_somebody_who_waits_is_not_kept_waiting_by_one_slow_provider() -> None:
    quotas, slow = MemoryQuota(), a_spec("slow")
    gateway = a_gateway(Upstream(slow=[0.01, 60.0], quick=[says()]), slow, a_spec("quick"), quotas=quotas)
    only_slow = replace(a_want(), other_family="quick")
    await gateway.complete(ASKED, only_slow)
    began = time.monotonic()
    reply = await gateway.complete(ASKED, a_want("follow-up", 5.0))
    await gateway.close()
    assert reply.provider == "quick"
    assert time.monotonic() - began < 1
    assert await spent(quotas, slow) == 2


async def test_a_model_whose_family_judged_first_is_not_the_second_judge() -> None:
    upstream = Upstream(acme=[says()], base=[says()])
    gateway = a_gateway(upstream, a_spec(), a_spec("base"))
    reply = await gateway.complete(ASKED, a_want("second-judge", other_family="acme"))
    assert reply.family == "base"


async def test_a_reply_that_does_not_fit_is_shown_to_the_model_once_with_what_is_wrong() -> None:
    upstream = Upstream(acme=[says('{"wort": "ja"}'), says('```json\n{"word": "yes"}\n```')])
    reply = await a_gateway(upstream, a_spec()).complete(FORMED, a_want())
    assert reply.text == '{"word": "yes"}'
    shown = upstream.sent(1)["messages"]
    assert shown[-2] == {"role": "assistant", "content": '{"wort": "ja"}'}
    assert "$.word is missing" in shown[-1]["content"]


async def test_a_second_bad_reply_is_not_repaired_again() -> None:
    upstream = Upstream(acme=[says("no JSON at all")])
    with pytest.raises(AllFailed, match="not JSON"):
        await a_gateway(upstream, a_spec()).complete(FORMED, a_want())
    assert len(upstream.requests) == 2


@pytest.mark.parametrize("outage", [fails(500), fails(503), httpx.ConnectError("refused")], ids=repr)
async def test_an_outage_of_everybody_is_not_made_worse_by_trying_again(outage: httpx.Response | Exception) -> None:
    specs = [a_spec(f"p{nth}", limits=()) for nth in range(16)]
    answers: list[Answer] = [outage]
    upstream = Upstream(**{spec.name: answers for spec in specs})
    gateway = a_gateway(upstream, *specs)
    for _ in range(50):
        with pytest.raises(AllFailed):
            await gateway.complete(ASKED, a_want())
    assert len(upstream.requests) <= 1.2 * 50


async def test_a_bad_key_rests_every_model_of_its_provider_and_is_never_tried_again() -> None:
    upstream = Upstream(acme=[fails(401, "invalid api key")])
    small = a_spec()
    large = Spec(small.name, small.row, replace(small.model, id="acme-2"), small.base_url)
    gateway = a_gateway(upstream, small, large)
    for _ in range(3):
        with pytest.raises(AllFailed):
            await gateway.complete(ASKED, a_want())
    assert len(upstream.requests) == 1


async def test_a_body_without_end_is_left() -> None:
    upstream = Upstream(acme=[httpx.Response(200, content=b" " * 10_000_000)])
    with pytest.raises(AllFailed, match="a body of"):
        await a_gateway(upstream, a_spec()).complete(ASKED, a_want())


async def test_no_more_calls_run_at_once_than_a_provider_takes() -> None:
    running, most = 0, 0

    class Counting(Upstream):
        async def __call__(self, request: httpx.Request) -> httpx.Response:
            nonlocal running, most
            running += 1
            most = max(most, running)
            await asyncio.sleep(0.01)
            running -= 1
            return says()

    gateway = a_gateway(Counting(), a_spec(concurrency=2))
    await asyncio.gather(*(gateway.complete(ASKED, a_want()) for _ in range(10)))
    assert most == 2


async def test_a_call_leaves_the_line_of_a_busy_provider_while_there_is_time_to_ask_another() -> None:
    upstream = Upstream(busy=[1.0])
    gateway = a_gateway(upstream, a_spec("busy", concurrency=1, model={"quality": 5}))
    first = asyncio.create_task(gateway.complete(ASKED, a_want()))
    await asyncio.sleep(0.01)
    began = time.monotonic()
    with pytest.raises(AllFailed):
        await gateway.complete(ASKED, a_want(deadline_s=0.4))
    assert time.monotonic() - began < 0.3
    assert upstream.asked == ["busy"]
    assert (await first).provider == "busy"


async def test_while_the_counters_do_not_answer_nothing_is_sent() -> None:
    class NoCounters(MemoryQuota):
        async def change(self, scope: str, step: Step[T]) -> T:
            raise QuotaDown("storage does not answer")

    upstream = Upstream(acme=[says()])
    with pytest.raises(AllFailed, match="counters"):
        await a_gateway(upstream, a_spec(), quotas=NoCounters()).complete(ASKED, a_want())
    assert not upstream.requests


async def test_keys_are_only_ever_in_a_header() -> None:
    upstream = Upstream(acme=[says()])
    gateway: Gateway = a_gateway(upstream, a_spec())
    await gateway.complete(ASKED, a_want())
    request = upstream.requests[0]
    assert request.headers["authorization"] == "Bearer k-acme"
    assert "k-acme" not in str(request.url) + request.content.decode() + repr(gateway)
