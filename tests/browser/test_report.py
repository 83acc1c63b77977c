"""The report and what grows out of it: its review, the next interview, the progress over several."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import FilePayload, Page, Route, expect

from bench import document_files as files
from tests.browser.visitor import Visitor
from tests.http.naughty import NAUGHTY

LOOKS_AGAIN_MS = 15_000
CV: FilePayload = {"name": "cv.txt", "mimeType": "text/plain", "buffer": files.RESUME.encode()}


def test_a_report_leads_to_files_to_a_focused_interview_and_to_the_progress(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter()
    visitor.to_the_report()
    expect(page.get_by_role("img", name="Scores by competency")).to_be_visible()
    report = visitor.held("report")
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as Markdown").click()
    markdown = saving.value.path().read_text("utf-8")
    assert all(f"> {question['answer']}" in markdown for question in report["questions"] if question["answer"])
    with page.expect_download() as saving:
        page.get_by_role("button", name="Save as JSON").click()
    assert json.loads(saving.value.path().read_text("utf-8"))["questions"][0]["answer"]

    with page.expect_request(lambda request: request.url.endswith("/api/interviews")) as starting:
        page.get_by_role("button", name="Practise in a short interview").first.click()
    assert json.loads(starting.value.post_data or "")["focus"] == [report["plan"][0]["topic"]]
    expect(visitor.box).to_be_visible()

    page.get_by_role("link", name="Quiet Room").click()
    page.get_by_role("link", name="See your progress").click()
    expect(page.get_by_role("img", name="Overall score over time")).to_be_visible()
    expect(page.get_by_role("heading", name="Topics to go over again")).to_be_visible()
    expect(page.get_by_role("link", name="Continue")).to_have_count(1)
    erase(page)
    expect(page.get_by_role("link", name="Continue")).to_have_count(0)
    expect(page.get_by_role("img", name="Overall score over time")).to_be_visible()


def test_reading_starts_at_the_heading_also_of_a_report_that_took_its_time(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter()
    visitor.send()

    def late(route: Route) -> None:
        page.wait_for_timeout(700)
        route.continue_()

    page.route("**/api/**/report", late)
    visitor.finish_early()
    heading = page.get_by_role("heading", name="Your report")
    expect(heading).to_be_focused()
    expect(page.get_by_role("heading", name="Three things to do next")).to_be_visible()
    expect(heading).to_be_focused()


def test_a_provisional_report_turns_final_while_it_is_read(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter()
    visitor.to_the_report()
    report = visitor.held("report")
    looked: list[int] = []

    def review(route: Route) -> None:
        looked.append(1)
        waits = len(looked) == 1
        told: dict[str, Any] = {
            "status": "provisional" if waits else "final",
            "review": {"state": "waiting", "place": 2, "expected_at": "2026-11-25T14:30:00Z"} if waits else None,
            "scored_by": report["scored_by"] if waits else "acme/acme-large",
            "scored_at": report["scored_at"] if waits else "2026-11-25T14:31:00Z",
        }
        route.fulfill(json=report | told)

    page.route("**/api/**/report", review)
    page.reload()
    expect(page.get_by_role("status").filter(has_text="place 2 in line")).to_be_visible()
    page.locator(".card > summary").nth(1).click()
    # The page looks again only after about as many seconds as an expectation has.
    expect(page.locator(".overall")).to_contain_text("scored with acme/acme-large", timeout=LOOKS_AGAIN_MS)
    expect(page.get_by_role("status").filter(has_text="The deeper review has arrived")).to_be_visible()
    expect(page.locator(".card").nth(1)).to_have_attribute("open", "")


def test_an_objection_is_sent_once_and_a_refusal_says_when(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter()
    visitor.to_the_report()
    asked: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.method)
        if len(asked) == 1:
            told = {"type": "daily-limit", "status": 429, "detail": "No review is left today.", "retry_after": 7200}
            route.fulfill(status=429, json=told)
        else:
            route.fulfill(status=202, json={"state": "waiting", "blind": True, "place": 4, "expected_at": None})

    page.route("**/review", answer)
    page.route("**/candidates/me", lambda route: route.fulfill(json=ME))
    page.reload()
    for said in ("You can ask again from", "The second review you asked for is waiting its turn, place 4"):
        page.get_by_role("button", name="Ask for a second review").click()
        assert visitor.violations() == []
        page.get_by_role("dialog").get_by_role("button", name="Ask for a second review").click()
        expect(page.get_by_role("status").filter(has_text=said)).to_be_visible()
        expect(page.locator(".disagree")).to_contain_text(said)
    assert asked == ["POST", "POST"]
    visitor.faults.clear()


ME = {"interviews_left_today": 5, "resets_at": "2026-11-26T00:00:00Z", "deep_review": "expected"}


def test_a_recovery_code_opens_the_same_history_on_another_device(visit: Callable[..., Visitor]) -> None:
    first, second = visit(), visit()
    first.enter()
    first.send("said on the first device")
    first.page.get_by_role("link", name="Quiet Room").click()
    first.page.get_by_role("link", name="Progress", exact=True).click()
    code = first.page.locator(".code-row code").inner_text()

    page = second.page
    page.goto(f"{second.url}/progress")
    page.get_by_label("Recovery code").fill("WRONG-CODE")
    page.get_by_role("button", name="Find my interviews").click()
    expect(page.get_by_role("status").filter(has_text=re.compile("No one has this recovery code"))).to_be_visible()
    page.get_by_label("Recovery code").fill(code)
    page.get_by_role("button", name="Find my interviews").click()
    page.get_by_role("link", name="Continue").click()
    expect(second.box).to_be_visible()
    assert [turn["answer"] for turn in second.held()["turns"]] == ["said on the first device"]
    second.faults.clear()

    first.page.goto(f"{first.url}/set-up")
    first.page.get_by_label("Choose a file").set_input_files(CV)
    expect(first.page.get_by_label("Headline")).to_have_value("Senior Data Engineer")
    page.goto(f"{second.url}/set-up")
    page.get_by_text("Shape it by your résumé or a job description").click()
    page.get_by_role("button", name="Use it").click()
    expect(page.get_by_label("Headline")).to_have_value("Senior Data Engineer")
    assert second.violations() == []


def test_a_report_is_shared_by_a_link_until_it_is_revoked(visit: Callable[..., Visitor]) -> None:
    mine, other = visit(permissions=["clipboard-read", "clipboard-write"]), visit()
    page = mine.page
    mine.enter()
    mine.send("I measured first, and told the team what it had shown.")
    mine.finish_early()
    page.get_by_role("button", name="Share by a link").click()
    dialog = page.get_by_role("dialog", name="Share this report")
    dialog.get_by_role("button", name="Make a link").click()
    dialog.get_by_role("button", name="Copy the link").click()
    expect(dialog.get_by_text("The link is copied.")).to_be_visible()
    assert mine.unreadable() == []
    link = page.evaluate("navigator.clipboard.readText()")

    asked: list[str] = []
    other.page.on("request", lambda request: asked.append(request.url))
    opened = other.page.goto(link)
    assert opened is not None
    assert opened.headers["x-robots-tag"] == "noindex, nofollow"
    expect(other.page.get_by_text("I measured first, and told the team")).to_be_visible()
    expect(other.page.locator(".overall")).to_contain_text("scored without a model")
    assert link.partition("#")[2] not in "".join(asked)
    assert other.unreadable() == []
    other.page.get_by_role("link", name="Skip to the content").press("Enter")
    assert other.page.url == link

    page.reload()
    page.get_by_role("button", name="Share by a link").click()
    expect(dialog.get_by_label("Link to the report")).to_have_value(link)
    dialog.get_by_role("button", name="Revoke the link").click()
    expect(dialog.get_by_text("The link is revoked")).to_be_visible()
    other.page.reload()
    expect(other.page.get_by_text("This link was revoked")).to_be_visible()
    other.faults.clear()

    dialog.get_by_role("button", name="Close").click()
    report = page.url
    page.get_by_role("button", name="Erase this interview").click()
    assert mine.unreadable() == []
    page.keyboard.press("Escape")
    erase(page)
    expect(page.get_by_role("heading", name="Your progress")).to_be_focused()
    page.goto(report)
    expect(page.get_by_role("heading", name="There is nothing here for this browser.")).to_be_visible()
    mine.faults.clear()


def erase(page: Page) -> None:
    page.get_by_role("button", name="Erase this interview").click()
    page.get_by_role("dialog").get_by_role("button", name="Erase this interview").click()
    expect(page.get_by_role("status").filter(has_text="The interview is erased")).to_be_visible()


def ended(visitor: Visitor, told: str) -> dict[str, Any]:
    """An interview of one question to which that was the answer, ended, with the link to its report."""
    api, request = f"{visitor.url}/api", visitor.context.request
    wish = {"role": "backend-engineer", "level": "mid", "questions": 1}
    started: dict[str, Any] = request.post(f"{api}/interviews", data=wish).json()
    mine, own = {"X-Interview-Token": started["token"]}, f"{api}/interviews/{started['id']}"
    turn = {"number": 1, "action": "answer", "answer": told}
    assert request.post(f"{own}/turns", data=turn, headers=mine).ok
    assert request.post(f"{own}/finish", headers=mine).ok
    return {**started, "share": request.post(f"{own}/share", headers=mine).json()["token"]}


def test_naughty_answers_are_shown_as_they_were_typed_and_nothing_in_them_runs(visitor: Visitor) -> None:
    page, told = visitor.page, "\n".join(NAUGHTY)
    started = ended(visitor, told)
    dialogs: list[str] = []
    page.on("dialog", lambda dialog: dialogs.append(dialog.message))
    page.goto(f"{visitor.url}/shared#{started['share']}")
    answer = page.get_by_label("The answer")
    expect(answer).to_be_visible()
    shown = answer.evaluate(
        "box => { const own = box.cloneNode(true); own.querySelectorAll('sup').forEach((n) => n.remove());"
        " return own.textContent; }"
    )
    assert shown == told
    assert answer.evaluate("box => [...box.querySelectorAll('*')].map((node) => node.localName)") == [
        name for _ in range(answer.locator("mark").count()) for name in ("mark", "sup")
    ]
    page.emulate_media(media="print")
    assert page.pdf()[:5] == b"%PDF-"
    assert "taken" not in page.title()
    assert dialogs == []
