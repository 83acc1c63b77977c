"""What the host's log holds: one JSON object a line, with the invocation that wrote it, as Azure's host adds it."""

from __future__ import annotations

import json
import logging
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime

_under_way: ContextVar[tuple[str, str] | None] = ContextVar("under_way", default=None)


@contextmanager
def invocation(function: str) -> Iterator[str]:
    """A new invocation of the function, whose id lines written within carry, also those of tasks it starts."""
    id = str(uuid.uuid4())
    token = _under_way.set((function, id))
    try:
        yield id
    finally:
        _under_way.reset(token)


class AsJson(logging.Formatter):
    """A message that is a JSON object already is told as that; any other is its "text"."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line = {"at": at, "level": record.levelname, "logger": record.name}
        if (found := _under_way.get()) is not None:
            line |= dict(zip(("function", "invocation"), found, strict=True))
        line |= _told(record.getMessage())
        if record.exc_info:
            line["fault"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _told(message: str) -> dict[str, str]:
    if message.startswith("{"):
        try:
            return dict(json.loads(message))
        except ValueError:
            return {"text": message}
    return {"text": message}


def to_standard_error(level: int) -> None:
    """Writes every record of that level and above."""
    handler = logging.StreamHandler()
    handler.setFormatter(AsJson())
    logging.basicConfig(level=level, handlers=[handler])
