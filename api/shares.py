"""A link to a report: who was interviewed makes and revokes it, whoever has it reads."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from msgspec import UNSET, Struct, UnsetType

from api import tokens
from api.answer import Answer, Ask, as_json
from api.interviews import load, proven_id
from api.services import Services
from interview.shares import Share

KEY_BYTES = 12


class ShareView(Struct, frozen=True):
    """`token` is told once, when the link is made; only its hash is kept. Times are null where there is no link."""

    shared: bool
    made_at: datetime | None
    expires_at: datetime | None
    token: str | UnsetType = UNSET


async def share(services: Services, ask: Ask) -> Answer:
    """A new link; one made before stops working."""
    interview = await load(services, ask)
    key = f"{interview.id}-{secrets.token_hex(KEY_BYTES)}"
    token = tokens.sign(services.token_secrets, "share", key, interview.expires_at)
    return as_json(201, _view(await services.share_report(interview, _digest(token)), token))


async def standing(services: Services, ask: Ask) -> Answer:
    """Whether there is a link now, since when, until when."""
    found = await services.shares.load(proven_id(services, ask))
    return as_json(200, ShareView(False, None, None) if found is None else _view(found))


async def revoke(services: Services, ask: Ask) -> Answer:
    await services.shares.erase(proven_id(services, ask))
    return Answer(204)


async def shared(services: Services, ask: Ask) -> Answer:
    """The report for whoever has its link; not for search engines."""
    token = ask.header("x-share-token")
    key = tokens.check(services.token_secrets, "share", token, services.clock())
    id, _, _ = key.partition("-")
    return as_json(200, await services.read_shared(id, _digest(token)), X_Robots_Tag="noindex, nofollow")


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _view(share: Share, token: str | UnsetType = UNSET) -> ShareView:
    return ShareView(True, share.made_at, share.expires_at, token)
