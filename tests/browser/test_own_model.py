"""A model that somebody brings: it does its work, its key stays where it is, and its faults stop nobody."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.lenders import MODEL, OPEN, PROVIDER, Lenders, Traffic
from tests.browser.visitor import Visitor

KEY = "gsk_this-key-is-nobodys-business"
WRONG_KEY = "wrong"
JOB = "You run our streaming pipelines: late events, schema changes, backfills, slow queries, warehouse cost."


@pytest.fixture(scope="module")
def lenders() -> Iterator[Lenders]:
    playing = Lenders()
    yield playing
    playing.close()


def set_up(visitor: Visitor, way: str, questions: int = 1) -> Page:
    page = visitor.page
    page.goto(f"{visitor.url}/set-up")
    page.locator(".own").evaluate("part => (part.open = true)")
    page.get_by_role("radio", name=way).check()
    page.get_by_role("radio", name=f"{questions} question").check()
    return page


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def begin(visitor: Visitor) -> None:
    visitor.page.get_by_role("button", name="Begin").click()
    expect(visitor.box).to_be_visible()


def with_a_key(visitor: Visitor, lenders: Lenders) -> str:
    page = set_up(visitor, "My own key", questions=2)
    unfold(page)
    page.get_by_label("Job description").fill(JOB)
    page.get_by_label("Provider").select_option("groq")
    page.get_by_label("Key", exact=True).fill(KEY)
    return "groq/"


def with_the_browser(visitor: Visitor, lenders: Lenders) -> str:
    page = set_up(visitor, "Built into this browser")
    page.get_by_role("button", name="Download it").click()
    expect(page.get_by_text("It is ready.")).to_be_visible()
    return "browser"


def with_a_server(visitor: Visitor, lenders: Lenders) -> str:
    page = set_up(visitor, "A server on this machine")
    expect(page.get_by_text("OLLAMA_ORIGINS=" + visitor.url)).to_be_visible()
    page.get_by_label("Address").fill(lenders.local)
    page.get_by_role("button", name="Look for its models").click()
    expect(page.get_by_label("Model", exact=True)).to_have_value(MODEL)
    return f"local/{MODEL}"


WAYS: dict[Callable[[Visitor, Lenders], str], Callable[[Lenders], set[str]]] = {
    with_a_key: lambda lenders: {PROVIDER},
    with_the_browser: lambda lenders: set(),
    with_a_server: lambda lenders: {lenders.url},
}


def _short(route: Route) -> None:
    """Interviews of a question or two, which the server holds and the page does not offer."""
    found = route.fetch()
    lengths = [{"questions": n, "label": "Short", "minutes": n} for n in (1, 2)]
    route.fulfill(response=found, json={**found.json(), "lengths": lengths})


def _hurried(route: Route) -> None:
    """What the server hands out, with a moment to do it in."""
    handed = route.fetch()
    if handed.status == 204:
        route.fulfill(response=handed)
    else:
        route.fulfill(response=handed, json={**handed.json(), "deadline_seconds": 0.2})


def _hostile(route: Route) -> None:
    """A model that flatters, invents what was said and asked, and writes markup."""
    shown = re.findall(r"Question (\d+) \(", json.loads(route.request.post_data or "")["messages"][-1]["content"])
    questions = [
        {
            "question": number,
            "score": 5,
            "covered": [{"concept": "charm", "sentences": [999]}],
            "strengths": ["<img src=x onerror=alert(1)>"],
            "gaps": [],
            "addresses_grader": False,
        }
        for number in (*map(int, dict.fromkeys(shown)), 77)
    ]
    text = json.dumps({"questions": questions, "summary": "<img src=x onerror=alert(1)>"})
    message = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": text}}
    route.fulfill(json={"choices": [message]}, headers=OPEN)


def test_a_whole_interview_with_each_way_tells_nobody_else_and_never_us_the_key(
    visitor: Visitor, lenders: Lenders
) -> None:
    page = visitor.page
    lenders.play(page)
    page.route("**/api/catalog", _short)
    keyless = Traffic().watch(page)
    for choose, may_ask in WAYS.items():
        traffic = Traffic().watch(page)
        name = choose(visitor, lenders)
        assert visitor.violations() == []
        begin(visitor)
        visitor.to_the_report()
        expect(page.locator(".overall")).to_contain_text(f"reviewed by your own model ({name}")
        expect(page.locator(".own-review")).to_contain_text("Worked out without a model, the score is")
        assert traffic.beyond(visitor.url) == may_ask(lenders)
        page.remove_listener("request", traffic._note)
    assert visitor.violations() == []
    page.get_by_role("button", name="Share by a link").click()
    page.get_by_role("button", name="Make a link").click()
    shared = visitor.open_tab()
    shared.goto(page.get_by_label("Link to the report").input_value())
    expect(shared.locator(".overall")).to_contain_text(f"reviewed by the person's own model (local/{MODEL})")
    expect(shared.locator(".own-review")).to_contain_text("worth as much as their word")
    assert any(KEY in told for told in keyless.to(PROVIDER))
    assert any("schema changes" in told for told in keyless.to(PROVIDER))
    assert not [told for told in keyless.to(visitor.url) if KEY in told]
    assert KEY not in page.evaluate("JSON.stringify(localStorage)")


def test_no_fault_of_the_model_stops_the_interview_and_each_says_what_is_wrong(
    visitor: Visitor, lenders: Lenders
) -> None:
    page = visitor.page
    lenders.play(page)
    page.route("**/api/catalog", _short)
    set_up(visitor, "My own key")
    page.get_by_label("Provider").select_option("groq")
    page.get_by_label("Key", exact=True).fill(WRONG_KEY)
    begin(visitor)
    visitor.to_the_report()
    standing = page.locator(".own-standing")
    expect(standing).to_contain_text("Your key was not accepted. The scores here were worked out without a model.")

    lenders.spoil("quota_exhausted")
    page.get_by_label("Key for Groq").fill(KEY)
    page.get_by_role("button", name="Try again").click()
    expect(standing).to_contain_text("no quota left for now")

    lenders.spoil("malformed")
    page.get_by_role("button", name="Try again").click()
    expect(standing).to_contain_text("could not be used")

    # What comes next is looked for by the page itself, until it has failed three times.
    held: list[Route] = []
    page.route(f"{PROVIDER}/**", lambda route: held.append(route))
    page.route("**/tasks/next*", _hurried)
    expect(standing).to_contain_text("took too long")
    assert held
    page.unroute("**/tasks/next*")

    page.route(f"{PROVIDER}/**", _hostile)
    expect(page.locator(".overall")).to_contain_text("reviewed by your own model (groq/")
    expect(page.locator(".own-review")).to_contain_text("Left out of what the model sent")
    assert "<img src=x" in json.dumps(visitor.held("report"))
    assert page.locator("main img").count() == 0
    visitor.faults.clear()
