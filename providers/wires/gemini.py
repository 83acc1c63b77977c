"""generateContent: the model sits in the path, the assistant is called "model"."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from providers.chat import Chat
from providers.errors import BadOutput, Refused
from providers.schemas import asked_in_words, for_gemini
from providers.wire import Call, Said, Spec
from providers.wires.said import at, count, joined, said
from providers.wires.sent import laid_over

ROLE = {"user": "user", "assistant": "model"}
REFUSALS = {"SAFETY", "RECITATION", "LANGUAGE", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII", "IMAGE_SAFETY"}


def build(spec: Spec, key: str, chat: Chat) -> Call:
    held = chat.schema is not None and spec.model.structured != "none"
    if chat.schema is not None and spec.model.structured != "schema":
        chat = asked_in_words(chat)
    config: dict[str, Any] = {
        "maxOutputTokens": chat.max_tokens + spec.model.reasoning_tokens,
        "temperature": chat.temperature,
    }
    if held:
        config["responseMimeType"] = "application/json"
    if chat.schema is not None and spec.model.structured == "schema":
        config["responseSchema"] = for_gemini(chat.schema)
    system = [{"text": each.text} for each in chat.messages if each.role == "system"]
    turns: list[dict[str, Any]] = [
        {"role": ROLE[each.role], "parts": [{"text": each.text}]} for each in chat.messages if each.role != "system"
    ]
    body: dict[str, Any] = {"contents": turns, "generationConfig": config}
    if system and turns and spec.model.family == "gemma":
        # Gemma refuses a system instruction on this API. Parts are read as one text, and what follows opens a line.
        turns[0] = {**turns[0], "parts": [{"text": f"{each['text']}\n\n"} for each in system] + turns[0]["parts"]}
    elif system:
        body["systemInstruction"] = {"parts": system}
    path = f"/models/{quote(spec.model.id)}:generateContent"
    return Call(path, laid_over(body, spec.model.extra), {"x-goog-api-key": key})


def parse(spec: Spec, body: Any) -> Said:
    """Thoughts are skipped in the text and counted in the tokens: they are not among the candidates' own."""
    candidate = at(body, "candidates", 0)
    reason = at(candidate, "finishReason")
    if blocked := at(body, "promptFeedback", "blockReason"):
        raise Refused(f"prompt blocked: {blocked}")
    if reason in REFUSALS:
        raise Refused(str(reason))
    if isinstance(reason, str) and reason.startswith("MALFORMED"):
        raise BadOutput(reason)
    return said(
        joined(at(candidate, "content", "parts")),
        cut=reason == "MAX_TOKENS",
        input_tokens=count(body, "usageMetadata", "promptTokenCount"),
        output_tokens=count(body, "usageMetadata", "candidatesTokenCount")
        + count(body, "usageMetadata", "thoughtsTokenCount"),
    )
