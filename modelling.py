"""The models that the settings turn on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from providers.catalog import rows
from providers.choice import EVERYWHERE, Policy
from providers.models import Models
from providers.purse import Purse
from providers.quota import Quotas
from providers.roster import specs
from providers.wards import Told, nobody
from settings import Settings


def connect_models(settings: Settings, quotas: Quotas, clock: Callable[[], datetime], told: Told = nobody) -> Models:
    """Counted in `quotas`; `told` hears how each attempt fared."""
    policy = Policy(tuple(each for each in EVERYWHERE if each in settings.regions), settings.training_ok)
    purse = Purse(quotas, clock, rate=settings.clock_rate, floor=settings.prewarm_floor)
    roster = specs(rows(settings.providers_file), settings.keys, settings.unresolved)
    return Models(roster, settings.keys, purse, policy, clock, told)
