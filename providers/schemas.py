"""One JSON Schema, as much of it as each API understands. What is dropped here is still checked in the reply."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec.structs import replace

from providers.chat import Chat, Message

Schema = dict[str, Any]

GEMINI = {
    *("description", "enum", "format", "maxItems", "maxLength", "maximum", "minItems", "minLength", "minimum"),
    *("nullable", "pattern", "required", "title", "type"),
}
COHERE = {"description", "enum", "required", "type"}


def asked_in_words(chat: Chat) -> Chat:
    """The chat with its schema spelled out in a system message, for models that are not held to one by their API."""
    if chat.schema is None:
        return chat
    schema = msgspec.json.encode(inlined(chat.schema)).decode()
    wish = f"Reply with one JSON object only, no other text, that fits this JSON Schema: {schema}"
    if chat.messages and chat.messages[0].role == "system":
        first, *rest = chat.messages
        return replace(chat, messages=(replace(first, text=f"{first.text}\n\n{wish}"), *rest))
    return replace(chat, messages=(Message("system", wish), *chat.messages))


def inlined(schema: Schema) -> Schema:
    """The schema with each `$ref` replaced by what it names. ValueError where a definition holds itself."""
    definitions = schema.get("$defs", {})

    def resolved(node: Any, inside: tuple[str, ...]) -> Any:
        if isinstance(node, list):
            return [resolved(each, inside) for each in node]
        if not isinstance(node, dict):
            return node
        name = str(node.get("$ref", "")).removeprefix("#/$defs/")
        if not name:
            return {key: resolved(value, inside) for key, value in node.items() if key != "$defs"}
        if name in inside:
            raise ValueError(f"the schema's definition {name} holds itself; write it out to a fixed depth")
        return resolved(definitions[name], (*inside, name))

    found: Schema = resolved(schema, ())
    return found


def for_gemini(schema: Schema) -> Schema:
    """The subset of OpenAPI that `responseSchema` takes: types in capitals, null as `nullable`, text enums only."""
    return _narrowed(inlined(schema), GEMINI, _gemini_leaf)


def for_cohere(schema: Schema) -> Schema:
    """Objects, arrays, enums and types; no unions, ranges, lengths or closed objects."""
    return _narrowed(inlined(schema), COHERE, lambda node: node)


def _narrowed(node: Schema, kept: set[str], leaf: Any) -> Schema:
    node, nullable = _without_null(node)
    if "const" in node:
        node = {**node, "enum": [node["const"]]}
    found = {key: value for key, value in node.items() if key in kept}
    if nullable and "nullable" in kept:
        found["nullable"] = True
    if "properties" in node:
        found["properties"] = {name: _narrowed(each, kept, leaf) for name, each in node["properties"].items()}
    if "items" in node:
        found["items"] = _narrowed(node["items"], kept, leaf)
    narrowed: Schema = leaf(found)
    return narrowed


def _without_null(node: Schema) -> tuple[Schema, bool]:
    """Of `X or null` the X, and whether there was a null. Of other unions the first choice stands for all."""
    choices = node.get("anyOf") or node.get("oneOf")
    if choices:
        real = [each for each in choices if each.get("type") != "null"]
        rest = {key: value for key, value in node.items() if key not in ("anyOf", "oneOf")}
        return {**rest, **real[0]}, len(real) < len(choices)
    types = node.get("type")
    if isinstance(types, list):
        real_types = [each for each in types if each != "null"]
        return {**node, "type": real_types[0]}, len(real_types) < len(types)
    return node, False


def _gemini_leaf(node: Schema) -> Schema:
    node = {key: value for key, value in node.items() if key != "enum" or all(isinstance(each, str) for each in value)}
    return {**node, "type": node["type"].upper()} if "type" in node else node
