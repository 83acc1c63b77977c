"""The promises of stored recordings in a dict, for tests and for trying things out."""

from __future__ import annotations

from datetime import timedelta

from interview.recordings import Recorded


class MemoryRecordings:
    """Addresses are `memory:create/…` and `memory:read/…`; `send` and `fetch` are what a browser does with them."""

    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], bytes] = {}

    async def upload_url(self, id: str, number: int, lasting: timedelta) -> str:
        return f"memory:create/{id}/{number}"

    async def listen_url(self, id: str, number: int, lasting: timedelta) -> str:
        return f"memory:read/{id}/{number}"

    async def of(self, id: str) -> tuple[Recorded, ...]:
        return tuple(Recorded(key[1], len(sound)) for key, sound in sorted(self._kept.items()) if key[0] == id)

    async def erase(self, id: str, number: int) -> None:
        self._kept.pop((id, number), None)

    def send(self, url: str, sound: bytes) -> bool:
        """False where that is not allowed."""
        may, id, number = url.removeprefix("memory:").split("/")
        if may != "create" or (id, int(number)) in self._kept:
            return False
        self._kept[id, int(number)] = sound
        return True

    def fetch(self, url: str) -> bytes | None:
        """None where there is nothing, or nothing to be read."""
        may, id, number = url.removeprefix("memory:").split("/")
        return self._kept.get((id, int(number))) if may == "read" else None
