"""What somebody who starts now can expect."""

from __future__ import annotations

import json
from datetime import timedelta

from api import candidates
from api.answer import Ask
from tests.fakes import Plenty, ScriptedModel, memory_services


async def test_a_review_is_expected_as_soon_as_quota_reaches_behind_those_in_line() -> None:
    services = memory_services(models=ScriptedModel(), capacity=Plenty())
    told = json.loads((await candidates.outlook(services, Ask({}, {}))).body)
    first_look = timedelta(minutes=1).total_seconds()
    assert told == {"daily_limit": services.daily, "deep_review": "expected", "deep_review_within": first_look}
