"""Workers AI's own API: the model sits in the path, the reply under `result`, as text, object or OpenAI's shape."""

from __future__ import annotations

from typing import Any

import msgspec

from providers.chat import Chat
from providers.schemas import asked_in_words, for_strict
from providers.wire import Call, Said, Spec
from providers.wires import openai_chat
from providers.wires.said import at, count, said
from providers.wires.sent import laid_over, messages


def build(spec: Spec, key: str, chat: Chat) -> Call:
    """Its JSON mode is best effort, so the schema is spelled out in words too."""
    body: dict[str, Any] = {
        "messages": messages(asked_in_words(chat)),
        "max_tokens": chat.max_tokens + spec.model.reasoning_tokens,
        "temperature": chat.temperature,
    }
    if chat.schema is not None and spec.model.structured == "schema":
        body["response_format"] = {"type": "json_schema", "json_schema": for_strict(chat.schema)}
    # The slashes of a model's name stay as they are.
    return Call(f"/run/{spec.model.id}", laid_over(body, spec.model.extra), {"Authorization": f"Bearer {key}"})


def parse(spec: Spec, body: Any) -> Said:
    """It says nowhere whether a reply in `response` was cut off."""
    result = at(body, "result")
    if at(result, "choices") is not None:
        return openai_chat.parse(spec, result)
    response = at(result, "response")
    text = response if isinstance(response, str) else ""
    if isinstance(response, dict | list):
        text = msgspec.json.encode(response).decode()
    return said(
        text,
        cut=False,
        input_tokens=count(result, "usage", "prompt_tokens"),
        output_tokens=count(result, "usage", "completion_tokens"),
    )
