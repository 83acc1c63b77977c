"""What an error body says, out of whatever shape it has: wrapped, flat, a list, a text or a page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Literal

from msgspec import Struct

from providers.wire import Per, Unit

LONGEST = 4000
SHOWN = 300
NAMES = {"code", "type", "status", "reason", "limit_source", "quotaId", "@type", "domain", "quotaMetric", "title"}
# What a person wrote may be echoed here; nothing is read out of it.
ECHOES = {"input", "failed_generation", "flagged_input", "user_id", "body"}
TAG = re.compile(r"<(script|style).*?</\1>|<[^>]*>", re.DOTALL)
KEYS = re.compile(r"\b(?:sk|gsk|csk|hf|nvapi|key|AIza)[-_A-Za-z0-9*.]{8,}")

SPANS: dict[str, Per] = {
    "second": "second",
    "minute": "minute",
    "min": "minute",
    "hour": "hour",
    "day": "day",
    "month": "month",
    "daily": "day",
    "hourly": "hour",
    "monthly": "month",
}
ORDER: tuple[Per, ...] = ("second", "minute", "hour", "day", "month")
COUNTED: dict[str, Unit] = {
    "input token": "input_tokens",
    "token": "tokens",
    "request": "requests",
    "call": "requests",
    "model": "requests",
    "neuron": "neurons",
    "credit": "usd",
}
SPAN = r"(?:(?:\bper|/|\ba) ?(?P<span>second|minute|min|hour|day|month)\b|\b(?P<adverb>daily|hourly|monthly)\b)"
WINDOW = re.compile(rf"(?P<unit>input token|token|request|call|model|neuron|credit)s?(?: count)?(?: per model)? {SPAN}")
BARE = re.compile(SPAN)
WORD = re.compile(r"input token|token|request|call|neuron|credit")


class Complaint(Struct, frozen=True):
    """`names`: codes, types and reasons. `text`: everything said, in plain small letters. `detail`: for people, cut.
    `headers`: those that the body quotes. `delay`: what a google.rpc.RetryInfo says."""

    names: frozenset[str]
    text: str
    detail: str
    headers: dict[str, str] = {}
    delay: str = ""

    def window(self) -> tuple[Unit | Literal[""], Per | Literal[""]]:
        """The window that is full, as far as it is said; of several the longest."""
        found = [
            (SPANS[match["span"] or match["adverb"]], COUNTED[match["unit"]]) for match in WINDOW.finditer(self.text)
        ]
        if found:
            per, unit = max(found, key=lambda each: ORDER.index(each[0]))
            return unit, per
        spans = [SPANS[match["span"] or match["adverb"]] for match in BARE.finditer(self.text)]
        word = WORD.search(" ".join(sorted(self.names)).lower()) or WORD.search(self.text)
        return (COUNTED[word.group()] if word else ""), (max(spans, key=ORDER.index) if spans else "")


def complaint(body: Any) -> Complaint:
    """`body`: decoded JSON, or a text. Never raises."""
    if isinstance(body, list) and len(body) == 1:
        body = body[0]
    if isinstance(body, str):
        body = " ".join(TAG.sub(" ", body[: 4 * LONGEST]).split())
    leaves = [(key, str(value)) for key, value in _leaves(body, "")]
    said = " ".join(value for _, value in leaves)[:LONGEST]
    shown = [value for key, value in leaves if key in ("message", "error", "detail", "raw", "title", "msg", "")]
    return Complaint(
        names=frozenset(value for key, value in leaves if key in NAMES),
        text=_plain(said),
        detail=KEYS.sub("[key]", " · ".join(shown) or said)[:SHOWN],
        headers={key.lower(): value for key, value in leaves if key.lower().startswith(("x-ratelimit", "retry-after"))},
        delay=next((value for key, value in leaves if key == "retryDelay"), ""),
    )


def _leaves(node: Any, key: str, depth: int = 0) -> Iterator[tuple[str, str | int | float]]:
    """Every text and number with the key it stands under, to a bounded depth."""
    if isinstance(node, dict) and depth < 8:
        for name, value in node.items():
            if name not in ECHOES:
                yield from _leaves(value, str(name), depth + 1)
    elif isinstance(node, list) and depth < 8:
        for value in node[:20]:
            yield from _leaves(value, key, depth + 1)
    elif isinstance(node, str | int | float) and not isinstance(node, bool):
        yield key, node


def _plain(text: str) -> str:
    """`GenerateRequestsPerDay-FreeTier`, `free-models-per-day` and `rate_limited` as words."""
    text = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return re.sub(r"[\s_\-]+", " ", text).lower()
