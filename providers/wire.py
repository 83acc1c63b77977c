"""A row of the catalogue as values, and what a wire family makes of it: one HTTP request out, one reply in."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from providers.chat import Chat, Trains

Unit = Literal["requests", "tokens", "input_tokens", "neurons", "usd"]
Per = Literal["second", "minute", "hour", "day", "month", "once"]
Reset = Literal["rolling", "fixed", "refill"]
Status = Literal["free", "trial", "paid", "retired"]
Structured = Literal["schema", "object", "none"]
Region = Literal["EEA", "CH", "UK"]
Browser = Literal["documented", "unverified", "no"]
Positive = Annotated[float, Meta(gt=0)]


class Limit(Struct, frozen=True, forbid_unknown_fields=True):
    """At most `amount` of `unit` in `per`; `once` is for a credit that never comes back.

    `rolling`: in any stretch of that length. `fixed`: from one reset to the next, at the start of the day or month
    in `zone` (an IANA name). `refill`: a bucket of that size that fills up continuously, once over in `per`.
    """

    unit: Unit
    amount: Positive
    per: Per
    reset: Reset = "rolling"
    zone: str = "UTC"


class Price(Struct, frozen=True, forbid_unknown_fields=True):
    """Cost of a million tokens, in `unit` of the limits (US dollars or neurons)."""

    unit: Literal["usd", "neurons"]
    input: float
    output: float


class Model(Struct, frozen=True, forbid_unknown_fields=True):
    """`context` in tokens. `extra` is laid over every request body, object by object. `reasoning_tokens` is the room
    added to a reply's `max_tokens` for hidden reasoning. `quality` from 1 to 5: how well its judgement may be trusted.
    `structured`: whether it can be held to a schema, to JSON of any shape, or to nothing."""

    id: str
    family: str
    context: Annotated[int, Meta(gt=0)]
    structured: Structured
    limits: tuple[Limit, ...] = ()
    quality: Annotated[int, Meta(ge=1, le=5)] = 3
    reasoning_tokens: Annotated[int, Meta(ge=0)] = 0
    price: Price | None = None
    extra: dict[str, Any] = {}
    status: Status = "free"
    note: str = ""


class Row(Struct, frozen=True, forbid_unknown_fields=True):
    """One provider as the catalogue has it.

    `scope`: whether its limits are counted for the whole account, or for each model by itself; a model adds limits of
    its own only in the latter case. `key_env` names the setting that holds the key, `key_url` where to get one; a row
    without a key is off until `switch_env` is `on`. `fill`: settings whose values stand in `base_url` and model ids as
    `{NAME}`, with a default each, or `""` where there is none. `not_in`: whose people the free tier may not serve.
    A row that costs money names the settings with its monthly cap in US dollars (`cap_env`) and, where its price is
    not known here, with that (`price_env`). `says`: headers of an answer that tell what is left, and of which window
    (`requests/day`). `rename`: field names of this provider; `""` leaves the field out.
    `browser`: whether its API answers a page in a browser, with where that is said in `browser_source`.
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
    key_url: str = ""
    auth: Literal["bearer", "api-key"] = "bearer"
    switch_env: str = ""
    cap_env: str = ""
    price_env: str = ""
    fill: dict[str, str] = {}
    limits: tuple[Limit, ...] = ()
    says: dict[str, str] = {}
    not_in: tuple[Region, ...] = ()
    concurrency: Annotated[int, Meta(ge=1)] = 8
    timeout_s: Positive = 30.0
    rename: dict[str, str] = {}
    browser: Browser = "no"
    browser_source: str = ""
    note: str = ""


class Spec(Struct, frozen=True, dict=True):
    """A model of a row, ready to be called: the row's name, its address and the model with settings filled in.

    `played`: something on this machine stands in for the provider.
    """

    name: str
    row: Row
    model: Model
    base_url: str
    played: bool = False

    @cached_property
    def id(self) -> str:
        """`groq/openai/gpt-oss-120b`."""
        return f"{self.name}/{self.model.id}"

    @cached_property
    def scope(self) -> str:
        """The counter its calls are charged to."""
        return self.name if self.row.scope == "account" else f"{self.name}:{self.model.id}"

    @cached_property
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
    """A family of APIs. `build` and `parse` are pure; `parse` takes the decoded body of a success
    and raises BadOutput, Refused or Overloaded where it holds no reply; `reading.read` sees errors inside a 200 first.
    """

    build: Callable[[Spec, str, Chat], Call]
    parse: Callable[[Spec, Any], Said]
