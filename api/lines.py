"""Lines of the log: each one JSON object, with what it is about. The host adds the invocation that wrote it.

What a person wrote is in none: no text of theirs is handed to a line, and of an unforeseen fault its kind and place are
told, not its words, which may quote somebody."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from traceback import extract_tb

import msgspec

LOGGER = "quiet-room"
FIELDS = "fields"
"""What a line says beside its text: `extra={"fields": {…}}`."""

FRAMES = 12
_about: ContextVar[Mapping[str, str] | None] = ContextVar("about", default=None)


@contextmanager
def about(**what: str) -> Iterator[None]:
    """Lines that are written within also say this, as far as it is not empty."""
    token = _about.set({**_known(), **{name: value for name, value in what.items() if value}})
    try:
        yield
    finally:
        _about.reset(token)


def _known() -> Mapping[str, str]:
    return _about.get() or {}


def place(fault: BaseException) -> list[str]:
    """Where a fault arose and by what kinds it was passed on, the innermost call last."""
    frames = extract_tb(fault.__traceback__)[-FRAMES:]
    cause = fault.__cause__ or fault.__context__
    told = [] if cause is None else place(cause)
    return [*told, type(fault).__qualname__, *(f"{each.filename}:{each.lineno} {each.name}" for each in frames)]


class AsJson(logging.Filter):
    """Makes a record's message the whole line, whatever handler writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        line = {"text": record.getMessage(), **_known(), **getattr(record, FIELDS, {})}
        fault = record.exc_info[1] if record.exc_info else None
        if fault is not None:
            line["fault"] = place(fault)
        record.msg, record.args, record.exc_info = msgspec.json.encode(line).decode(), None, None
        return True


def as_json() -> None:
    """From here on, every line of the app's logger is JSON. Safe to call again."""
    log = logging.getLogger(LOGGER)
    if not any(isinstance(each, AsJson) for each in log.filters):
        log.addFilter(AsJson())
