"""The catalogue: rows from catalog.json, checked.

One more OpenAI-compatible provider is one more row there and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import get_args
from zoneinfo import ZoneInfo

import msgspec

from providers.wire import Per, Row, Unit
from providers.wires import WIRES

FILE = Path(__file__).with_name("catalog.json")
NAME = re.compile(r"[a-z][a-z0-9-]{0,29}")
PLACE = re.compile(r" - at `\$\.?(.*?)`$")
SETTING = re.compile(r"\{([A-Z][A-Z0-9_]*)\}")

AT = "PROVIDERS_AT"
"""A setting: an address that stands in for every provider's own, each under its row's name (`AT/groq/openai/v1`)."""

OPTED_OUT = "OPTED_OUT"
"""A setting: names of rows, with commas between, whose training on what is said the operator has switched off."""

Rows = Mapping[str, Row]


@cache
def rows(file: str = "") -> Rows:
    """The rows of this build, or of a file in their place. Raises ValueError as `read_rows`, OSError without a file."""
    return read_rows((Path(file) if file else FILE).read_bytes())


def read_rows(text: bytes | str) -> Rows:
    """Raises ValueError that names the row and the field, and what is wrong with it."""
    try:
        raw = msgspec.json.decode(text, type=dict[str, msgspec.Raw])
    except msgspec.DecodeError as e:
        raise ValueError(f"catalog.json: {e}; write one object with a row under each provider's name") from e
    return {name: _row(name, row) for name, row in raw.items()}


def setting_names(rows: Rows) -> tuple[str, ...]:
    """Every setting that some row reads; a retired one reads none."""
    found = {AT, OPTED_OUT}
    for row in rows.values():
        if row.status != "retired":
            found |= {row.key_env, row.switch_env, row.cap_env, row.price_env, *row.fill}
    return tuple(sorted(found - {""}))


def _row(name: str, raw: msgspec.Raw) -> Row:
    try:
        row = msgspec.json.decode(raw, type=Row)
    except msgspec.DecodeError as e:
        place = PLACE.search(str(e))
        field = f"{place.group(1)}: " if place and place.group(1) else ""
        raise ValueError(f"catalog.json [{name}]: {field}{PLACE.sub('', str(e))}") from e
    for field, wrong in (*_address_faults(name, row), *_limit_faults(row), *_model_faults(row)):
        raise ValueError(f"catalog.json [{name}]: {field}: {wrong}")
    return row


def _address_faults(name: str, row: Row) -> Iterator[tuple[str, str]]:
    if not NAME.fullmatch(name):
        yield "name", "write small letters, digits and hyphens, 30 at most"
    if row.wire not in WIRES:
        yield "wire", f"{row.wire!r} is none of {', '.join(sorted(WIRES))}"
    if not row.base_url.startswith(("https://", "{")) or row.base_url.endswith("/"):
        yield "base_url", f"{row.base_url!r}: write https:// first and no / last"
    named = set(SETTING.findall(" ".join([row.base_url, *(model.id for model in row.models)])))
    if named != set(row.fill):
        yield "fill", f"names {sorted(row.fill)}, but {sorted(named)} stand in base_url and model ids"
    if not row.key_env and not row.switch_env:
        yield "key_env", "a row needs the setting of its key, or a switch_env where it has none"
    try:
        date.fromisoformat(row.as_of)
    except ValueError:
        yield "as_of", f"{row.as_of!r}: write a day such as 2026-11-23"
    if row.browser != "no" and not row.browser_source:
        yield "browser_source", "say where it is written that the API answers a page in a browser"


def _limit_faults(row: Row) -> Iterator[tuple[str, str]]:
    own = [limit for model in row.models for limit in model.limits]
    if own and row.scope == "account":
        yield "models", "limits of a model need the scope model: those of an account belong to the row"
    for limit in (*row.limits, *own):
        if limit.per == "month" and limit.reset != "fixed":
            yield "limits", "a month is fixed: it begins anew on its first day"
        if limit.reset == "fixed" and limit.per not in ("day", "month"):
            yield "limits", f"no {limit.per} is fixed, only a day or a month"
        try:
            ZoneInfo(limit.zone)
        except (ValueError, OSError, KeyError):
            yield "limits", f"{limit.zone!r} is no time zone: write a name such as America/Los_Angeles"
    for header, window in row.says.items():
        unit, _, per = window.partition("/")
        if unit not in get_args(Unit) or per not in get_args(Per) or "remaining" not in header:
            yield "says", f"{header}: {window}: a header with remaining in its name, a window such as requests/day"


def _model_faults(row: Row) -> Iterator[tuple[str, str]]:
    ids = [model.id for model in row.models]
    if not ids or len(set(ids)) < len(ids):
        yield "models", "at least one, and each id once"
    if row.status == "paid" and not row.cap_env:
        yield "cap_env", "a paid row names the setting with its monthly cap in US dollars"
    for model in row.models:
        priced = {"neurons", "usd"} & {limit.unit for limit in (*row.limits, *model.limits)}
        if row.status == "paid" and not row.price_env:
            priced.add("usd")
        if priced and (model.price is None or {model.price.unit} != priced):
            yield "models", f"{model.id} needs a price in {' and '.join(sorted(priced))}"
