"""Values as table rows: JSON, compressed, split over binary properties of at most 60 KiB each."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

CHUNK = 60 * 1024
"""Bytes in one property. Azure allows 64 KiB (Table service data model)."""

Row = dict[str, Any]


def to_row(partition: str, key: str, value: Any, **plain: Any) -> Row:
    """A row that holds `value` in packed properties, with `plain` ones beside it."""
    packed = zlib.compress(msgspec.json.encode(value), level=6)
    chunks = {f"p{nth}": packed[at : at + CHUNK] for nth, at in enumerate(range(0, len(packed), CHUNK))}
    return {"PartitionKey": partition, "RowKey": key, **plain, **chunks}


def from_row(row: Mapping[str, Any], type: type[T]) -> T:
    """The value a row holds. Raises msgspec.ValidationError when it was written by another schema."""
    packed = b"".join(
        bytes(row[f"p{nth}"]) for nth in range(sum(1 for name in row if name[:1] == "p" and name[1:].isdigit()))
    )
    return msgspec.json.decode(zlib.decompress(packed), type=type)
