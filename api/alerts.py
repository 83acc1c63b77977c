"""What the operator sees of the alerts: which fire, since when, and what is read now."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct

from api.answer import Answer, Ask, as_json
from api.services import Services
from watch.watch import Standing, words


class AlertView(Struct, frozen=True):
    """`bad`: too much now, which fires after two looks in a row. `since`: when it last began or ended, null where it
    never fired. `found` null: too little happens to tell. `text`: the same in words."""

    name: str
    firing: bool
    bad: bool
    since: datetime | None
    found: float | None
    limit: float
    text: str


class AlertsView(Struct, frozen=True):
    """Those that fire come first."""

    alerts: tuple[AlertView, ...]


async def alerts(services: Services, ask: Ask) -> Answer:
    views = sorted((_view(each) for each in await services.watch.standing()), key=lambda view: not view.firing)
    return as_json(200, AlertsView(tuple(views)))


def _view(each: Standing) -> AlertView:
    reading, alert = each.reading, each.alert
    return AlertView(reading.name, alert.firing, reading.bad, alert.since, reading.found, reading.limit, words(reading))
