"""Whether a value fits a JSON Schema: the part of it that API descriptions use."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}


def faults(value: Any, schema: Any, root: dict[str, Any], path: str = "$") -> Iterator[str]:
    """Where the value does not fit, one sentence each. `root` holds what `$ref` points to."""
    if schema is True or schema == {}:
        return
    if "$ref" in schema:
        yield from faults(value, pointed(root, schema["$ref"]), root, path)
    yield from _of_type(value, schema, path)
    for each in schema.get("allOf", ()):
        yield from faults(value, each, root, path)
    for name in ("anyOf", "oneOf"):
        choices = [list(faults(value, each, root, path)) for each in schema.get(name, ())]
        if choices and all(choices):
            yield min(choices, key=len)[0] + f" (the nearest of {len(choices)})"
    if isinstance(value, dict):
        yield from _in_object(value, schema, root, path)
    if isinstance(value, list) and "items" in schema:
        for nth, each in enumerate(value):
            yield from faults(each, schema["items"], root, f"{path}[{nth}]")


def pointed(root: dict[str, Any], pointer: str) -> Any:
    found: Any = root
    for step in pointer.removeprefix("#/").split("/"):
        found = found[step]
    return found


def _of_type(value: Any, schema: dict[str, Any], path: str) -> Iterator[str]:
    named = schema.get("type", ())
    names = [named] if isinstance(named, str) else named
    fits = any(isinstance(value, TYPES[name]) and (name == "boolean") == isinstance(value, bool) for name in names)
    if names and not fits:
        yield f"{path} is {type(value).__name__}, not {' or '.join(names)}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{path} is {value!r}, none of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        yield f"{path} is {value!r}, not {schema['const']!r}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        if value < schema.get("minimum", value) or value > schema.get("maximum", value):
            yield f"{path} is {value}, out of range"
    elif isinstance(value, str) and not re.search(schema.get("pattern", ""), value):
        yield f"{path} is {value!r}, not like {schema['pattern']}"
    elif isinstance(value, list) and len(value) < schema.get("minItems", 0):
        yield f"{path} has {len(value)} items"


def _in_object(value: dict[str, Any], schema: dict[str, Any], root: dict[str, Any], path: str) -> Iterator[str]:
    properties = schema.get("properties", {})
    others = schema.get("additionalProperties", True)
    for name in schema.get("required", ()):
        if name not in value:
            yield f"{path}.{name} is missing"
    for name, each in value.items():
        if name in properties:
            yield from faults(each, properties[name], root, f"{path}.{name}")
        elif others is False:
            yield f"{path}.{name} is unknown"
        elif isinstance(others, dict):
            yield from faults(each, others, root, f"{path}.{name}")
