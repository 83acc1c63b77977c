"""Builds the services once, at the first call. The only file that knows every part."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Awaitable, Callable

from api.services import Services
from cache.memory_tier import MemoryTier
from cache.pools import TieredPools
from cache.tiers import Tier, Tiers
from interview.catalog import catalog, rubric
from interview.packs import bank
from interview.ports import Candidates, Clock, DueList, Interviews, Pools, Reports
from interview.use_cases.candidates import Enrol, ExportAll
from interview.use_cases.erase import EraseCandidate, EraseInterview
from interview.use_cases.prewarm import Prewarm
from interview.use_cases.score import Score
from interview.use_cases.start import StartInterview
from interview.use_cases.sweep import Sweep
from interview.use_cases.take_turn import Finish, TakeTurn
from settings import Settings
from storage import tables
from storage.blobs import BlobTier
from storage.candidates import TableCandidates
from storage.due import TableDue
from storage.interviews import TableInterviews
from storage.reports import TableReports

MEMORY_BYTES = 32 * 1024 * 1024
MEMORY_SECONDS = 300.0
REDIS_SECONDS = 24 * 3600

ID_BYTES = 10


def new_id() -> str:
    """Twenty hexadecimal characters: unguessable, and safe in keys and routes."""
    return secrets.token_hex(ID_BYTES)


def build(settings: Settings, on_request: tables.OnRequest | None = None) -> Services:
    """Services on Azure Storage, for the loop that runs now. `on_request` sees every request to Table Storage."""
    # One line for each storage request at INFO would cost more than the request.
    logging.getLogger("azure.core").setLevel(logging.WARNING)
    service = tables.connect(settings.storage, on_request)
    origin = BlobTier(settings.storage, "packs")
    tiers: list[Tier] = [MemoryTier(MEMORY_BYTES, MEMORY_SECONDS, time.monotonic)]
    closing = [service.close, origin.close]
    if settings.redis_url:
        from cache.redis_tier import RedisTier  # its import is a third of a cold start; without a Redis it is saved

        redis = RedisTier(settings.redis_url, REDIS_SECONDS)
        tiers.append(redis)
        closing.append(redis.close)

    async def storage_answers() -> None:
        await tables.ping(service)

    async def close() -> None:
        for each in closing:
            await each()

    return assemble(
        settings,
        clock=settings.clock(),
        interviews=TableInterviews(service),
        reports=TableReports(service),
        candidates=TableCandidates(service),
        due=TableDue(service),
        pools=TieredPools(Tiers([*tiers, origin], time.monotonic)),
        storage_answers=storage_answers,
        close=close,
    )


def assemble(
    settings: Settings,
    *,
    clock: Clock,
    interviews: Interviews,
    reports: Reports,
    candidates: Candidates,
    due: DueList,
    pools: Pools,
    storage_answers: Callable[[], Awaitable[None]],
    close: Callable[[], Awaitable[None]],
) -> Services:
    """Joins the use cases over whatever fulfils the ports."""
    score = Score(interviews, reports, candidates, due, rubric(), clock)
    erase_interview = EraseInterview(interviews, reports, candidates, due, clock)
    erase_candidate = EraseCandidate(candidates, erase_interview, due, clock)
    return Services(
        catalog=catalog(),
        bank=bank,
        clock=clock,
        token_secret=settings.token_secret,
        daily=settings.daily_interviews,
        candidate_days=settings.candidate_days,
        interviews=interviews,
        candidates=candidates,
        enrol=Enrol(candidates, due, clock, new_id, secrets.token_bytes, settings.candidate_days),
        start=StartInterview(
            interviews=interviews,
            candidates=candidates,
            due=due,
            pools=pools,
            bank=bank,
            catalog=catalog(),
            clock=clock,
            new_id=new_id,
            daily=settings.daily_interviews,
            keep_days=settings.interview_days,
        ),
        take_turn=TakeTurn(interviews, due, clock),
        finish=Finish(interviews, due, clock),
        score=score,
        export_all=ExportAll(candidates, interviews, reports),
        erase_interview=erase_interview,
        erase_candidate=erase_candidate,
        prewarm=Prewarm(pools, bank, catalog()),
        sweep=Sweep(due, candidates, score, erase_interview, erase_candidate, clock, settings.candidate_days),
        storage_answers=storage_answers,
        close=close,
    )
