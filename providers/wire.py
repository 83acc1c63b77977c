"""A row of the catalogue as values, and what a wire family makes of it: one HTTP request out, one reply in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

from msgspec import Struct

from providers.chat import Chat, Trains

Unit = Literal["requests", "tokens", "input_tokens", "neurons", "usd"]
Per = Literal["second", "minute", "hour", "day", "month", "once"]
Reset = Literal["rolling", "fixed", "refill"]
Status = Literal["free", "trial", "paid", "retired"]
Structured = Literal["schema", "object", "none"]


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """At most `amount` of `unit` in `per`.

    `rolling`: in any stretch of that length. `fixed`: from one reset to the next, at the start of the day or month
    in `zone` (an IANA name). `refill`: a bucket of that size that fills up continuously, once over in `per`.
    """

    unit: Unit
    amount: float
    per: Per
    reset: Reset = "rolling"
    zone: str = "UTC"


class Price(Struct, frozen=True, forbid_unknown_fields=True):
    """Cost of a million tokens, in `unit` of the limits (US dollars or neurons)."""

    unit: Literal["usd", "neurons"]
    input: float
    output: float


class Model(Struct, frozen=True, forbid_unknown_fields=True):
    """`context` in tokens. `extra` goes into every request body as it is. `reasoning_tokens` is the room added to a
    reply's `max_tokens` for hidden reasoning. `quality` from 1 to 5: how well its judgement may be trusted."""

    id: str
    family: str
    context: int
    structured: Structured
    limits: tuple[Limit, ...] = ()
    quality: int = 3
    reasoning_tokens: int = 0
    price: Price | None = None
    extra: dict[str, Any] = {}
    status: Status = "free"


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One provider as the catalogue has it.

    `scope`: whether its limits are counted for the whole account or for each model. `key_env` names the setting
    that holds the key; a row without one (`""`) is off until `switch_env` is set to `on`. `not_in` lists regions
    (`EEA`, `CH`, `UK`) whose people the free tier may not serve. `auth` says where the key goes.
    """

    label: str
    wire: str
    base_url: str
    scope: Literal["account", "model"]
    status: Status
    trains: Trains
    as_of: str
    source: str
    models: tuple[Model, ...]
    key_env: str = ""
    switch_env: str = ""
    url_env: dict[str, str] = {}
    limits: tuple[Limit, ...] = ()
    not_in: tuple[str, ...] = ()
    concurrency: int = 8
    timeout_s: float = 30.0
    rename: dict[str, str] = {}
    note: str = ""


class Spec(Struct, frozen=True):
    """A model of a row, ready to be called: the row's name, its address with settings filled in, and the model."""

    name: str
    row: Row
    model: Model
    base_url: str

    @property
    def id(self) -> str:
        """`groq/openai/gpt-oss-120b`."""
        return f"{self.name}/{self.model.id}"

    @property
    def scope(self) -> str:
        """The counter its calls are charged to."""
        return self.name if self.row.scope == "account" else f"{self.name}:{self.model.id}"

    @property
    def limits(self) -> tuple[Limit, ...]:
        """All that hang on its scope: the row's and the model's own."""
        return (*self.row.limits, *self.model.limits)


class Call(Struct, frozen=True):
    """What to post: a path below the base URL, a JSON body, and headers (the key among them)."""

    path: str
    body: dict[str, Any]
    headers: dict[str, str]


class Said(Struct, frozen=True):
    """What a provider said, out of its own shape. Tokens are 0 where it did not count them."""

    text: str
    input_tokens: int = 0
    output_tokens: int = 0
    cut: bool = False


class Wire(Struct, frozen=True):
    """A family of APIs. `build` and `parse` are pure; `parse` raises BadReply or what an error inside a 200 is."""

    build: Callable[[Spec, str, Chat], Call]
    parse: Callable[[Spec, Any], Said]
