"""Searches everything that models were sent for what belongs to a person: `python -m bench.leaks [--json]`.

Whole interviews run in this process against the simulator of providers, in rich mode, with marked names, addresses,
numbers and links planted into job descriptions and answers. What reached the simulator is searched for each of them.
Exits 1 when one is found, or when a use of a model was never reached."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from aiohttp import web

import bootstrap
import settings
from api.services import Services
from bench.crowd import answers
from bench.simulator.rows import CATALOG, read
from bench.simulator.server import application
from bench.simulator.simulator import Simulator
from bench.simulator.weather import Weather
from cache.asked import TieredFollowUps, TieredJobPlans
from cache.memory_tier import MemoryTier
from cache.pools import TieredOffered, TieredPools
from cache.tiers import Tiers
from documents.reader import Reader
from interview.model import Interview, Post
from interview.use_cases.start import Wish
from localhost.simulated import turned_to
from metrics.counters import Counters
from metrics.reporter import Reporter
from modelling import connect_models
from providers.catalog import FILE
from storage.memory import (
    MemoryAlerts,
    MemoryCandidates,
    MemoryDue,
    MemoryGrowths,
    MemoryHouses,
    MemoryInterviews,
    MemoryMetrics,
    MemoryQuota,
    MemoryReports,
    MemoryShares,
    MemoryTallies,
)
from storage.memory_recordings import MemoryRecordings
from storage.memory_resumes import MemoryResumes
from storage.memory_reviews import MemoryPromises, MemoryWaitingList

ROOT = Path(__file__).resolve().parent.parent
INTERVIEWS = 24
SECONDS = 240.0

SAID = (
    ("My name is {} and I come from logistics.", "Zebedee Quillfeather"),
    ("My manager {} did not believe it at first.", "Ottoline"),
    ("I worked with my colleague {} on that.", "Xanthe Brambleby"),
    ("You can write to me at {} about it.", "zq.private@mailbox.example.org"),
    ("Call me on {} after six.", "+44 7700 900321"),
    ("I lived at {} then.", "48 Thistledown Lane"),
    ("There is more at {} for who wants it.", "https://quillfeather.example.net/about"),
    ("I was born on {} so I saw that.", "29 February 1988"),
    ("They asked for my passport number {} as well.", "X48213377"),
    ("It was paid to {} in the end.", "DE44 5001 0517 5407 3249 31"),
)
"""Sentences as candidates say them, each with something of a person."""

POSTED = (
    ("Contact: {}", "Perpetua Vandersloot"),
    ("Your manager will be Mr. {}.", "Cornelius Oyelaran"),
    ("Apply to {} by Friday.", "perpetua.v@firm.example.com"),
    ("Telephone {} for questions.", "+1 415 555 0147"),
)
POSTING = "We run queues, databases and a payments API. You keep them up at night and make them dull.\n"


@asynccontextmanager
async def simulated() -> AsyncIterator[tuple[Simulator, str]]:
    simulator = Simulator(read(CATALOG), Weather(1, False, 50.0), time.time)
    runner = web.AppRunner(application(simulator), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    try:
        yield simulator, f"http://127.0.0.1:{runner.addresses[0][1]}"
    finally:
        await runner.cleanup()


def clock() -> datetime:
    return datetime.now(UTC)


class Nowhere:
    """An origin that keeps nothing: memory is enough for one run."""

    name = "blob"

    async def get(self, name: str) -> bytes | None:
        return None

    async def put(self, name: str, value: bytes) -> bool:
        return True


def near_tiers() -> Tiers:
    return Tiers(
        MemoryTier(10**8),
        [],
        Nowhere(),
        now=time.time,
        ticks=time.monotonic,
        count=lambda tier, kind, outcome: None,
        chance=random.Random(1),
    )


async def answers_always() -> None:
    """Memory is never away."""


async def copy_nothing() -> None:
    return


async def note_nothing(id: str) -> None:
    return


async def set_nothing_aside(most: int) -> tuple[int, int]:
    return 0, 0


def services_at(url: str) -> Services:
    """The app over memory, with every provider turned to the simulator, for people outside the EEA."""
    env = {"AzureWebJobsStorage": "memory", "TOKEN_SECRET": "only-for-this-run-0123", "USERS_IN": "elsewhere"}
    env |= {"EXPECTED_INTERVIEWS": "1", "DAILY_INTERVIEWS": "1000", **turned_to(url, FILE)}
    chosen = settings.read(env, bootstrap.provider_settings())
    metrics, tiers, due = MemoryMetrics(), near_tiers(), MemoryDue()
    models = connect_models(chosen, MemoryQuota(), clock)
    return bootstrap.assemble(
        chosen,
        clock=clock,
        reporter=Reporter(Counters(), metrics, clock),
        metrics=metrics,
        alerts=MemoryAlerts(),
        caches_away=tiers.away,
        interviews=MemoryInterviews(),
        reports=MemoryReports(),
        shares=MemoryShares(),
        recordings=MemoryRecordings(),
        candidates=MemoryCandidates(),
        tallies=MemoryTallies(),
        resumes=MemoryResumes(),
        text_of=Reader(),
        due=due,
        calendar=due,
        pools=TieredPools(tiers),
        follow_ups=TieredFollowUps(tiers),
        job_plans=TieredJobPlans(tiers),
        growths=MemoryGrowths(),
        houses=MemoryHouses(),
        offered=TieredOffered(tiers),
        waiting=MemoryWaitingList(),
        promises=MemoryPromises(),
        models=models,
        capacity=models,
        providers=models,
        requeue=set_nothing_aside,
        backup=copy_nothing,
        note=note_nothing,
        tidy=metrics.tidy,
        storage_answers=answers_always,
        close=models.close,
    )


async def take(services: Services, chance: random.Random) -> Interview:
    """One interview from start to report, something of a person in every answer."""
    lines = [line.format(value) for line, value in POSTED]
    chance.shuffle(lines)
    posting = POSTING + "\n".join([f"Post {chance.randrange(10**6)} of our team.", *lines])
    candidate, _ = await services.enrol()
    wish = Wish("backend-engineer", "mid", "mixed", "en", 5, (), False, posting)
    interview = await services.start(candidate.id, wish)
    while (question := interview.question) is not None:
        id = f"{question.pack}.{question.concept}" if question.concept else question.pack
        said = answers.say(id, chance.choice(("weak", "fair", "strong")), chance)
        told = " ".join([line.format(value) for line, value in chance.sample(SAID, 3)] + [said])
        taken = await services.take_turn(interview.id, Post(question.number, "answer", answer=told, seconds=60))
        interview = taken.interview
    await services.score(interview.id)
    return interview


async def measure() -> dict[str, Any]:
    chance = random.Random(1)
    async with simulated() as (simulator, url):
        services = services_at(url)
        modes: Counter[str] = Counter()
        for _ in range(INTERVIEWS):
            modes[(await take(services, chance)).mode] += 1
        await services.drain()
        grown = (await services.prewarm()).grown
        await services.close()
        sent = [json.dumps(entry["body"], ensure_ascii=False) for entry in simulator.said]
    secrets = [value for _, value in (*SAID, *POSTED)]
    words = sorted({part for value in secrets[:3] + secrets[10:12] for part in value.split()})
    found = {value: count for value in (*secrets, *words) if (count := sum(value in body for body in sent))}
    uses = {use: sum(mark in body for body in sent) for use, mark in MARKS.items()}
    return {
        "interviews": INTERVIEWS,
        "modes": dict(modes),
        "requests": len(sent),
        "uses": uses,
        "grown": {
            "calls": grown.calls,
            "packs": len(grown.packs),
            "gained": len(grown.gained),
            "refused": len(grown.refused),
        },
        "planted": len(secrets),
        "leaked": found,
        "holds": not found and all(uses.values()),
    }


MARKS = {
    "review": "You grade a practice interview",
    "plan": "You read a job description",
    "follow_up": "kind and curious interviewer",
    "pack": "You write questions for practice interviews",
    "growth": "An offline scorer recognises ideas",
}
"""By use of a model, words that only its instructions hold."""


async def main(as_json: bool) -> int:
    async with asyncio.timeout(SECONDS):
        result = await measure()
    print(json.dumps(result, ensure_ascii=False, indent=None if as_json else 1))
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.leaks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    sys.exit(asyncio.run(main(parser.parse_args().json)))
