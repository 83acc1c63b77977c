"""What becomes of a request that cannot be read: the answer 400, a line in the log, and nothing of what was sent."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from functools import partial

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError

SERVER = "aiohttp.server"


class Reader(web.RequestHandler):
    """A connection that holds nothing of what cannot be read.

    A fault's traceback leads to all that was received and, by way of it, back to the fault. The app has such circles
    looked for so seldom that heads of some megabytes filled hundreds of them meanwhile.
    """

    __slots__ = ()

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        fault = getattr(self._messages[-1][0], "exc", None) if self._messages else None
        if isinstance(fault, HttpProcessingError):
            fault.__traceback__ = None


class Unread(logging.Filter):
    """Tells a request that cannot be read by the kind of its fault, whose own words repeat what was sent."""

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if record.exc_info else None
        if isinstance(fault, HttpProcessingError):
            record.msg, record.args = "a request could not be read: %s", (type(fault).__name__,)
            record.exc_info = None
            record.levelno, record.levelname = logging.WARNING, "WARNING"
        return True


def readers(running: web.BaseRunner) -> Callable[[], Reader]:
    """Makes one for each new connection to what has been set up."""
    if running.server is None:
        raise RuntimeError("set it up first")
    loop = asyncio.get_running_loop()
    # None is for no log, whatever its annotation says.
    return partial(Reader, running.server, loop=loop, access_log=None)  # type: ignore[arg-type]
