"""The emulator of storage, which may be stopped and started again where it keeps its data on disk."""

from __future__ import annotations

from pathlib import Path

from bench.local_app import ROOT
from localhost.azurite import Azurite
from localhost.install import Workshop


class Emulator:
    """`data`: the folder of what it holds; None for memory alone. `ports` by service, others after each start."""

    def __init__(self, data: Path | None) -> None:
        self._data, self._workshop = data, Workshop(ROOT)
        self._running: Azurite | None = None

    def start(self) -> None:
        self._running = Azurite(self._workshop.prepare(), self._workshop.tools, self._data)

    def stop(self) -> None:
        if self._running is not None:
            self._running.stop()
            self._running = None

    @property
    def ports(self) -> dict[str, int]:
        return {} if self._running is None else self._running.ports

    @property
    def connection_string(self) -> str:
        """Raises RuntimeError while it is stopped."""
        if self._running is None:
            raise RuntimeError("storage is stopped")
        return self._running.connection_string
