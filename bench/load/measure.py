"""Puts the parts of a load test together and reads the product's own figures afterwards."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Mapping
from contextlib import AsyncExitStack
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from msgspec import Struct
from msgspec.structs import replace
from redis.asyncio import Redis

from bench.acceptance import NO_GROWTH
from bench.crowd.lender import Lenders
from bench.crowd.visit import Browser, Log
from bench.load import plan
from bench.load.faults import FrontOfRedis, trouble
from bench.load.models import after
from bench.load.run import Progress, a_day, at_real_pace, session
from bench.load.running import Product, RedisServer, product
from bench.load.sampling import Usage
from bench.load.verdicts import errors, latency
from bench.machine import machine

RAMP_SECONDS, PACE_SECONDS = 60.0, 60.0
LEAD_SECONDS = 15.0
"""Real seconds from starting the product to the midnight at which the day begins."""
NOWHERE = "redis://127.0.0.1:9/0"
"""A primary that is down: nothing listens on the discard port."""


class Options(Struct, frozen=True):
    interviews: int
    hours: float
    seconds: float
    quotas: str
    mode: str
    workers: int
    people: int
    redis: bool
    trouble: bool
    backup_only: bool
    models: bool
    seed: int
    own_models: int = 0
    """Percent of the candidates who bring a model."""


async def measure(chosen: Options, progress: Progress) -> tuple[dict[str, Any], Log, Usage]:
    """A day; where candidates bring models, the same day without those before it, to compare with."""
    found: dict[str, Any] = {"machine": machine(), "quotas": chosen.quotas, "options": _plain(chosen)}
    if chosen.people:
        found["pace"] = await _pace(chosen, progress)
    if chosen.own_models:
        without, _, _ = await _day(replace(chosen, own_models=0), progress, NO_GROWTH)
        found["without_own_models"] = without["day"]
    measured, log, usage = await _day(chosen, progress, NO_GROWTH if chosen.own_models else {})
    return found | measured, log, usage


async def _day(chosen: Options, progress: Progress, settings: Mapping[str, str]) -> tuple[dict[str, Any], Log, Usage]:
    found: dict[str, Any] = {}
    async with AsyncExitStack() as stack:
        env, redis, front = await _caches(chosen, stack)
        env |= settings
        env |= {"EXPECTED_INTERVIEWS": str(round(chosen.interviews * 24 / chosen.hours)), "RICHEST_MODE": chosen.mode}
        if chosen.quotas == "plan":
            folder = stack.enter_context(TemporaryDirectory())
            env["PROVIDERS_FILE"] = str(plan.write(Path(folder) / "plan.json"))
        rate = chosen.hours * 3600 / chosen.seconds
        midnight = datetime.now(UTC) + timedelta(seconds=LEAD_SECONDS)
        env["CLOCK_EPOCH"] = _epoch(midnight, rate).isoformat()
        running = stack.enter_context(product(workers=chosen.workers, clock_rate=rate, simulate=chosen.models, env=env))
        await asyncio.sleep(max(0.0, (midnight - datetime.now(UTC)).total_seconds()))
        beside: list[Awaitable[Any]] = []
        if chosen.trouble and redis and front:
            beside.append(trouble(redis, front, chosen.seconds))
        helper = await _lenders(running, chosen.own_models, rate) if chosen.own_models else None
        log, usage = await a_day(
            running,
            chosen.interviews,
            rate=rate,
            hours=chosen.hours,
            seed=chosen.seed,
            progress=progress,
            beside=beside,
            helper=helper,
        )
        day = (midnight + timedelta(days=1)).strftime("%Y-%m-%d")
        found["day"], found["hours"] = await _figures(running, log, usage, chosen, env, day)
        if helper is not None:
            found["own_models"] = {
                "percent": chosen.own_models,
                "reported": sum(each["own_model"] for each in log.visits),
                **asdict(helper.lent),
            }
    return found, log, usage


async def _lenders(running: Product, percent: int, rate: float) -> Lenders:
    """With the providers that the page offers to who brings a key."""
    async with session() as http:
        _, catalog = await Browser(http, running.url, Log())("catalog", "GET", "/catalog")
    began = time.time()
    return Lenders(percent, catalog["own_models"], lambda: began + (time.time() - began) * rate, rate)


def _epoch(midnight: datetime, rate: float) -> datetime:
    """The epoch for which the app's clock, real time counted `rate` times from it, shows a midnight at that moment."""
    shown = midnight.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return midnight + (midnight - shown) / (rate - 1)


async def _pace(chosen: Options, progress: Progress) -> dict[str, Any]:
    env = {"DAILY_INTERVIEWS": "100"}
    with product(workers=chosen.workers, clock_rate=1.0, simulate=chosen.models, env=env) as running:
        log = await at_real_pace(running, chosen.people, RAMP_SECONDS, PACE_SECONDS, progress)
    turns = latency(log.calls, "turn")
    return {
        "people": chosen.people,
        "turns": sum(call.name == "turn" for call in log.calls),
        "turn_p50_ms": turns.get("p50"),
        "turn_p99_ms": turns.get("p99"),
        "errors": errors(log),
    }


async def _caches(
    chosen: Options, stack: AsyncExitStack
) -> tuple[dict[str, str], RedisServer | None, FrontOfRedis | None]:
    if not chosen.redis:
        return {}, None, None
    redis = RedisServer()
    stack.callback(redis.stop)
    front = FrontOfRedis(redis)
    url = await front.start()
    stack.push_async_callback(front.stop)
    if chosen.backup_only:
        return {"REDIS_URL": NOWHERE, "REDIS_BACKUP_URL": url}, redis, front
    return {"REDIS_URL": url}, redis, front


async def _figures(
    running: Product, log: Log, usage: Usage, chosen: Options, env: dict[str, str], day: str
) -> tuple[dict[str, Any], dict[int, dict[str, float | None]]]:
    async with session() as http:
        headers = {"x-functions-key": running.key}
        async with http.get(f"{running.url}/ops/interviews?day={day}", headers=headers) as said:
            interviews = await said.json()
        async with http.get(f"{running.url}/ops/cache?day={day}", headers=headers) as said:
            cache = await said.json()
        model = (
            await after(http, running, log, chosen.quotas, chosen.hours * 3600 / chosen.seconds)
            if running.simulator
            else None
        )
    hours = {
        hour["hour"]: {
            "started": hour["started"],
            "finished": hour["finished"],
            "cache_hit_percent": _percent(hour["cache_hit_rate"]),
        }
        for hour in interviews["hours"]
    }
    finishable = log.begun - log.left
    turns = latency(log.calls, "turn")
    first = hours.get(min(hours, default=0), {})
    return {
        "begun": log.begun,
        "left_by_their_candidate": log.left,
        "reported": log.reported,
        "reported_percent": round(100 * log.reported / finishable, 3) if finishable else None,
        "calls": len(log.calls),
        "errors": errors(log),
        "errors_percent": round(100 * errors(log) / len(log.calls), 3),
        "turns": sum(call.name == "turn" for call in log.calls),
        "turn_p50_ms": turns.get("p50"),
        "turn_p99_ms": turns.get("p99"),
        "cpu_s_per_interview": round(usage.cpu_seconds / max(1, log.begun), 4),
        "peak_mb": round(usage.peak_mb, 1),
        "growth_mb": round(usage.growth_mb(), 1),
        "cache_hit_percent": _percent(cache["hit_rate"]),
        "cache_hit_first_hour_percent": first.get("cache_hit_percent"),
        "model": model,
        **await _redis(env),
    }, hours


async def _redis(env: dict[str, str]) -> dict[str, float]:
    """What the server that served holds; as the backup, how many commands it heard in all."""
    url = env.get("REDIS_BACKUP_URL") or env.get("REDIS_URL")
    if url is None:
        return {}
    async with Redis.from_url(url) as client:
        held, heard = await client.info("memory"), await client.info("stats")
    found = {"redis_mb": round(held["used_memory"] / 1024 / 1024, 2)}
    if "REDIS_BACKUP_URL" in env:
        found["backup_commands"] = float(heard["total_commands_processed"])
    return found


def _percent(share: float | None) -> float | None:
    return None if share is None else round(100 * share, 2)


def _plain(chosen: Options) -> dict[str, Any]:
    return {name: getattr(chosen, name) for name in chosen.__struct_fields__}
