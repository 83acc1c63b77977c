"""What models said that serves everybody: follow-ups by missing concept, plans by the digest of a description."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from cache.keys import follow_up_key, job_key
from cache.shelf import Shelf
from cache.tiers import Tiers
from interview.drafts import JobPlan, Wordings


class TieredFollowUps:
    """Fulfils the core's `FollowUps`."""

    def __init__(self, tiers: Tiers) -> None:
        self._shelf = Shelf(tiers, Wordings)

    async def get_or_make(
        self, pack: str, concept: str, language: str, make: Callable[[], Awaitable[Wordings | None]]
    ) -> Wordings | None:
        return await self._shelf.get_or_make(follow_up_key(pack, concept, language), make)


class TieredJobPlans:
    """Fulfils the core's `JobPlans`."""

    def __init__(self, tiers: Tiers) -> None:
        self._shelf = Shelf(tiers, JobPlan)

    async def get_or_make(
        self, digest: str, language: str, make: Callable[[], Awaitable[JobPlan | None]]
    ) -> JobPlan | None:
        return await self._shelf.get_or_make(job_key(digest, language), make)
