"""Values in the shape that a JSON Schema asks for, and such as miss it in one place. By the chance handed in."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from bench.json_schema import pointed
from tests.http.naughty import NAUGHTY

KNOWN = ("backend-engineer", "mixed", "technical", "en", "es", "2019", "I would measure it first, then change it.")
"""Texts that the app knows, so that a request comes further than its first field."""

OTHERS: tuple[Any, ...] = (None, True, -1, 0, 10**30, 1e308, "", "x", "\x00", "y" * 13_000, [], [[]], {}, {"a": {}})
ODDS, LONGEST = 0.5, 3


def fitting(schema: Any, root: dict[str, Any], chance: Random) -> Any:
    """One of the values that fit; `root` holds what `$ref` points to."""
    if "$ref" in schema:
        return fitting(pointed(root, schema["$ref"]), root, chance)
    if "anyOf" in schema:
        return fitting(chance.choice(schema["anyOf"]), root, chance)
    if "enum" in schema:
        return chance.choice(schema["enum"])
    return FORMS[schema.get("type", "null")](schema, root, chance)


def _object(schema: Any, root: dict[str, Any], chance: Random) -> dict[str, Any]:
    wanted = [name for name in schema.get("properties", {}) if name in schema["required"] or chance.random() < ODDS]
    return {name: fitting(schema["properties"][name], root, chance) for name in wanted}


def _array(schema: Any, root: dict[str, Any], chance: Random) -> list[Any]:
    return [fitting(schema["items"], root, chance) for _ in range(chance.randrange(LONGEST + 1))]


def _string(schema: Any, root: dict[str, Any], chance: Random) -> str:
    told = (text[: schema.get("maxLength", len(text))] for text in (*KNOWN, *NAUGHTY))
    fit = [text for text in told if re.search(schema.get("pattern", ""), text)]
    known = [text for text in fit if text in KNOWN]
    return chance.choice(known if known and chance.random() < ODDS else fit)


def _number(schema: Any, root: dict[str, Any], chance: Random) -> int:
    least, most = schema.get("minimum", -1000), schema.get("maximum", 1000)
    return int(chance.choice((least, least + 1, most, chance.randint(least, most))))


FORMS: dict[str, Callable[[Any, dict[str, Any], Random], Any]] = {
    "object": _object,
    "array": _array,
    "string": _string,
    "integer": _number,
    "number": _number,
    "boolean": lambda schema, root, chance: chance.random() < ODDS,
    "null": lambda schema, root, chance: None,
}


def spoilt(value: Any, chance: Random) -> bytes:
    """JSON, or nearly, of the value with one thing in it left out, of another kind, or not to be read."""
    found = json.loads(json.dumps(value))
    if not isinstance(found, dict) or not found or chance.random() < 1 / 8:
        return json.dumps(chance.choice(OTHERS)).encode()
    where = chance.choice(list(found))
    if chance.random() < 1 / 4:
        del found[where]
    else:
        found[where] = chance.choice(OTHERS)
    raw = json.dumps(found).encode()
    return raw[: chance.randrange(len(raw))] if chance.random() < 1 / 8 else raw
