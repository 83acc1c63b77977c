"""How much may come from where: groups with access codes, and everybody else by the address they come from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, Protocol

from msgspec import Struct


class Came(Struct, frozen=True):
    """Where a request comes from: the client's address as the platform vouches for it, "" where none does, and the
    access code that was sent along."""

    address: str = ""
    code: str = ""


UNKNOWN = Came()


class Group(Struct, frozen=True):
    """People to whom the operator gave a code. `daily`: interviews a day they start in all; 0 for any number."""

    name: str
    code: str
    daily: int = 0


class Terms(Struct, frozen=True):
    """What is open to whom.

    `address_daily`: interviews, candidates and files, of each so many, that may come from an address in a day; 0 for
    any number. `firsts`: people of an address who take their places in line as if they came from anywhere; every
    further so many stand one place further back. `without`: what those without a code get where there are groups.
    """

    groups: tuple[Group, ...] = ()
    without: Literal["offline", "refused"] = "offline"
    address_daily: int = 10_000
    firsts: int = 100
    candidate_files: int = 20


class Admitted(Struct, frozen=True):
    """`behind`: places lost in the line for reviews. `reviewed`: whether a model of this installation may be asked."""

    behind: int = 0
    reviewed: bool = True


class Tallies(Protocol):
    """Counters of a day, which outlive it by little. Whom they count cannot be told from them."""

    async def add(self, day: str, who: str, **more: int) -> Mapping[str, int]:
        """Counts so much more, and says how much there is now; nothing where too many counted at that very moment."""
        ...
