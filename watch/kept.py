"""What is known of alerts while the table that holds it cannot be read or written: this process remembers."""

from __future__ import annotations

import logging
from collections.abc import Mapping

from watch.alert import Alert
from watch.watch import Alerts, Unknown

log = logging.getLogger("quiet-room")


class Kept:
    """Fulfils Alerts over another that may raise Unknown; never raises itself.

    Where a process ends before it could write, the next one knows what the table knew, and may tell something twice."""

    def __init__(self, alerts: Alerts) -> None:
        self._alerts = alerts
        self._known: dict[str, Alert] = {}
        self._unwritten = False

    async def load(self) -> dict[str, Alert]:
        if not self._unwritten:
            try:
                self._known = await self._alerts.load()
            except Unknown as e:
                log.warning("alerts were not read, and are as this process knows them: %s", e)
        return self._known

    async def save(self, alerts: Mapping[str, Alert]) -> None:
        self._known = dict(alerts)
        try:
            await self._alerts.save(alerts)
        except Unknown as e:
            log.warning("alerts were not written and are kept: %s", e)
            self._unwritten = True
        else:
            self._unwritten = False
