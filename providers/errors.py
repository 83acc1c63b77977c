"""What can go wrong with a provider, each with one policy, so that nobody else reads a status or a message."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import ClassVar, Literal, Self

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

HOUR = 3600.0
DAY = 24 * HOUR


class ProviderError(Exception):
    """One failed attempt.

    `retry_here`: the same model may be asked again within this call. `rest_s`: real seconds this model is left alone
    where the provider names no time. `whole_provider`: the fault is the account's, so its other models rest too.
    `until`: when the provider said it will answer again, on the injected clock; None where it did not say. `unit` and
    `per`: the window that is full, as in a Limit; empty where it is not known.
    """

    kind: ClassVar[Kind]
    retry_here: ClassVar[bool] = False
    rest_s: ClassVar[float] = 0.0
    whole_provider: ClassVar[bool] = False
    level: ClassVar[int] = logging.WARNING

    def __init__(self, detail: str = "", *, until: datetime | None = None, unit: str = "", per: str = "") -> None:
        super().__init__(detail)
        self.until = until
        self.unit = unit
        self.per = per

    def retold(self, detail: str) -> Self:
        """The same fault in these words."""
        self.args = (detail,)
        return self


class RateLimited(ProviderError):
    """A short window is full: others are asked meanwhile."""

    kind = "rate_limited"
    rest_s = 60.0


class QuotaExhausted(ProviderError):
    """A window of a day or longer is full."""

    kind = "quota_exhausted"
    rest_s = HOUR


class ZeroQuota(ProviderError):
    """The account's plan gives this model nothing, now or later."""

    kind = "zero_quota"
    rest_s = DAY


class Overloaded(ProviderError):
    """The provider is full or broken, whoever asks."""

    kind = "overloaded"
    retry_here = True
    rest_s = 10.0


class TimedOut(ProviderError):
    """Not retried at once: that would spend the next provider's time."""

    kind = "timeout"
    rest_s = 10.0


class BadOutput(ProviderError):
    """An answer came, but not one that can be used. `text` is what the model said, for a repair, where there is any."""

    kind = "bad_output"
    retry_here = True

    def __init__(self, detail: str = "", *, text: str = "") -> None:
        super().__init__(detail)
        self.text = text


class Refused(ProviderError):
    """The model or a filter of its provider declined this content."""

    kind = "refused"
    level = logging.INFO


class BadKey(ProviderError):
    kind = "bad_key"
    rest_s = HOUR
    whole_provider = True
    level = logging.ERROR


class PaymentNeeded(ProviderError):
    kind = "payment_needed"
    rest_s = DAY
    whole_provider = True
    level = logging.ERROR


class Gone(ProviderError):
    """The model, or the whole service, exists no longer, or not for this account."""

    kind = "gone"
    rest_s = DAY
    level = logging.ERROR


class InvalidRequest(ProviderError):
    """This provider dislikes this request: never sent to it again unchanged, but others may take it."""

    kind = "invalid_request"
    level = logging.ERROR


class Unreachable(ProviderError):
    """No HTTP answer came: name, connection or TLS."""

    kind = "unreachable"
    rest_s = 15.0


class AllFailed(Exception):
    """Nobody answered. `failures` holds (provider/model, error) in the order they were asked; empty when nobody
    could be asked at all, and `why` says in words what ruled them out."""

    def __init__(self, failures: tuple[tuple[str, ProviderError], ...] = (), why: str = "") -> None:
        super().__init__(why or "; ".join(f"{name}: {error.kind} {error}" for name, error in failures))
        self.failures = failures
        self.why = why


class QuotaDown(Exception):
    """The counters of quota cannot be read or written, so nothing may be sent."""
