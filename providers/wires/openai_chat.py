"""chat/completions: OpenAI's own shape, which most providers speak with an accent."""

from __future__ import annotations

from typing import Any

from providers.chat import Chat
from providers.errors import Overloaded, Refused
from providers.schemas import asked_in_words, for_strict
from providers.wire import Call, Said, Spec
from providers.wires.said import at, count, joined, said
from providers.wires.sent import laid_over, messages


def build(spec: Spec, key: str, chat: Chat) -> Call:
    """Raises nothing. A keyless row sends no Authorization at all: some of them refuse any."""
    held = spec.model.structured == "schema"
    body: dict[str, Any] = {
        "model": spec.model.id,
        "messages": messages(chat if held else asked_in_words(chat)),
        "max_tokens": chat.max_tokens + spec.model.reasoning_tokens,
        "temperature": chat.temperature,
    }
    if chat.schema is not None and held:
        form = {"name": chat.schema_name, "strict": True, "schema": for_strict(chat.schema)}
        body["response_format"] = {"type": "json_schema", "json_schema": form}
    elif chat.schema is not None and spec.model.structured == "object":
        body["response_format"] = {"type": "json_object"}
    named = {spec.row.rename.get(name, name): value for name, value in body.items()}
    return Call("/chat/completions", laid_over(named, spec.model.extra), _headers(spec, key))


def _headers(spec: Spec, key: str) -> dict[str, str]:
    if not key:
        return {}
    return {"api-key": key} if spec.row.auth == "api-key" else {"Authorization": f"Bearer {key}"}


def parse(spec: Spec, body: Any) -> Said:
    """Some servers leave `content` empty and answer in `reasoning_content`; `reasoning` is never the answer."""
    choice = at(body, "choices", 0)
    reason = at(choice, "finish_reason")
    if reason == "content_filter" or at(choice, "message", "refusal"):
        raise Refused(str(at(choice, "message", "refusal") or "a content filter"))
    if reason == "error":
        raise Overloaded(str(at(choice, "error", "message") or "the model's host failed"))
    cut = reason == "length"
    text = joined(at(choice, "message", "content"))
    if not text and not cut:
        text = joined(at(choice, "message", "reasoning_content"))
    return said(
        text,
        cut=cut,
        input_tokens=count(body, "usage", "prompt_tokens"),
        output_tokens=count(body, "usage", "completion_tokens"),
    )
