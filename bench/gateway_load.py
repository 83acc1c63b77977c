"""One process that asks the gateway for reviews as fast as it grants them, until its time is up.

    python -m bench.gateway_load SECONDS AT_ONCE

Reads the settings of the app. The last line is one JSON object: calls answered, and the failures by kind.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Sequence

import bootstrap
import settings
from interview.model import Pack
from interview.packs import bank
from interview.shapes import ReviewReply, schema
from modelling import connect_models
from providers.chat import Chat, Message, Task, Want
from providers.errors import AllFailed
from storage import tables
from storage.quota import TableQuota

PAUSE_S = 0.05
"""Between a refusal and the next try: there is always somebody waiting, but not more than a few dozen at once."""

DEADLINE_S = 30.0
PREWARM = 0.1
"""The share of calls that grow packs: a part of each day is kept for them."""

QUESTIONS = 8
SYSTEM = "Grade each question from 1 to 5 by what its answer says. " * 25


def chats() -> list[Chat]:
    """Requests of the size of a review: eight questions of the bank with an example answer to each."""
    packs = bank("en").packs
    form = schema(ReviewReply)
    return [
        Chat((Message("system", SYSTEM), Message("user", _interview(packs[nth : nth + QUESTIONS]))), 2000, 0.0, form)
        for nth in range(len(packs) - QUESTIONS)
    ]


def _interview(packs: Sequence[Pack]) -> str:
    return "\n\n".join(
        f"Question {number} ({pack.kind}, {pack.topic}): {pack.ask}\n"
        f"Concepts: {'; '.join(f'{concept.id} = {concept.label}' for concept in pack.concepts)}\n"
        + "\n".join(f"[{10 * number + nth}] {line}." for nth, line in enumerate(pack.examples[-1].text.split(". ")))
        for number, pack in enumerate(packs, 1)
    )


async def run(seconds: float, at_once: int) -> dict[str, object]:
    chosen = settings.current(bootstrap.provider_settings())
    service = tables.connect(chosen.storage)
    models = connect_models(chosen, TableQuota(service), chosen.clock())
    ends = time.monotonic() + seconds
    answered: Counter[str] = Counter()
    failed: Counter[str] = Counter()
    asked = chats()

    async def ask() -> None:
        while time.monotonic() < ends:
            try:
                task: Task = "prewarm" if random.random() < PREWARM else "review"
                reply = await models.complete(random.choice(asked), Want(task, False, DEADLINE_S))
            except AllFailed as e:
                failed.update(error.kind for _, error in e.failures)
                failed["nobody"] += not e.failures
                await asyncio.sleep(random.uniform(0, 2 * PAUSE_S))
            else:
                answered[reply.provider] += 1

    await asyncio.gather(*(ask() for _ in range(at_once)))
    await models.close()
    await service.close()
    return {"answered": dict(answered), "failed": dict(failed)}


def main() -> None:
    print(json.dumps(asyncio.run(run(float(sys.argv[1]), int(sys.argv[2])))))


if __name__ == "__main__":
    main()
