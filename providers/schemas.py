"""One JSON Schema, as much of it as each API understands. What is dropped here is still checked in the reply."""

from __future__ import annotations

import math
from collections.abc import Callable
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
STRICT = {*COHERE, "additionalProperties"}
BOUNDS = (
    *("minimum", "maximum", "multipleOf", "minItems", "maxItems", "minLength", "maxLength"),
    *("pattern", "format", "uniqueItems"),
)
LISTED = 16
"""A range of at most so many values is written as the list of them, which every decoder can be held to."""


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


def for_strict(schema: Schema) -> Schema:
    """What every decoder that is held to a schema takes: closed objects, unions as `anyOf`, enums, and no bounds."""
    return _strict(inlined(schema))


def for_gemini(schema: Schema) -> Schema:
    """The subset of OpenAPI that `responseSchema` takes: types in capitals, null as `nullable`, text enums only."""
    return _narrowed(inlined(schema), GEMINI, _gemini_leaf)


def for_cohere(schema: Schema) -> Schema:
    """Objects, arrays, enums and types; no unions, ranges, lengths or closed objects."""
    return _narrowed(inlined(schema), COHERE, lambda node: node)


def _strict(node: Schema) -> Schema:
    if isinstance(node.get("type"), list):
        types = [{"type": "null"} if each == "null" else _strict({**node, "type": each}) for each in node["type"]]
        return {"anyOf": types}
    found = _kept(_listed(node), STRICT)
    choices = node.get("anyOf") or node.get("oneOf")
    if choices:
        found["anyOf"] = [_strict(each) for each in choices]
    return _with_children(node, found, _strict)


def _listed(node: Schema) -> Schema:
    """A short range of numbers as an enum, a constant as one too."""
    if "const" in node:
        return {**node, "enum": [node["const"]]}
    step = node.get("multipleOf", 1 if node.get("type") == "integer" else 0)
    if not step or "enum" in node or not {"minimum", "maximum"} <= set(node):
        return node
    steps = range(math.ceil(node["minimum"] / step), math.floor(node["maximum"] / step) + 1)
    if not 0 < len(steps) <= LISTED:
        return node
    values = [int(each * step) if each * step == int(each * step) else each * step for each in steps]
    rest = {key: value for key, value in node.items() if key not in ("minimum", "maximum", "multipleOf")}
    return {**rest, "enum": values}


def _kept(node: Schema, kept: set[str]) -> Schema:
    """The node's own keywords that are understood; bounds that are not are told in its description."""
    found = {key: value for key, value in node.items() if key in kept}
    told = [f"{key} {node[key]}" for key in BOUNDS if key in node and key not in kept]
    if told:
        found["description"] = "; ".join([*([node["description"]] if "description" in node else []), *told])
    return found


def _with_children(node: Schema, found: Schema, narrow: Callable[[Schema], Schema]) -> Schema:
    if "properties" in node:
        found["properties"] = {name: narrow(each) for name, each in node["properties"].items()}
    if "items" in node:
        found["items"] = narrow(node["items"])
    return found


def _narrowed(node: Schema, kept: set[str], leaf: Callable[[Schema], Schema]) -> Schema:
    node, nullable = _without_null(node)
    if "const" in node:
        node = {**node, "enum": [node["const"]]}
    found = _kept(node, kept)
    if nullable and "nullable" in kept:
        found["nullable"] = True
    return leaf(_with_children(node, found, lambda each: _narrowed(each, kept, leaf)))


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
    if "properties" in node:
        # Some of its models write keys in alphabetical order otherwise.
        node["propertyOrdering"] = list(node["properties"])
    return {**node, "type": node["type"].upper()} if "type" in node else node
