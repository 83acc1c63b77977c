"""Only what is shareable reaches the caches, by type and in fact."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, cast

import pytest

from cache.entry import Entry
from cache.keys import pool_key
from cache.memory_tier import OVERHEAD, MemoryTier
from cache.pools import TieredPools
from cache.shelf import Shelf
from cache.tiers import Tiers
from interview.model import Post
from interview.packs import PackFile
from storage.blobs import BlobTier
from tests.conftest import ROOT
from tests.factories import packs

KEY = pool_key("role", "mid", "technical", "en")
ANSWER = Post(1, "answer", answer="I was the one who was fired.")

LEAKS = """
from cache.keys import pool_key
from cache.shelf import Shelf
from cache.tiers import Tiers
from interview.model import Post
from interview.packs import PackFile

def leak(tiers: Tiers, shelf: Shelf[PackFile], answer: Post) -> None:
    Shelf(tiers, Post)
    shelf.put(pool_key("a", "b", "c", "en"), answer)
    shelf.put(answer.answer, PackFile({}, ()))
"""


def uncounted(tier: str, kind: str, outcome: str) -> None:
    """Nobody looks at the counts here."""


def process(azurite: str) -> tuple[Tiers, BlobTier]:
    blob = BlobTier(azurite, "packs")
    clock = time.monotonic
    tiers = Tiers(MemoryTier(10**6), [], blob, now=clock, ticks=clock, count=uncounted, chance=random.Random(1))
    return tiers, blob


async def test_pools_survive_the_way_through_the_tiers(azurite: str) -> None:
    pool = PackFile({"apis": "APIs"}, packs(3))
    writing, blob = process(azurite)
    assert await TieredPools(writing).put("r", "mid", "technical", "en", pool)
    cold, other = process(azurite)
    assert await TieredPools(cold).get("r", "mid", "technical", "en") == pool
    assert await TieredPools(cold).get("r", "mid", "screening", "en") is None
    await blob.close()
    await other.close()


async def test_pools_that_hold_the_same_packs_hold_them_once(azurite: str) -> None:
    tiers, blob = process(azurite)
    one, two = TieredPools(tiers), TieredPools(tiers)
    for level, count in (("mid", 3), ("senior", 2)):
        assert await one.put("shared", level, "technical", "en", PackFile({"apis": "APIs"}, packs(count)))
    mid, senior = [
        await pools.get("shared", level, "technical", "en") for pools, level in ((one, "mid"), (two, "senior"))
    ]
    first, second = (pool.packs if pool else () for pool in (mid, senior))
    assert [a is b for a, b in zip(first, second, strict=False)] == [True, True]
    await blob.close()


async def test_what_another_version_wrote_is_taken_as_absent(azurite: str) -> None:
    tiers, blob = process(azurite)
    await tiers.put(KEY, b"written by nobody we know")
    assert await Shelf(tiers, PackFile).get(KEY) is None
    await blob.close()


async def test_an_answer_cannot_be_put_into_a_cache(azurite: str) -> None:
    tiers, blob = process(azurite)
    with pytest.raises(TypeError, match="Post is not Shareable"):
        Shelf(tiers, cast(Any, Post))
    with pytest.raises(TypeError, match="takes no Post"):
        await Shelf(tiers, PackFile).put(KEY, cast(Any, ANSWER))
    await blob.close()


def test_an_answer_in_a_cache_does_not_pass_the_type_check(tmp_path: Path) -> None:
    leaks = tmp_path / "leaks.py"
    leaks.write_text(LEAKS, "utf-8")
    checked = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(leaks)], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    found = {line.split(":")[1] for line in checked.stdout.splitlines() if ": error:" in line}
    assert found == {"9", "10", "11"}, checked.stdout


def test_memory_stays_within_its_bytes_and_drops_what_was_least_used() -> None:
    tier = MemoryTier(3 * (OVERHEAD + 11))
    for name in "abc":
        tier.put(name, Entry(1, 1, name.encode() * 10))
    tier.get("a")
    tier.put("d", Entry(1, 1, b"d" * 10))
    assert [tier.get(name) is not None for name in "abcd"] == [True, False, True, True]
    tier.put("huge", Entry(1, 1, b"h" * 3 * (OVERHEAD + 11)))
    assert tier.get("huge") is None
    assert tier.bytes == 3 * (OVERHEAD + 11)


async def test_an_origin_says_whether_anything_changed(azurite: str) -> None:
    blob = BlobTier(azurite, "packs")
    assert await blob.get("changes") is None
    assert await blob.put("changes", b"a")
    assert not await blob.put("changes", b"a")
    assert await blob.put("changes", b"b")
    assert await blob.get("changes") == b"b"
    await blob.close()
