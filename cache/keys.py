"""Keys of what many people share: built from ids and digests only, so that nothing private can be part of one."""

from __future__ import annotations

import re
from typing import Literal

from msgspec import Struct

SCHEMA = "v1"
"""Raised whenever the form of a cached value changes: an older value is then simply not found."""

ID = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
"""Ids in packs and catalogue, and digests in hexadecimal."""

EntryKind = Literal["pool", "follow-up", "job", "house"]


class Key(Struct, frozen=True):
    """`name` is the key in every tier, and the name of the blob where the entry has one."""

    kind: EntryKind
    name: str


def pool_key(role: str, level: str, kind: str, language: str) -> Key:
    """The packs of a combination: `v1/backend-engineer/mid/technical/en.json`."""
    return Key("pool", f"{_joined(role, level, kind, language)}.json")


def house_key() -> Key:
    """What the operator's own packs add to what is on offer: `v1/house/offered.json`."""
    return Key("house", f"{_joined('house', 'offered')}.json")


def follow_up_key(pack: str, concept: str, language: str) -> Key:
    """A follow-up by question and missing concept, never by the answer: shared, and reveals nothing."""
    return Key("follow-up", _joined("follow-up", pack, concept, language))


def job_key(digest: str, language: str) -> Key:
    """What a job description asks for, by the digest of its text without personal data."""
    return Key("job", _joined("job", digest, language))


def _joined(*parts: str) -> str:
    """Raises ValueError for what is no id: free text may not stand in a key."""
    for part in parts:
        if not ID.fullmatch(part):
            raise ValueError(f"{part[:40]!r} cannot be part of a cache key; use an id of small letters, digits and '-'")
    return "/".join((SCHEMA, *parts))
