"""Which models of the catalogue the settings turn on, and why the others are off."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from urllib.parse import urlsplit

from msgspec import Struct
from msgspec.structs import replace

from providers.catalog import AT, OPTED_OUT, SETTING, Rows
from providers.wire import Limit, Model, Price, Row, Spec

LOOPBACK = {"127.0.0.1", "::1", "localhost"}


class Roster(Struct, frozen=True):
    """`on`: the models that may be called, in the catalogue's order. `off`: why each other row or model is not."""

    on: tuple[Spec, ...]
    off: dict[str, str]


class Off(Exception):
    """Why a row is off, and what would turn it on."""


def specs(rows: Rows, values: Mapping[str, str], unresolved: Collection[str] = ()) -> Roster:
    """`values`: the settings that rows name, as far as they are set. `unresolved`: settings that refer to a vault
    which did not give their value. Never raises for what a setting holds: that row is off and says so."""
    on: list[Spec] = []
    opted_out = {name.strip().lower() for name in values.get(OPTED_OUT, "").split(",")} - {""}
    off = dict.fromkeys(sorted(opted_out - set(rows)), f"{OPTED_OUT} names it, but no provider is called so")
    for name, row in rows.items():
        try:
            filled, base_url = _ready(name, row, values, unresolved)
        except Off as why:
            off[name] = str(why)
            continue
        if name in opted_out:
            filled = replace(filled, trains="no")
        for model in filled.models:
            spec = Spec(name, filled, model, base_url, played=bool(values.get(AT)))
            if model.status == "retired":
                off[spec.id] = f"retired: {model.note or 'the provider serves it no longer'}"
            else:
                on.append(spec)
    return Roster(tuple(on), off)


def _ready(name: str, row: Row, values: Mapping[str, str], unresolved: Collection[str]) -> tuple[Row, str]:
    """The row with settings filled in, and its address. Raises Off."""
    if row.status == "retired":
        raise Off(f"retired: {row.note or 'the provider serves nobody any longer'}")
    for setting in (row.key_env, *row.fill, row.cap_env, row.price_env):
        if setting in unresolved:
            raise Off(f"{setting} refers to a vault that did not give it: see the reference's state in the portal")
    _unlocked(row, values)
    given = {setting: values.get(setting) or default for setting, default in row.fill.items()}
    for setting, value in given.items():
        if not value:
            raise Off(f"{setting} is missing")
    models = tuple(replace(model, id=_filled(model.id, given)) for model in row.models)
    if row.status == "paid":
        row, models = _capped(row, models, values)
    return replace(row, models=models), _address(name, row, given, values)


def _unlocked(row: Row, values: Mapping[str, str]) -> None:
    key = values.get(row.key_env, "") if row.key_env else ""
    if row.key_env and not key:
        raise Off(f"no key: {row.key_env} is missing" + (f"; get one at {row.key_url}" if row.key_url else ""))
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise Off(f"{row.key_env} holds characters that no key has: paste it again")
    if row.switch_env and values.get(row.switch_env, "").lower() != "on":
        raise Off(f"switched off: set {row.switch_env} to on")


def _capped(row: Row, models: tuple[Model, ...], values: Mapping[str, str]) -> tuple[Row, tuple[Model, ...]]:
    """A row that costs money, with its price and the operator's cap as one more limit."""
    if row.price_env:
        price = _price(row.price_env, values.get(row.price_env, ""))
        models = tuple(replace(model, price=price) for model in models)
    if all(model.price and not (model.price.input or model.price.output) for model in models):
        return row, models
    cap = _number(values.get(row.cap_env, "") or "0")
    if cap is None or cap <= 0:
        raise Off(f"paid: set {row.cap_env} to the US dollars it may cost in a month")
    return replace(row, limits=(*row.limits, Limit("usd", cap, "month", "fixed"))), models


def _price(setting: str, value: str) -> Price:
    paid = [_number(part) for part in value.split("/")]
    if len(paid) == 2 and paid[0] is not None and paid[1] is not None:
        return Price("usd", paid[0], paid[1])
    raise Off(f"{setting} is {value!r}: write US dollars for a million tokens in and out, such as 0.15/0.60")


def _number(text: str) -> float | None:
    try:
        found = float(text)
    except ValueError:
        return None
    return found if 0 <= found < float("inf") else None


def _filled(text: str, given: Mapping[str, str]) -> str:
    return SETTING.sub(lambda found: given[found.group(1)].rstrip("/"), text)


def _address(name: str, row: Row, given: Mapping[str, str], values: Mapping[str, str]) -> str:
    url = _filled(row.base_url, given)
    if "://" not in url:
        url = f"http://{url}"
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        host = None
    if not host or not (url.isascii() and url.isprintable()) or " " in url:
        raise Off(f"{url!r} is no address: write one such as https://example.com/v1 in {', '.join(row.fill)}")
    if values.get(AT):
        return f"{_stand_in(values[AT])}/{name}{parts.path}"
    if parts.scheme != "https" and row.key_env and host not in LOOPBACK:
        raise Off(f"{url} would show the key to the network: write https:// in {', '.join(row.fill)}")
    return url


def _stand_in(url: str) -> str:
    """The address that stands in for all providers. Raises Off where it is beyond this machine: it is shown keys."""
    try:
        near = urlsplit(url).scheme == "http" and urlsplit(url).hostname in LOOPBACK
    except ValueError:
        near = False
    if not near:
        raise Off(f"{AT} is {url!r}: only an address of this machine, such as http://127.0.0.1:9000, may stand in")
    return url.rstrip("/")
