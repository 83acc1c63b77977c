"""The operator's page, by the key of the running app."""

from __future__ import annotations

from functools import partial

import msgspec
from playwright.sync_api import Route, expect

from api.ops import CapacityView, CounterView, ModelView, ModesView, ProvidersView, ProviderView, WindowView
from interview.use_cases.grow import Grown
from interview.use_cases.prewarm import Prewarmed
from providers.capacity import Carried, Day
from tests.browser.running import App
from tests.browser.visitor import Visitor


def test_figures_are_shown_to_whoever_has_the_key_and_to_nobody_else(app: App, visitor: Visitor) -> None:
    visitor.enter()
    page = visitor.page
    page.goto(f"{visitor.url}/ops")
    page.get_by_label("Function key").fill("guessed")
    page.get_by_role("button", name="Show figures").click()
    expect(page.get_by_role("status")).to_have_text("This key was not accepted.")
    assert visitor.violations() == []
    visitor.faults.clear()

    page.get_by_label("Function key").fill(app.key)
    page.get_by_role("button", name="Show figures").click()
    for heading in ("Alerts", "Interviews", "Providers", "Capacity", "Cache"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()
    expect(page.get_by_role("img", name="Interviews started by hour")).to_be_visible()
    page.get_by_role("button", name="Requeue dead letters").click()
    expect(page.get_by_role("status")).to_have_text("0 put back; 0 still set aside.")
    assert visitor.unreadable() == []
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as CSV").click()
    assert saving.value.suggested_filename.startswith("interviews-20")
    assert saving.value.path().read_text("utf-8").lstrip("\ufeff").startswith("started,")
    expect(page.get_by_role("status")).to_contain_text(f"{saving.value.suggested_filename} is saved")
    assert page.evaluate("Object.values(localStorage).join()").find(app.key) == -1
    page.reload()
    expect(page.get_by_role("heading", name="Interviews")).to_be_visible()
    page.get_by_role("button", name="Forget the key").click()
    page.reload()
    expect(page.get_by_label("Function key")).to_be_visible()


MINUTE = WindowView("8,000 tokens a minute", 8000, 1200, 6800, "2026-11-25T10:01:00Z")
DAY = WindowView("1,000 requests a day", 1000, 970, 30, "2026-11-26T00:00:00Z")
LARGE = ModelView("acme-large", "acme", "acme", "closed", "", "", 41, 0.8, 2.4, {"rate_limited": 2})
SMALL = ModelView(
    "acme-small", "acme", "acme", "half-open", "timeout", "it may train on what it is sent", 7, None, None, {}
)
ACME = ProviderView(
    name="acme",
    label="Acme",
    status="free",
    trains="no",
    key="ACME_API_KEY is set",
    state="closed",
    wrong="",
    models=(LARGE, SMALL),
    counters=(CounterView("acme", "rate_limited", "2026-11-25T09:59:00Z", None, (MINUTE, DAY)),),
)
PROVIDERS = ProvidersView((ACME,), {"other": "set OTHER_API_KEY"})
CAPACITY = CapacityView(
    questions=8,
    input_tokens=4000,
    output_tokens=1000,
    a_day=Day(500, 1000, 500, {"acme: 8,000 tokens a minute": 500}),
    next_24_hours=480,
    interviews=ModesView(200, 450, 500),
    counters=(Carried("acme", "acme-large", 500, 1000, 500, "8,000 tokens a minute"),),
)


def fulfil(body: bytes, route: Route) -> None:
    route.fulfill(body=body)


def test_each_provider_shows_its_state_what_went_wrong_and_what_is_left(app: App, visitor: Visitor) -> None:
    page = visitor.page
    for name, view in (("providers", PROVIDERS), ("capacity", CAPACITY)):
        page.route(f"**/ops/{name}", partial(fulfil, msgspec.json.encode(view)))
    page.goto(f"{visitor.url}/ops")
    page.get_by_label("Function key").fill(app.key)
    page.get_by_role("button", name="Show figures").click()
    expect(page.get_by_role("heading", name="Acme In service")).to_be_visible()
    expect(page.get_by_text("Last call: rate_limited, since 25 November 2026")).to_be_visible()
    quota = page.get_by_role("region", name="Quota of acme")
    expect(quota.get_by_role("img", name="97 % used")).to_be_visible()
    expect(page.get_by_role("region", name="Models of acme").get_by_role("row").nth(2)).to_contain_text(
        "Trying whether it is back"
    )
    expect(page.get_by_text("Reviews in the next 24 hours")).to_be_visible()
    page.route("**/ops/prewarm", partial(fulfil, msgspec.json.encode(Prewarmed(3, 40, 1, Grown(("p",), calls=2)))))
    page.get_by_role("button", name="Prewarm now").click()
    expect(page.get_by_role("status")).to_contain_text(
        "3 written, 40 unchanged, 1 empty. Calls to models: 2; new packs: 1"
    )
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert visitor.unreadable() == []
    for width in (768, 320):
        page.set_viewport_size({"width": width, "height": 640})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
