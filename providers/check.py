"""Whether each key works: one tiny call for each provider that is on, and nothing else."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from providers.chat import Chat, Message
from providers.errors import Kind, ProviderError
from providers.wire import Said, Spec

TINY = Chat((Message("user", "Reply with the one word: ready"),), 16)
PATIENCE_S = 60.0

VERDICTS: dict[Kind, str] = {
    "rate_limited": "no quota now",
    "quota_exhausted": "no quota now",
    "zero_quota": "no quota at all",
    "overloaded": "overloaded",
    "timeout": "too slow",
    "bad_output": "odd answer",
    "refused": "refused",
    "bad_key": "wrong key",
    "payment_needed": "wants payment",
    "gone": "gone",
    "invalid_request": "dislikes our request",
    "unreachable": "unreachable",
}

Probe = Callable[[Spec, Chat, float], Awaitable[Said]]
"""Sends one request within so many seconds and reads the reply. Raises ProviderError."""


class Verdict(Struct, frozen=True):
    """`seconds`: until the answer, whatever it was. `detail`: what the provider said, empty where the key works."""

    provider: str
    model: str
    works: bool
    word: str
    seconds: float
    detail: str = ""


async def check(specs: Sequence[Spec], probe: Probe) -> tuple[Verdict, ...]:
    """One verdict for each provider, from its first model; all of them are asked at once."""
    first: dict[str, Spec] = {}
    for spec in specs:
        first.setdefault(spec.name, spec)
    return tuple(await asyncio.gather(*(_verdict(spec, probe) for spec in first.values())))


async def _verdict(spec: Spec, probe: Probe) -> Verdict:
    began = time.monotonic()
    try:
        await probe(spec, TINY, min(spec.row.timeout_s, PATIENCE_S))
    except ProviderError as e:
        return Verdict(spec.name, spec.model.id, False, VERDICTS[e.kind], time.monotonic() - began, str(e))
    return Verdict(spec.name, spec.model.id, True, "works", time.monotonic() - began)
