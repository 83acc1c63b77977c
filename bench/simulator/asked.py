"""What a request asks, whatever family it is worded in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import ceil
from typing import Any, Literal
from urllib.parse import unquote
from zlib import crc32

Family = Literal["openai-chat", "gemini", "cohere-v2", "cloudflare-native", "ollama"]

# What providers take where a request does not bound its reply.
UNBOUNDED = 4096
# English is about four bytes a token, a little more or less with each model; each message has a few tokens of frame.
FEWEST_BYTES, MOST_BYTES = 3.6, 4.6
FRAME = 4

GEMINI = re.compile(r"models/(?P<model>.+):generateContent$")
CLOUDFLARE = re.compile(r"ai/run/(?P<model>.+)$")
AZURE = re.compile(r"openai/deployments/(?P<model>[^/]+)/chat/completions$")


@dataclass(frozen=True)
class Asked:
    """`system` and `said` are the instructions and what stands below them; `max_output` bounds the reply in tokens;
    `again`: a reply was given before, and is to be mended."""

    family: Family
    model: str
    key: str
    system: str
    said: str
    max_output: int
    schema: dict[str, Any] | None
    wants_json: bool
    input_tokens: int
    again: bool = False


def read(path: str, headers: Mapping[str, str], body: Any) -> Asked | None:
    """The request as a value; None when it is none that a provider would take."""
    if not isinstance(body, dict):
        return None
    found = _family(path, body)
    if found is None:
        return None
    family, model = found
    try:
        turns = list(_turns(family, body))
        schema, wants_json = _schema(family, body)
        max_output = _max_output(family, body)
    except (KeyError, TypeError, AttributeError, IndexError):
        return None
    if not turns or not model:
        return None
    text = [text for _, text in turns]
    size = sum(len(each.encode()) for each in text) + (len(str(schema)) if schema else 0)
    return Asked(
        family=family,
        model=model,
        key=_key(headers),
        system="\n".join(text for role, text in turns if role == "system"),
        said="\n".join(text for role, text in turns if role != "system"),
        max_output=max_output,
        schema=schema,
        wants_json=wants_json,
        input_tokens=ceil(size / bytes_a_token(model)) + FRAME * len(turns),
        again=any(role in ("assistant", "model") for role, _ in turns),
    )


def bytes_a_token(model: str) -> float:
    """What a token of this model holds: always the same for the same name."""
    return FEWEST_BYTES + (MOST_BYTES - FEWEST_BYTES) * (crc32(model.encode()) % 101) / 100


def _family(path: str, body: dict[str, Any]) -> tuple[Family, str] | None:
    # Of an address without a path of its own, what follows the row's name opens with no slash.
    path = f"/{unquote(path).lstrip('/')}"
    if found := GEMINI.search(path):
        return "gemini", found["model"]
    if found := CLOUDFLARE.search(path):
        return "cloudflare-native", found["model"]
    if found := AZURE.search(path):
        return "openai-chat", str(body.get("model") or found["model"])
    model = str(body.get("model", ""))
    if path.endswith("/chat/completions"):
        return "openai-chat", model
    if path.endswith("/api/chat"):
        return "ollama", model
    if path.endswith("/chat"):
        return "cohere-v2", model
    return None


def _turns(family: Family, body: dict[str, Any]) -> Iterator[tuple[str, str]]:
    if family != "gemini":
        for message in body["messages"]:
            content = message["content"]
            yield message["role"], content if isinstance(content, str) else "".join(part["text"] for part in content)
        return
    if "systemInstruction" in body:
        yield "system", "".join(part["text"] for part in body["systemInstruction"]["parts"])
    for turn in body["contents"]:
        yield turn["role"], "".join(part["text"] for part in turn["parts"])


def _schema(family: Family, body: dict[str, Any]) -> tuple[dict[str, Any] | None, bool]:
    """The schema of the reply, and whether it has to be JSON."""
    if family == "gemini":
        config = body.get("generationConfig", {})
        schema = config.get("responseJsonSchema") or config.get("responseSchema")
        return schema, config.get("responseMimeType") == "application/json"
    if family == "ollama":
        asked = body.get("format")
        return (asked, True) if isinstance(asked, dict) else (None, asked == "json")
    asked = body.get("response_format") or {}
    schema = asked.get("json_schema") or asked.get("schema")
    if family == "openai-chat" and schema:
        schema = schema["schema"]
    return schema, asked.get("type") in ("json_schema", "json_object")


def _max_output(family: Family, body: dict[str, Any]) -> int:
    if family == "gemini":
        found = body.get("generationConfig", {}).get("maxOutputTokens")
    elif family == "ollama":
        found = body.get("options", {}).get("num_predict")
    else:
        found = body.get("max_completion_tokens") or body.get("max_tokens")
    return int(found or UNBOUNDED)


def _key(headers: Mapping[str, str]) -> str:
    bearer = headers.get("Authorization", "")
    return bearer.removeprefix("Bearer ") or headers.get("x-goog-api-key", "") or headers.get("api-key", "")
