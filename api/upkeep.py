"""What the operator may have done now instead of at its hour."""

from __future__ import annotations

from api.answer import Answer, Ask, as_json
from api.services import Services


async def prewarm(services: Services, ask: Ask) -> Answer:
    """Pools compiled, and what spare quota has grown, refused and cost."""
    return as_json(200, await services.prewarm())
