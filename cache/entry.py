"""An entry as the caches hold it: the value as bytes, and until when it is good."""

from __future__ import annotations

import random

import msgspec
from msgspec import Struct

from cache.policy import Policy, jittered


class Entry(Struct, frozen=True, array_like=True):
    """Seconds since the epoch on the injected clock. An empty `body` says that there is no such value."""

    fresh_until: float
    keep_until: float
    body: bytes

    @property
    def value(self) -> bytes | None:
        return self.body or None


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Entry).decode


def near(body: bytes | None, policy: Policy, now: float, chance: random.Random) -> Entry:
    """An entry for this process."""
    return _entry(body, policy.near_fresh, policy, now, chance)


def far(body: bytes | None, policy: Policy, now: float, chance: random.Random) -> Entry:
    """An entry for a tier that all processes share."""
    return _entry(body, policy.far_fresh, policy, now, chance)


def _entry(body: bytes | None, fresh: float, policy: Policy, now: float, chance: random.Random) -> Entry:
    if not body:
        until = now + jittered(policy.absent, chance)
        return Entry(until, until, b"")
    return Entry(now + jittered(fresh, chance), now + jittered(policy.keep, chance), body)


def pack(entry: Entry) -> bytes:
    return _encode(entry)


def unpack(packed: bytes) -> Entry:
    """Raises msgspec.DecodeError (a ValueError) for what no version of this program wrote."""
    return _decode(packed)
