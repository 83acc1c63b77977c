"""The operator's view of the providers, with a wrong key, a good one and none."""

from __future__ import annotations

import json
from typing import Any

import httpx
from msgspec.structs import replace

from api import ops
from api.answer import Answer, Ask
from providers.choice import Policy
from providers.errors import AllFailed
from providers.gateway import Gateway
from providers.models import Models
from providers.purse import Purse
from providers.roster import Roster
from providers.wire import Limit
from storage.memory import MemoryQuota
from tests.fakes import HandClock, memory_services
from tests.providers.upstream import ASKED, Upstream, a_spec, a_want, fails, says

ASK = Ask({}, {})
LIMITS = (Limit("requests", 20, "day", "fixed"), Limit("tokens", 200_000, "day", "refill"))


def read(answer: Answer) -> Any:
    assert answer.status == 200
    return json.loads(answer.body)


async def some_models(clock: HandClock, quotas: MemoryQuota) -> Models:
    """After two calls: one provider answered, the other refused its key."""
    specs = (a_spec("good", limits=LIMITS), a_spec("bad", limits=LIMITS), a_spec("learns", trains="yes", limits=LIMITS))
    roster = Roster(specs, {"absent": "no key: ABSENT_KEY is missing"})
    purse = Purse(quotas, clock)
    models = Models(roster, {}, purse, Policy(regions=()), clock)
    transport = httpx.MockTransport(Upstream(good=[says()], bad=[fails(401, "invalid api key")]))
    for spec in specs[:2]:
        gateway = Gateway((spec,), {}, purse, models.policy, models.wards, transport)
        try:
            await gateway.complete(ASKED, a_want())
        except AllFailed:
            assert spec.name == "bad"
        await gateway.close()
    return models


async def test_each_provider_says_what_is_wrong_with_which_key_and_what_is_left() -> None:
    clock, quotas = HandClock(), MemoryQuota()
    shown = read(await ops.providers(memory_services(clock, providers=await some_models(clock, quotas)), ASK))
    good, bad, learns = shown["providers"]
    assert good["state"] == good["models"][0]["state"] == "closed"
    assert good["models"][0]["answered"] == 1
    assert good["counters"][0]["windows"][0]["left"] == 19
    assert bad["state"] == "open"
    assert bad["key"] == "BAD_KEY is set"
    assert bad["wrong"].startswith("bad_key: 401")
    assert bad["models"][0]["errors"] == {"bad_key": 1}
    assert learns["models"][0]["ruled_out"] == "it trains on what is said"
    assert shown["off"] == {"absent": "no key: ABSENT_KEY is missing"}


async def test_what_another_process_found_wrong_is_told_here_too() -> None:
    clock, quotas = HandClock(), MemoryQuota()
    seen = await some_models(clock, quotas)
    here = Models(seen.roster, {}, Purse(quotas, clock), seen.policy, clock)
    shown = read(await ops.providers(memory_services(clock, providers=here), ASK))
    wrong = {each["name"]: each["counters"][0]["wrong"] for each in shown["providers"]}
    assert wrong["bad"].startswith("bad_key: 401")
    assert wrong["good"] == ""


async def test_capacity_is_told_by_requests_and_tokens_with_what_binds() -> None:
    clock, quotas = HandClock(), MemoryQuota()
    models = await some_models(clock, quotas)
    shown = read(await ops.capacity_of_keys(memory_services(clock, providers=models), ASK))
    assert shown["a_day"]["calls"] == shown["a_day"]["by_requests"] == 40
    assert shown["a_day"]["by_tokens"] > 40
    assert {each["binds"] for each in shown["counters"]} == {"20 requests a day"}
    assert shown["interviews"] == {"rich": 6, "standard": 36, "lean_reviews": 40}
    # Of the good one today, less the floor for packs, and tomorrow; the one with a wrong key carries nothing now.
    assert shown["next_24_hours"] == 18 + 20
    none = read(await ops.capacity_of_keys(memory_services(clock, providers=replace_roster(models)), ASK))
    assert none["a_day"]["calls"] == none["next_24_hours"] == 0


def replace_roster(models: Models) -> Models:
    """The same settings without any key."""
    roster = replace(models.roster, on=())
    return Models(roster, {}, models.purse, models.policy, models.clock)
