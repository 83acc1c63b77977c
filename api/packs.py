"""The operator's own packs: files in TOML, sent, listed, read back and taken out again."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from api.answer import Answer, Ask, as_json
from api.bodies import TooLarge
from api.services import Services
from interview.errors import InvalidRequest, NotFound
from interview.house import HouseFile
from interview.use_cases.house import SEEN_SECONDS

FILE_LIMIT = 256 * 1024
"""Bytes of one file: sixty packs as long as they may be."""


class PackFileView(Struct, frozen=True):
    """`hidden` are ids of packs that are not asked, because a pack that ships has come to have the same id."""

    name: str
    language: str
    stored_at: datetime
    packs: tuple[str, ...]
    hidden: tuple[str, ...]
    topics: dict[str, str]
    roles: dict[str, str]


class PackFilesView(Struct, frozen=True):
    """`seen_within_seconds`: until a change is seen by every process that starts interviews meanwhile."""

    files: tuple[PackFileView, ...]
    seen_within_seconds: int


async def files(services: Services, ask: Ask) -> Answer:
    house = (await services.house.houses.load()).value
    views = tuple(_view(services, name, file) for name, file in sorted(house.files.items()))
    return as_json(200, PackFilesView(views, SEEN_SECONDS))


async def read(services: Services, ask: Ask) -> Answer:
    """As it was sent."""
    name = _name(ask)
    file = (await services.house.houses.load()).value.files.get(name)
    if file is None:
        raise NotFound(f"There is no file of packs called {name[:80]!r}; GET /api/ops/packs lists them.")
    return Answer(200, file.text.encode(), {"Content-Type": "application/toml"})


async def keep(services: Services, ask: Ask) -> Answer:
    """In use from the next interview on in this process, and soon in all others."""
    if len(ask.body) > FILE_LIMIT:
        raise TooLarge("", f"The file has {len(ask.body):,} bytes; {FILE_LIMIT:,} is the most. Split it, best by role.")
    try:
        text = ask.body.decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise InvalidRequest("body", "The file is not in UTF-8; save it so in your editor.") from e
    name = _name(ask)
    file = await services.house.put(name, text.replace("\r\n", "\n"), ask.query.get("language", "en"))
    return as_json(200, _view(services, name, file))


async def drop(services: Services, ask: Ask) -> Answer:
    await services.house.drop(_name(ask))
    return Answer(204)


def _name(ask: Ask) -> str:
    return ask.params.get("name", "")


def _view(services: Services, name: str, file: HouseFile) -> PackFileView:
    shipped = {pack.id for pack in services.bank(file.language).packs}
    ids = tuple(pack.id for pack in file.holds.packs)
    hidden = tuple(id for id in ids if id in shipped)
    return PackFileView(name, file.language, file.at, ids, hidden, file.holds.topics, file.holds.roles)
