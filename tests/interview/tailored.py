"""Interviews for one job, with models that say their lines."""

from __future__ import annotations

import json
from typing import Any

from msgspec.structs import replace

from api.services import Services
from interview.model import Interview
from interview.use_cases.start import Wish
from providers.chat import Chat
from tests.fakes import Plenty, ScriptedModel, memory_services

JOB = "You will run our message queues. Contact Farida Nasrin, farida@mail.example.org, +44 20 7946 0123."

OWN = {
    "kind": "technical",
    "topic": "messaging",
    "ask": "A consumer of your parcel queue dies halfway through every tenth message. How do you keep parcels moving?",
    "rephrase": "Every tenth parcel message kills the worker that reads it. What keeps the rest flowing meanwhile?",
    "hint": "Think about what should become of a message that fails again and again, and who has to hear of it.",
    "strong": (
        "I would first stop the bleeding: after a few redeliveries the poison message goes to a dead letter queue, "
        "so that the healthy ones behind it flow again. The consumer acknowledges only after its work is committed, "
        "and the handler is idempotent, because redelivery means the same message twice. Then I look at the failing "
        "payloads, "
        "write a failing unit case from one of them, and fix the parser. Retries back off exponentially with jitter, "
        "so that a slow database is not hammered. An alert fires on dead letter depth and on message age, and a small "
        "tool replays the parked ones after the fix."
    ),
    "concepts": [
        {
            "id": "dead-letter",
            "label": "A place for poison",
            "weight": 3,
            "detect": "none",
            "says": [
                "dead letter queue",
                "park the poison message",
                "move it aside after retries",
                "quarantine bad ones",
            ],
            "probe": "What becomes of the one that fails for the fifth time?",
        },
        {
            "id": "idempotent",
            "label": "Handled twice harmlessly",
            "weight": 2,
            "detect": "none",
            "says": ["idempotent handler", "redelivery means twice", "deduplicate by id", "safe to process again"],
            "probe": "Suppose the work was done and the worker died right after. What then?",
        },
        {
            "id": "ack",
            "label": "Acknowledged after the work",
            "weight": 2,
            "detect": "none",
            "says": [
                "acknowledges only after commit",
                "ack at the end",
                "confirm once committed",
                "manual acknowledgement",
            ],
            "probe": "At which moment does the broker forget about it?",
        },
        {
            "id": "backoff",
            "label": "Retries that wait",
            "weight": 1,
            "detect": "none",
            "says": [
                "retries back off exponentially",
                "backoff with jitter",
                "wait longer each time",
                "delay between attempts",
            ],
            "probe": "How soon should it be tried again?",
        },
        {
            "id": "alert",
            "label": "Somebody hears of it",
            "weight": 1,
            "detect": "none",
            "says": ["alert on dead letter depth", "alarm on message age", "monitor the backlog", "page on lag"],
            "probe": "How would you find out on a quiet Sunday?",
        },
    ],
}


WISH = Wish("backend-engineer", "mid", "technical", "en", 6, (), False, JOB)


def a_plan(**changes: Any) -> str:
    return json.dumps({"topics": ["messaging", "resilience"], "questions": [OWN]} | changes)


def rich(model: ScriptedModel, **parts: Any) -> Services:
    return memory_services(models=model, capacity=Plenty(), **parts)


async def started(services: Services, **changes: Any) -> Interview:
    candidate, _ = await services.enrol()
    return await services.start(candidate.id, replace(WISH, **changes))


def said(chat: Chat) -> str:
    return "\n".join(message.text for message in chat.messages)
