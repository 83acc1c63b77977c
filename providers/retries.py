"""How often calls may be tried again, all of this process taken together, so that an outage is not made worse."""

from __future__ import annotations

SHARE = 0.2
"""Attempts beyond the first: one for every five calls (Envoy and Finagle both allow 20 %)."""

START, MOST = 3.0, 10.0
"""What a process may spend before it has earned any, and the most it can have earned."""


class Retries:
    def __init__(self) -> None:
        self._credit = START

    def called(self) -> None:
        """One more call begins."""
        self._credit = min(MOST, self._credit + SHARE)

    def have(self) -> bool:
        return self._credit >= 1

    def take(self) -> bool:
        """Whether one more attempt may be made; it is then paid for."""
        if not self.have():
            return False
        self._credit -= 1
        return True
