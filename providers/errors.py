"""What can go wrong with a provider, each with one policy, so that nobody else reads a status or a message."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import ClassVar, Literal

Kind = Literal[
    "rate_limited",
    "quota_exhausted",
    "zero_quota",
    "overloaded",
    "timeout",
    "bad_output",
    "refused",
    "bad_key",
    "payment_needed",
    "gone",
    "invalid_request",
    "unreachable",
]


class ProviderError(Exception):
    """One failed attempt.

    `retry_here`: the same model may be asked again within this call. `rest_s`: real seconds this model is left alone
    where the provider names no time. `whole_provider`: the fault is the account's, so its other models rest too.
    `until`: when the provider said it will answer again, on the injected clock; None where it did not say.
    """

    kind: ClassVar[Kind]
    retry_here: ClassVar[bool] = False
    whole_provider: ClassVar[bool] = False
    level: ClassVar[int] = logging.WARNING

    def __init__(self, detail: str = "", *, until: datetime | None = None, unit: str = "") -> None:
        super().__init__(detail)
        self.until = until
        self.unit = unit


class AllFailed(Exception):
    """Nobody answered. `failures` holds (provider/model, error) in the order they were asked; empty when nobody
    could be asked at all, and `why` says in words what ruled them out."""

    def __init__(self, failures: tuple[tuple[str, ProviderError], ...] = (), why: str = "") -> None:
        super().__init__(why or "; ".join(f"{name}: {error.kind} {error}" for name, error in failures))
        self.failures = failures
        self.why = why
