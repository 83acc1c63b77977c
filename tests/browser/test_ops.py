"""The operator's page, by the key of the running app."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.running import App
from tests.browser.visitor import Visitor


def test_figures_are_shown_to_whoever_has_the_key_and_to_nobody_else(app: App, visitor: Visitor) -> None:
    visitor.begin()
    page = visitor.page
    page.goto(f"{visitor.url}/ops")
    page.get_by_label("Function key").fill("guessed")
    page.get_by_role("button", name="Show figures").click()
    expect(page.get_by_role("status")).to_have_text("This key was not accepted.")
    assert visitor.violations() == []
    visitor.faults.clear()

    page.get_by_label("Function key").fill(app.key)
    page.get_by_role("button", name="Show figures").click()
    for heading in ("Interviews", "Cache"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("img", name="Interviews started by hour")).to_be_visible()
    assert visitor.violations() == []
    assert page.evaluate("Object.values(localStorage).join()").find(app.key) == -1
    page.reload()
    expect(page.get_by_role("heading", name="Interviews")).to_be_visible()
    page.get_by_role("button", name="Forget the key").click()
    page.reload()
    expect(page.get_by_label("Function key")).to_be_visible()
