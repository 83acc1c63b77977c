"""Cohere's v2 chat: the reply is a list of typed parts, and a schema rides on json_object."""

from __future__ import annotations

from typing import Any

from providers.chat import Chat
from providers.errors import Overloaded, Refused, TimedOut
from providers.schemas import asked_in_words, for_cohere
from providers.wire import Call, Said, Spec
from providers.wires.said import at, count, joined, said
from providers.wires.sent import laid_over, messages


def build(spec: Spec, key: str, chat: Chat) -> Call:
    """Its JSON mode wants the prompt to ask for JSON too, so the schema is always spelled out as well."""
    body: dict[str, Any] = {
        "model": spec.model.id,
        "messages": messages(asked_in_words(chat)),
        "max_tokens": chat.max_tokens + spec.model.reasoning_tokens,
        "temperature": chat.temperature,
    }
    if chat.schema is not None and spec.model.structured == "schema":
        body["response_format"] = {"type": "json_object", "json_schema": for_cohere(chat.schema)}
    elif chat.schema is not None and spec.model.structured == "object":
        body["response_format"] = {"type": "json_object"}
    return Call("/chat", laid_over(body, spec.model.extra), {"Authorization": f"Bearer {key}"})


def parse(spec: Spec, body: Any) -> Said:
    """`tokens` counts the model's own template too, as its limits do; `billed_units` stands in where it is missing."""
    reason = at(body, "finish_reason")
    if reason == "ERROR_TOXIC":
        raise Refused("a content filter")
    if reason == "TIMEOUT":
        raise TimedOut("the model took too long")
    if reason == "ERROR":
        raise Overloaded("the model failed in mid-answer")
    counted = at(body, "usage", "tokens") or at(body, "usage", "billed_units")
    return said(
        joined(at(body, "message", "content")),
        cut=reason == "MAX_TOKENS",
        input_tokens=count(counted, "input_tokens"),
        output_tokens=count(counted, "output_tokens"),
    )
