"""The nearest tier: in this process, bounded in bytes, least recently used out first."""

from __future__ import annotations

from collections import OrderedDict

from cache.entry import Entry

OVERHEAD = 400
"""Bytes that an entry takes beside its key and body: objects, the slot in the dictionary (sys.getsizeof)."""


class MemoryTier:
    name = "memory"

    def __init__(self, max_bytes: int) -> None:
        self._max = max_bytes
        self._kept: OrderedDict[str, Entry] = OrderedDict()
        self.bytes = 0

    def get(self, name: str) -> Entry | None:
        found = self._kept.get(name)
        if found is not None:
            self._kept.move_to_end(name)
        return found

    def put(self, name: str, entry: Entry) -> None:
        """What is larger than the whole tier is not kept."""
        self.drop(name)
        if _size(name, entry) <= self._max:
            self._kept[name] = entry
            self.bytes += _size(name, entry)
            while self.bytes > self._max:
                self.drop(next(iter(self._kept)))

    def drop(self, name: str) -> None:
        gone = self._kept.pop(name, None)
        if gone is not None:
            self.bytes -= _size(name, gone)


def _size(name: str, entry: Entry) -> int:
    return len(name) + len(entry.body) + OVERHEAD
