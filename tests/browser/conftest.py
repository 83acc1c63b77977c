"""A real Chromium on the running app."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.running import App
from tests.browser.visitor import Visitor
from tests.conftest import free_port, missing

# The first is the lightest.
BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
PATIENCE_MS = 15_000


@pytest.fixture(scope="package")
def app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[App]:
    running = App(free_port(), tmp_path_factory.mktemp("data"))
    try:
        running.start("--fresh")
        yield running
    finally:
        running.stop()


# Of the folder, not of the session: while Playwright runs, its event loop stands in the way of asynchronous tests.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    binary = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if binary is None:
        missing("no Chromium is on the PATH")
    # Chromium refuses its sandbox to root, which is who runs in most containers.
    options = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    # A microphone that beeps, and nobody who has to allow it.
    options += ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=options)
        yield browser
        browser.close()


@pytest.fixture
def visit(app: App, chromium: Browser) -> Iterator[Callable[..., Visitor]]:
    """Opens a browser of its own for each visitor. A fault in its console that the test did not expect fails it."""
    visitors: list[Visitor] = []

    def open_browser(**options: Any) -> Visitor:
        context = chromium.new_context(**{"viewport": {"width": 1280, "height": 800}, **options})
        context.set_default_timeout(PATIENCE_MS)
        visitors.append(Visitor(context, app.url))
        return visitors[-1]

    yield open_browser
    for visitor in visitors:
        visitor.context.close()
    assert [fault for visitor in visitors for fault in visitor.faults] == []


@pytest.fixture
def visitor(visit: Callable[..., Visitor]) -> Visitor:
    return visit()
