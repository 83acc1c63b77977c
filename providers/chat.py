"""What is asked of a model and what comes back: the one face of this package that the core sees."""

from __future__ import annotations

from typing import Any, Literal, Protocol

from msgspec import Struct, field

Task = Literal["review", "tailoring", "follow-up", "second-judge", "prewarm"]
"""What a call is for, the most important first: where quota is short, the later ones wait."""

Trains = Literal["yes", "no", "unknown"]


class Message(Struct, frozen=True):
    role: Literal["system", "user", "assistant"]
    text: str


class Chat(Struct, frozen=True):
    """A conversation to be continued. `schema` is a JSON Schema (objects closed, every key required) for the reply.

    `max_tokens` bounds what the reply may say; room for a model's hidden reasoning is added by its wire.
    """

    messages: tuple[Message, ...]
    max_tokens: int
    temperature: float = 0.2
    schema: dict[str, Any] | None = None
    schema_name: str = "reply"


class Want(Struct, frozen=True):
    """How a chat wants to be served.

    `private`: it holds something of a person, so rows that may train on it, or whose policy is unknown, are ruled
    out. `deadline_s`: real seconds until nobody needs the reply. `other_family`: a family of models that must not
    answer, so that a second judge is another one.
    """

    task: Task
    private: bool
    deadline_s: float
    other_family: str = ""


class Reply(Struct, frozen=True):
    """`provider` and `model` as in the catalogue; `family` is the model's lineage ("gpt-oss", "gemini"). Tokens as
    the provider counts them, hidden reasoning included. `played`: something stood in for the provider."""

    text: str
    provider: str
    model: str
    family: str
    input_tokens: int
    output_tokens: int
    played: bool = False


class Named(Struct, frozen=True):
    name: str
    label: str


class Lender(Struct, frozen=True):
    """A row that answers browsers. `training`: whether it trains on what comes with a free key; null where unknown."""

    provider: str
    label: str
    key_url: str
    browser: Literal["documented", "unverified"]
    training: bool | None
    models: tuple[Named, ...]


class KeyPlace(Struct, frozen=True):
    """Where the browser adds the key: a header with what stands before it."""

    name: str
    prefix: str
    in_: str = field(name="in", default="header")


class LentRequest(Struct, frozen=True):
    """A finished request without a key. For the model of the browser `url` is None, and `body` is what it is asked."""

    url: str | None
    body: str
    headers: dict[str, str] = {}
    key: KeyPlace | None = None
    method: str = "POST"


class ChatModel(Protocol):
    async def complete(self, chat: Chat, want: Want) -> Reply:
        """Raises providers.errors.AllFailed, within the deadline, when nobody answered."""
        ...
