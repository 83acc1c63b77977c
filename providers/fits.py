"""Whether a model's reply is JSON and fits the schema it was asked to fill."""

from __future__ import annotations

import re
from typing import Any

import msgspec

from providers.errors import BadOutput

FENCED = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)

Schema = dict[str, Any]

TYPES: dict[str, type | tuple[type, ...]] = {
    "object": dict,
    "array": list,
    "string": str,
    "number": (int, float),
    "integer": int,
    "boolean": bool,
    "null": type(None),
}


def checked(text: str, schema: Schema) -> str:
    """The JSON in a reply, without what may stand around it. Raises BadOutput that says what is wrong and where."""
    found = text.strip()
    if not found.startswith(("{", "[")):
        fenced = FENCED.search(found)
        found = fenced.group(1).strip() if fenced else found[found.find("{") : found.rfind("}") + 1]
    try:
        value = msgspec.json.decode(found)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as e:
        raise BadOutput(f"the reply is not JSON: {e}", text=text) from e
    fault = misfit(value, schema, schema.get("$defs", {}))
    if fault:
        raise BadOutput(f"the reply does not fit the schema: {fault}", text=text)
    return found


def misfit(value: Any, schema: Schema, defs: Schema, at: str = "$") -> str:
    """The first thing that does not fit, and where; empty where everything does."""
    if "$ref" in schema:
        schema = defs[schema["$ref"].removeprefix("#/$defs/")]
    choices = schema.get("anyOf") or schema.get("oneOf")
    if choices:
        faults = [misfit(value, choice, defs, at) for choice in choices]
        return "" if "" in faults else faults[0]
    if "enum" in schema and value not in schema["enum"]:
        return f"{at} must be one of {schema['enum']}"
    if "const" in schema and value != schema["const"]:
        return f"{at} must be {schema['const']!r}"
    return _of_type(value, schema, at) or _within(value, schema, at) or _inside(value, schema, defs, at)


def _of_type(value: Any, schema: Schema, at: str) -> str:
    wanted = schema.get("type", [])
    names = [wanted] if isinstance(wanted, str) else wanted
    if not names or any(_is(value, name) for name in names):
        return ""
    return f"{at} must be of type {' or '.join(names)}"


def _is(value: Any, name: str) -> bool:
    if isinstance(value, bool):
        return name == "boolean"
    if name == "integer" and isinstance(value, float):
        return value.is_integer()
    return isinstance(value, TYPES[name])


def _within(value: Any, schema: Schema, at: str) -> str:
    size, what = (len(value), "length") if isinstance(value, str | list) else (value, "value")
    if isinstance(size, bool) or not isinstance(size, int | float):
        return ""
    least = schema.get("minLength", schema.get("minItems", schema.get("minimum")))
    most = schema.get("maxLength", schema.get("maxItems", schema.get("maximum")))
    if least is not None and size < least:
        return f"the {what} of {at} must be {least} or more"
    if most is not None and size > most:
        return f"the {what} of {at} must be {most} or less"
    return ""


def _inside(value: Any, schema: Schema, defs: Schema, at: str) -> str:
    if isinstance(value, list) and "items" in schema:
        faults = (misfit(each, schema["items"], defs, f"{at}[{nth}]") for nth, each in enumerate(value))
        return next((fault for fault in faults if fault), "")
    if not isinstance(value, dict):
        return ""
    named: Schema = schema.get("properties", {})
    for name in schema.get("required", ()):
        if name not in value:
            return f"{at}.{name} is missing"
    if schema.get("additionalProperties") is False:
        for name in value:
            if name not in named:
                return f"{at}.{name} is not asked for"
    faults = (misfit(value[name], each, defs, f"{at}.{name}") for name, each in named.items() if name in value)
    return next((fault for fault in faults if fault), "")
