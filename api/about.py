"""What is on offer, and whether the service lives."""

from __future__ import annotations

import gzip
import hashlib
import re
import time
from collections.abc import Callable
from functools import lru_cache

import msgspec

from api.answer import Answer, Ask, as_json
from api.offers import CatalogView, LanguageView, LengthView
from api.services import Services
from api.views import HealthView, ReadyView
from interview.catalog import Catalog, Offer, Tongue
from interview.catalog import catalog as offered
from interview.errors import StorageDown
from interview.house import Beside, joined, with_roles
from interview.packs import PackFile
from interview.pool import PoolSize, sizes
from interview.ports import Bank
from interview.words import words
from providers.chat import Lender

VERSION = "0.1.0"

MINUTES_A_QUESTION = 4
"""A question with what follows on it; the bank's own estimates lie between 2 and 8."""

READY_SECONDS = 10.0

GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))")
"""Taken packed, and not only named to be refused."""


async def catalog(services: Services, ask: Ask) -> Answer:
    """With an ETag: a client that has this very catalogue gets 304. Packed for whoever takes it packed: a tenth."""
    beside, resumes = await services.beside(), services.take_resume
    kept = (services.start.keep_days, resumes.file_days, resumes.profile_days)
    packed = GZIP.search(ask.header("accept-encoding")) is not None
    lending = services.tasks.lend.offers()
    body, etag = _catalog(services.bank, kept, lending, msgspec.json.encode(beside), packed)
    headers = {"ETag": etag, "Cache-Control": "public, max-age=300", "Vary": "Accept-Encoding"}
    if packed:
        headers["Content-Encoding"] = "gzip"
    known = ask.header("if-none-match")
    if etag in known or known.strip() == "*":
        return Answer(304, headers=headers)
    return Answer(200, body, {"Content-Type": "application/json", **headers})


@lru_cache(4)
def _catalog(
    bank: Bank, kept: tuple[int, int, int], lending: tuple[Lender, ...], encoded: bytes, packed: bool
) -> tuple[bytes, str]:
    beside = msgspec.json.decode(encoded, type=Beside)
    catalog = with_roles(offered(), beside.roles)
    banks: dict[str, PackFile] = {x.id: joined(bank(x.id), beside.of(x.id)) for x in catalog.languages}
    # Where languages share a topic, it is called as in the first.
    topics = dict(item for one in reversed(banks.values()) for item in one.topics.items())
    pools: list[PoolSize] = [size for id, one in banks.items() for size in sizes(catalog, one, id)]
    view = CatalogView(
        version=catalog.version,
        roles=catalog.roles,
        levels=catalog.levels,
        kinds=tuple(kind for kind in catalog.kinds if kind.id in {pool.kind for pool in pools}),
        topics=_offers(topics),
        languages=tuple(_language(catalog, language, banks[language.id].topics) for language in catalog.languages),
        lengths=tuple(LengthView(x.questions, x.label, x.questions * MINUTES_A_QUESTION) for x in catalog.lengths),
        pools=tuple(pools),
        keep_days=kept[0],
        resume_file_days=kept[1],
        resume_days=kept[2],
        own_models=lending,
    )
    body = msgspec.json.encode(view)
    digest = hashlib.sha256(body).hexdigest()[:16]
    return (gzip.compress(body, mtime=0), f'"{digest}-gzip"') if packed else (body, f'"{digest}"')


def _language(catalog: Catalog, language: Tongue, topics: dict[str, str]) -> LanguageView:
    offers = (*catalog.roles, *catalog.levels, *catalog.kinds)
    names = {offer.id: offer.label for offer in offers} | words(language.id).names
    return LanguageView(language.id, language.label, names, _offers(topics))


def _offers(labels: dict[str, str]) -> tuple[Offer, ...]:
    return tuple(Offer(id, label) for id, label in sorted(labels.items()))


def health(started: float, build: str) -> Answer:
    """200 as long as the process lives; asks nobody."""
    return as_json(200, HealthView("ok", VERSION, build, round(time.monotonic() - started, 1)))


class Readiness:
    """Whether the settings are whole and storage answers, asked at most every ten seconds."""

    def __init__(self, services: Callable[[], Services]) -> None:
        self._services = services
        self._until, self._last = 0.0, ReadyView("down")

    async def __call__(self, *, with_detail: bool) -> Answer:
        """503 only when down. The detail is for those who run the service."""
        if self._until <= time.monotonic():
            self._last = await self._ask()
            self._until = time.monotonic() + READY_SECONDS
        shown = self._last if with_detail else ReadyView(self._last.status)
        return as_json(503 if shown.status == "down" else 200, shown)

    async def _ask(self) -> ReadyView:
        try:
            await self._services().storage_answers()
        except StorageDown as e:
            return ReadyView("down", f"storage: {e.__cause__ or e}")
        except ValueError as e:
            return ReadyView("down", f"settings: {e}")
        return ReadyView("ok", "storage answers")
