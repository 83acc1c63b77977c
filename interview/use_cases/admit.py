"""Who may start an interview, become a candidate or send a file, by access code or by address."""

from __future__ import annotations

import hmac
import logging
from dataclasses import dataclass

from interview.admission import Admitted, Came, Group, Tallies, Terms
from interview.candidate import day_of, next_day
from interview.errors import InvalidRequest, LimitReached
from interview.ports import Clock

log = logging.getLogger("quiet-room")

FIELD = "X-Access-Code"
UNKNOWN_CODE = "No group has this access code. Check each character, or ask whoever gave it to you for the present one."
NEEDED = "Interviews here are for people with an access code; ask whoever runs this service for the link with yours."


@dataclass(frozen=True)
class Admit:
    """Whoever has a group's code is counted with the group, never by address."""

    tallies: Tallies
    terms: Terms
    clock: Clock

    def group(self, came: Came) -> Group | None:
        """Raises InvalidRequest for a code that nobody has, and for none where one is needed."""
        given = came.code.strip().encode()
        found = [each for each in self.terms.groups if hmac.compare_digest(each.code.encode(), given)]
        if found:
            return found[0]
        if given and self.terms.groups:
            log.warning("an access code was refused")
            raise InvalidRequest(FIELD, UNKNOWN_CODE)
        if self.terms.groups and self.terms.without == "refused":
            raise InvalidRequest(FIELD, NEEDED)
        return None

    def reviews(self, came: Came) -> bool:
        """Whether a model of this installation may be asked for who comes so."""
        try:
            return self.group(came) is not None or not self.terms.groups
        except InvalidRequest:
            return False

    async def start(self, came: Came, *, first: bool) -> Admitted:
        """Counts an interview, the `first` of a candidate's day or not. Raises as `group`, and LimitReached."""
        group = self.group(came)
        if group is not None:
            if group.daily:
                await self._count(f"group {group.name}", "starts", group.daily, "Your group has")
            return Admitted()
        firsts = await self._of_address(came, "starts", firsts=int(first))
        return Admitted(max(0, firsts - 1) // self.terms.firsts, reviewed=not self.terms.groups)

    async def candidate(self, came: Came) -> None:
        """Counts a new candidate. Raises LimitReached."""
        if not self._known(came):
            await self._of_address(came, "candidates")

    async def file(self, came: Came, candidate_id: str) -> None:
        """Counts a file. Raises LimitReached."""
        await self._count(f"candidate {candidate_id}", "files", self.terms.candidate_files, "You have")
        if not self._known(came):
            await self._of_address(came, "files")

    def _known(self, came: Came) -> bool:
        return bool(self.terms.groups and came.code) and self.reviews(came)

    async def _of_address(self, came: Came, what: str, **more: int) -> int:
        """How many of that address have been first today; none of an address nobody vouches for."""
        if not came.address:
            return 0
        whose = "Everybody behind your address together has"
        return await self._count(f"address {came.address}", what, self.terms.address_daily, whose, **more)

    async def _count(self, who: str, what: str, most: int, whose: str, **more: int) -> int:
        now = self.clock()
        counts = await self.tallies.add(day_of(now), who, **{what: 1}, **more)
        if most and counts.get(what, 0) > most:
            raise LimitReached(
                f"{whose} reached the day's limit of {most:,}. It resets at midnight UTC.",
                (next_day(now) - now).total_seconds(),
            )
        return counts.get("firsts", 0)
