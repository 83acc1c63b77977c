"""One operation as OpenAPI writes it down."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from msgspec import Struct

from api.operation import OPERATOR, Operation
from api.problems import Problem
from api.upkeep import FORMATS
from interview.catalog import catalog
from interview.house_check import ID, ID_LENGTH

TEXT = {"type": "string"}
BINARY = {"schema": {"type": "string", "format": "binary"}}
OURS = {"type": "string", "pattern": "^[0-9a-f]{20}$"}
NO_KEY = {"description": "The host knows no such function key, and says nothing more"}


def parameter_forms() -> Mapping[str, Mapping[str, Any]]:
    """What the parts of a route and of a query look like; any other is a text."""
    return {
        "id": OURS,
        "nonce": OURS,
        "name": {"type": "string", "pattern": f"^{ID.pattern}$", "maxLength": ID_LENGTH},
        "day": {"type": "string", "format": "date"},
        "format": {"type": "string", "enum": list(FORMATS)},
        "language": {"type": "string", "enum": [each.id for each in catalog().languages]},
    }


def described(op: Operation, by_type: Mapping[type[Struct], Mapping[str, Any]]) -> dict[str, Any]:
    """`by_type`: the schema, or a reference to it, of each struct that is sent or answered."""
    found: dict[str, Any] = {
        "summary": op.summary,
        "parameters": _parameters(op),
        "responses": _responses(op, by_type),
    }
    if op.body is not None:
        content = {"application/json": {"schema": by_type[op.body]}}
        found["requestBody"] = {"required": True, "content": content}
    if op.files:
        found["requestBody"] = {"required": True, "content": dict.fromkeys(op.files, BINARY)}
    return found


def _parameters(op: Operation) -> list[dict[str, Any]]:
    forms = parameter_forms()
    found = [_header(op.token, required=op.token_required)] if op.token else []
    found += [_header(name, required=False) for name in op.headers]
    found += [{"name": name, "in": "query", "schema": forms.get(name, TEXT)} for name in op.query]
    for name in re.findall(r"{(\w+)}", op.path):
        found.append({"name": name, "in": "path", "required": True, "schema": forms.get(name, TEXT)})
    return found


def _responses(op: Operation, by_type: Mapping[type[Struct], Mapping[str, Any]]) -> dict[str, Any]:
    found = {
        str(status): _content("application/json", by_type[view]) if view else _plain(op.gives)
        for status, view in op.answers.items()
    }
    for status in (*op.problems, 500):
        found[str(status)] = _content("application/problem+json", by_type[Problem])
    if op.token == OPERATOR:
        found["401"] = NO_KEY
    return found


def _plain(types: tuple[str, ...]) -> dict[str, Any]:
    """An answer that is a file, or empty."""
    if not types:
        return {"description": "No content"}
    return {"description": "A file", "content": dict.fromkeys(types, BINARY)}


def _content(media: str, schema: Mapping[str, Any]) -> dict[str, Any]:
    return {"description": "See the schema", "content": {media: {"schema": schema}}}


def _header(name: str, *, required: bool) -> dict[str, Any]:
    return {"name": name, "in": "header", "required": required, "schema": TEXT}
