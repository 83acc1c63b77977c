"""What the operator may have done now instead of at its hour, and a day's figures to take away."""

from __future__ import annotations

from msgspec import Struct

from api.answer import Answer, Ask, as_json
from api.figures import day_asked
from api.services import Services
from interview import export as exports
from interview.catalog import rubric
from interview.errors import InvalidRequest

REQUEUED_AT_ONCE = 500
"""So many take a few seconds to put back; the next call goes on."""

FORMATS = ("jsonl", "csv")


class RequeuedView(Struct, frozen=True):
    """How many scoring requests were put back, and about how many are still set aside: call again for those."""

    requeued: int
    left: int


async def prewarm(services: Services, ask: Ask) -> Answer:
    """Pools compiled, and what spare quota has grown, refused and cost. Storage is asked for every pool."""
    return as_json(200, await services.prewarm(anew=True))


async def requeue(services: Services, ask: Ask) -> Answer:
    """However often a request is put back, its interview gets one report."""
    return as_json(200, RequeuedView(*await services.requeue(REQUEUED_AT_ONCE)))


async def export(services: Services, ask: Ask) -> Answer:
    day, form = day_asked(services, ask), ask.query.get("format", FORMATS[0])
    if form not in FORMATS:
        raise InvalidRequest("format", f"Choose one of: {', '.join(FORMATS)}.")
    lines = await services.export_day(day)
    name = {"Content-Disposition": f'attachment; filename="interviews-{day:%Y-%m-%d}.{form}"'}
    if form == "csv":
        ids = [each.id for each in rubric().competencies]
        return Answer(200, exports.as_csv(lines, ids), {"Content-Type": "text/csv; charset=utf-8", **name})
    return Answer(200, exports.as_lines(lines), {"Content-Type": "application/x-ndjson", **name})
