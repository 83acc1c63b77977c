"""One kind of shareable value over the tiers: as bytes there, as values here."""

from __future__ import annotations

import logging
import zlib
from collections.abc import Awaitable, Callable
from functools import lru_cache
from typing import Generic, TypeVar

import msgspec

from cache.keys import Key
from cache.tiers import Tiers
from interview.shareable import Shareable

log = logging.getLogger("quiet-room")

T = TypeVar("T", bound=Shareable)

LEVEL = 3
"""Of compression: 6 makes a pool 8 % smaller and takes nearly twice as long."""

READ = 64
"""Values at hand as they were read: the pools that most people ask for."""


class Shelf(Generic[T]):
    """`settled`: a value that was read, as it is to be kept at hand.

    Raises TypeError for anything that is not Shareable, whatever a type checker was told.
    """

    def __init__(self, tiers: Tiers, type: type[T], settled: Callable[[T], T] = lambda value: value) -> None:
        if not issubclass(type, Shareable):
            raise TypeError(f"{type.__name__} is not Shareable: it may hold something of a person and is not cached")
        self._tiers, self._type = tiers, type
        self._decoder = msgspec.json.Decoder(type)
        # Memory gives the very same bytes again, and so the very same value: it is not read anew for everybody.
        self._read = lru_cache(maxsize=READ)(lambda packed: settled(self._decoder.decode(zlib.decompress(packed))))

    async def get(self, key: Key) -> T | None:
        return self._value(await self._tiers.get(key))

    async def get_or_make(self, key: Key, make: Callable[[], Awaitable[T | None]]) -> T | None:
        """The kept value, else what `make` gives: called once for all who wait; None is remembered for a while."""

        async def made() -> bytes | None:
            value = await make()
            return None if value is None else self._bytes(value)

        return self._value(await self._tiers.get_or_make(key, made))

    async def put(self, key: Key, value: T) -> bool:
        """Keeps it for good; False when the very same was there already."""
        return await self._tiers.put(key, self._bytes(value))

    def _bytes(self, value: T) -> bytes:
        if not isinstance(value, self._type):
            raise TypeError(f"a shelf of {self._type.__name__} takes no {type(value).__name__}")
        return zlib.compress(msgspec.json.encode(value), level=LEVEL)

    def _value(self, packed: bytes | None) -> T | None:
        """None, and a line in the log, for what another version of the program wrote."""
        try:
            return None if packed is None else self._read(packed)
        except (zlib.error, msgspec.DecodeError) as e:
            log.warning("a cached %s cannot be read and is taken as absent: %s", self._type.__name__, e)
            return None
