"""The operator's page as a browser shows it, in a file."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from playwright.async_api import async_playwright

PATIENCE_MS = 120_000
"""Storage may be slow, and each figure takes several requests."""

BROWSERS = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


async def picture(url: str, key: str, file: Path) -> None:
    """Signs in with the function key and writes what is there at first sight, as PNG."""
    binary = next((found for name in BROWSERS if (found := shutil.which(name))), None)
    if binary is None:
        raise SystemExit("pictures need a Chromium on the PATH")
    sandbox = [] if os.name == "nt" or os.geteuid() else ["--no-sandbox"]
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=binary, args=sandbox)
        page = await browser.new_page(viewport={"width": 1280, "height": 1000})
        page.set_default_timeout(PATIENCE_MS)
        await page.goto(f"{url}/ops")
        await page.get_by_label("Function key").fill(key)
        await page.get_by_role("button", name="Show figures").click()
        await page.get_by_role("heading", name="Alerts").wait_for()
        await page.get_by_role("heading", name="Cache").wait_for()
        await page.screenshot(path=file)
        await browser.close()
