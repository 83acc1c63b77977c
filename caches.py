"""The caches that the settings name: a memory, a Redis and a backup where there are any, and the origin."""

from __future__ import annotations

import random
import time
from collections.abc import Awaitable, Callable
from functools import partial

from cache.memory_tier import MemoryTier
from cache.tier import FarTier
from cache.tiers import Tiers
from metrics.counters import Counters
from settings import Settings
from storage.blobs import BlobTier
from storage.commands import TableCommands
from storage.table_port import Service

MEGABYTE = 1024 * 1024
MEMORY_BYTES = 32 * MEGABYTE
COMMAND_BLOCK = 50
"""Commands a process takes at once from the backup's day: a two-hundredth of the default."""

Close = Callable[[], Awaitable[None]]


def connect_caches(
    settings: Settings, service: Service, origin: BlobTier, counters: Counters, closing: list[Close]
) -> Tiers:
    """Memory, a Redis and a backup where settings name them, and the origin."""
    far: list[FarTier] = []
    clock, rate = settings.clock(), settings.clock_rate
    if settings.redis_url or settings.redis_backup_url:
        from cache.redis_tier import RedisTier  # its import is a third of a cold start; without a Redis it is saved

        size = settings.redis_megabytes * MEGABYTE
        if settings.redis_url:
            far.append(RedisTier(settings.redis_url, name="redis", max_bytes=size, rate=rate))
        if settings.redis_backup_url:
            budget = TableCommands(service, "redis-backup", settings.redis_backup_commands, COMMAND_BLOCK, clock)
            far.append(
                RedisTier(settings.redis_backup_url, name="redis-backup", max_bytes=size, rate=rate, spend=budget.spend)
            )
        closing += [tier.close for tier in far if isinstance(tier, RedisTier)]
    return Tiers(
        MemoryTier(MEMORY_BYTES),
        far,
        origin,
        now=lambda: clock().timestamp(),
        ticks=time.monotonic,
        count=partial(counters.add, "cache"),
        chance=random.Random(),
    )
