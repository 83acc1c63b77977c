"""Models that a candidate brings: the request their browser makes, and what the raw answer says. Pure; without keys."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from msgspec import json
from msgspec.structs import replace

from providers import reading
from providers.catalog import Rows
from providers.chat import Chat, KeyPlace, Lender, LentRequest, Named
from providers.wire import Model, Row, Spec
from providers.wires import WIRES

BUILT_IN, LOCAL = "browser", "local"
"""What stands in place of a row's name: the model of the browser itself, and a server on the candidate's machine."""

HERE = ("127.0.0.1", "localhost")

TRAINS = ("no", "unknown", "yes")

PLACE = "{key}"
"""Stands where the browser puts the key."""

SERVER = Row(
    label="A server on the candidate's machine",
    wire="openai-chat",
    base_url="{BASE}",
    scope="account",
    status="free",
    trains="no",
    as_of="2026-11-25",
    source="OpenAI's chat/completions, as Ollama, llama.cpp and LM Studio serve it",
    models=(),
    timeout_s=120.0,
)


def lenders(rows: Rows) -> Iterator[Lender]:
    """Every row that a browser may call with a key of its own, with the models it serves; first those that do not train
    on what they are sent."""
    for name, row in sorted(rows.items(), key=lambda each: TRAINS.index(each[1].trains)):
        models = tuple(Named(m.id, m.id) for m in row.models if m.status != "retired")
        if row.browser != "no" and row.status != "retired" and row.key_env and not row.fill and models:
            training = {"yes": True, "no": False, "unknown": None}[row.trains]
            yield Lender(name, row.label, row.key_url, row.browser, training, models)


def origins(rows: Rows) -> tuple[str, ...]:
    """Where such requests go, for the policy of the page."""
    found = (urlsplit(rows[each.provider].base_url) for each in lenders(rows))
    return tuple(sorted({f"{parts.scheme}://{parts.netloc}" for parts in found}))


def fault(rows: Rows, provider: str, model: str, base: str) -> tuple[str, str] | None:
    """The field that is wrong with a choice and what to do about it; None where nothing is."""
    if not model.isprintable():  # it stands in the report, also in one that is shared
        return "model", "Its name holds a line break or a sign that cannot be seen; write it without."
    if provider == BUILT_IN:
        return None
    if provider == LOCAL:
        if not is_loopback(base):
            return "base", "Give an address of your own machine, such as http://127.0.0.1:11434."
        return None if model.strip() else ("model", "Name the model of your server.")
    found = {each.provider: each for each in lenders(rows)}
    if provider not in found:
        return "provider", f"Choose one of: {', '.join((*found, BUILT_IN, LOCAL))}."
    models = [each.name for each in found[provider].models]
    return None if model in models else ("model", f"Choose one of: {', '.join(models)}.")


def is_loopback(base: str) -> bool:
    """Whether it is one of the addresses that the page's policy lets a browser call, and says nothing else: what stands
    before an @ or behind a question mark may be a secret, and this is kept."""
    try:
        parts = urlsplit(base)
        bare = "@" not in parts.netloc and not parts.query and not parts.fragment
        return parts.scheme == "http" and parts.hostname in HERE and parts.port != 0 and bare
    except ValueError:
        return False


def request(rows: Rows, provider: str, model: str, base: str, chat: Chat) -> LentRequest:
    """What the browser is to send. The choice has no fault."""
    if provider == BUILT_IN:
        return LentRequest(None, _prompt(chat))
    spec = _spec(rows, provider, model, base)
    call = WIRES[spec.row.wire].build(spec, "" if provider == LOCAL else PLACE, chat)
    place = next((KeyPlace(k.lower(), v.removesuffix(PLACE)) for k, v in call.headers.items() if PLACE in v), None)
    headers = {name.lower(): value for name, value in call.headers.items() if PLACE not in value}
    body = json.encode(call.body).decode()
    return LentRequest(spec.base_url + call.path, body, {"content-type": "application/json", **headers}, place)


def said(rows: Rows, provider: str, model: str, base: str, status: int, body: str, now: datetime) -> str:
    """The model's text out of a raw answer. Raises the ProviderError that the answer is."""
    if provider == BUILT_IN:
        return body
    raw = body.encode("utf-8", "surrogatepass")
    return reading.read(_spec(rows, provider, model, base), status, {}, raw, now).text


def _prompt(chat: Chat) -> str:
    system = [each.text for each in chat.messages if each.role == "system"]
    rest = [each.text for each in chat.messages if each.role != "system"]
    asked: dict[str, Any] = {
        "initialPrompts": [{"role": "system", "content": text} for text in system],
        "prompt": "\n\n".join(rest),
        "responseConstraint": chat.schema,
    }
    return json.encode(asked).decode()


def _spec(rows: Rows, provider: str, model: str, base: str) -> Spec:
    if provider == LOCAL:
        named = Model(model, LOCAL, context=8192, structured="schema")
        return Spec(LOCAL, replace(SERVER, models=(named,)), named, f"{base.rstrip('/')}/v1")
    row = rows[provider]
    return Spec(provider, row, next(each for each in row.models if each.id == model), row.base_url)


@dataclass(frozen=True)
class Lenders:
    """The same over one catalogue: what the core asks for."""

    rows: Rows

    def offers(self) -> tuple[Lender, ...]:
        return tuple(lenders(self.rows))

    def fault(self, provider: str, model: str, base: str) -> tuple[str, str] | None:
        return fault(self.rows, provider, model, base)

    def request(self, provider: str, model: str, base: str, chat: Chat) -> LentRequest:
        return request(self.rows, provider, model, base, chat)

    def said(self, provider: str, model: str, base: str, status: int, body: str, now: datetime) -> str:
        return said(self.rows, provider, model, base, status, body, now)
