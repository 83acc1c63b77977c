"""Who is let in, as the settings say."""

from __future__ import annotations

from interview.admission import Group, Tallies, Terms
from interview.ports import Clock
from interview.use_cases.admit import Admit
from settings import Settings


def connect_admission(settings: Settings, tallies: Tallies, clock: Clock) -> Admit:
    terms = Terms(
        groups=tuple(Group(*each) for each in settings.groups),
        without=settings.without_code,
        address_daily=settings.address_daily,
        firsts=settings.address_firsts,
        candidate_files=settings.daily_files,
    )
    return Admit(tallies, terms, clock)
