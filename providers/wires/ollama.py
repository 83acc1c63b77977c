"""Ollama's own chat API, which alone lets a request set the context it needs."""

from __future__ import annotations

from typing import Any

from providers.chat import Chat
from providers.schemas import asked_in_words, for_strict
from providers.wire import Call, Said, Spec
from providers.wires.said import at, count, joined, said
from providers.wires.sent import laid_over, messages


def build(spec: Spec, key: str, chat: Chat) -> Call:
    """`num_ctx` is sent always: by default a longer prompt is cut without a word."""
    body: dict[str, Any] = {
        "model": spec.model.id,
        "messages": messages(asked_in_words(chat)),
        "stream": False,
        "think": False,
        "options": {
            "num_ctx": spec.model.context,
            "num_predict": chat.max_tokens + spec.model.reasoning_tokens,
            "temperature": chat.temperature,
        },
    }
    if chat.schema is not None and spec.model.structured == "schema":
        body["format"] = for_strict(chat.schema)
    elif chat.schema is not None and spec.model.structured == "object":
        body["format"] = "json"
    return Call("/api/chat", laid_over(body, spec.model.extra), {"Authorization": f"Bearer {key}"} if key else {})


def parse(spec: Spec, body: Any) -> Said:
    return said(
        joined(at(body, "message", "content")),
        cut=at(body, "done_reason") == "length",
        input_tokens=count(body, "prompt_eval_count"),
        output_tokens=count(body, "eval_count"),
    )
