"""Set-up: what of their own people bring to an interview, what they find there, and how it looks at any width."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from playwright.sync_api import FilePayload, Page, Route, expect

from bench import document_files as files
from tests.browser.visitor import Visitor

CV: FilePayload = {"name": "cv.pdf", "mimeType": "application/pdf", "buffer": files.pdf(files.RESUME)}
JOB = "You run our streaming pipelines: late events, schema changes, backfills, slow queries, warehouse cost."
WIDTHS = {"a tablet": 768, "a desktop at 200 % zoom": 640, "the narrowest phone": 320}
MOVING = "document.getAnimations().filter(a => a.effect.getComputedTiming().duration > 0).length"

# A drop as the browser reports it: a file over the page, then let go.
DROP = """([name, text]) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], name, { type: "text/plain" }));
    for (const type of ["dragover", "drop"])
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
}"""


def at_setup(visitor: Visitor) -> Page:
    visitor.page.goto(f"{visitor.url}/set-up")
    expect(visitor.page.get_by_role("radio", name="Mixed")).to_be_checked()
    return visitor.page


def choose(page: Page, file: FilePayload) -> None:
    page.get_by_label("Choose a file").set_input_files(file)


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def test_a_resume_is_dropped_corrected_and_used_and_survives_a_reload_at_every_step(visitor: Visitor) -> None:
    page = at_setup(visitor)
    page.evaluate(DROP, ["cv.txt", files.RESUME])
    headline = page.get_by_label("Headline")
    expect(headline).to_have_value("Senior Data Engineer")
    with page.expect_response(lambda said: said.request.method == "PUT"):
        headline.fill("Principal Data Engineer")
    page.get_by_role("button", name="Remove C++").click()
    page.get_by_label("Another skill").fill("Terraform")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Remove Terraform")).to_be_visible()
    page.reload()
    expect(headline).to_have_value("Principal Data Engineer")
    page.get_by_role("button", name="Choose these").click()
    expect(page.get_by_role("radio", name="Data engineer")).to_be_checked()
    page.get_by_role("button", name="That is right").click()
    page.get_by_label("Job description").fill(JOB)
    page.reload()
    expect(page.get_by_text("Principal Data Engineer · 9")).to_be_visible()
    expect(page.get_by_label("Job description")).to_have_value(JOB)
    with page.expect_request(lambda request: request.url.endswith("/api/interviews")) as starting:
        page.get_by_role("button", name="Begin").click()
    assert json.loads(starting.value.post_data or "")["resume_id"]
    said = page.locator(".acknowledgement")
    expect(said).to_contain_text("Your résumé shaped")
    expect(said).to_contain_text("The job description shaped")
    page.reload()
    expect(said).to_contain_text("Your résumé shaped")
    page.go_back()
    page.get_by_role("button", name="Remove résumé").click()
    expect(page.get_by_text("Choose a file")).to_be_visible()
    assert page.evaluate("localStorage['quiet-room:resume']") is None


def test_every_refusal_of_a_file_says_what_to_do(visitor: Visitor) -> None:
    page = at_setup(visitor)
    page.locator(".background > summary").click()
    wrong: tuple[tuple[FilePayload, str], ...] = (
        ({**CV, "name": "cv.png", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(64)}, "Send the document it was made from"),
        ({**CV, "buffer": files.pdf("")}, "may be a scan or a picture"),
        ({**CV, "buffer": bytes(5 * 1024 * 1024 + 1)}, "larger than 5 MB"),
    )
    for file, says in wrong:
        choose(page, file)
        expect(page.locator(".resume .warn")).to_contain_text(says)
    choose(page, CV)
    expect(page.get_by_label("Headline")).to_be_visible()
    visitor.faults.clear()


def test_begin_waits_for_a_resume_on_its_way_and_a_wait_can_be_ended(visitor: Visitor) -> None:
    page = at_setup(visitor)
    page.locator(".background > summary").click()
    held: list[Route] = []
    page.route("**/api/resumes", lambda route: held.append(route))
    choose(page, CV)
    page.get_by_role("button", name="Begin").click()
    expect(visitor.status).to_contain_text("Your résumé is being read first")
    page.get_by_role("button", name="Cancel").click()
    expect(visitor.box).to_be_visible()
    visitor.faults.clear()


def test_topics_are_folded_found_by_name_and_told_when_chosen(visitor: Visitor) -> None:
    page = at_setup(visitor)
    page.get_by_text("Focus on topics").click()
    assert page.locator(".focus .tile:visible").count() == 0
    page.get_by_label("Find one of").fill("CACH")
    page.get_by_role("checkbox", name="Caching").check()
    page.get_by_label("Find one of").fill("")
    expect(page.locator(".group summary", has_text="1 of")).to_be_visible()
    page.reload()
    expect(page.locator(".focus > summary")).to_have_text("Focus on topics Caching")


def test_the_first_page_says_what_there_is_today_and_waits_calmly_for_a_server_that_wakes(visitor: Visitor) -> None:
    page = visitor.page
    held: list[Route] = []
    page.route("**/api/outlook", lambda route: held.append(route))
    page.goto(visitor.url)
    expect(page.get_by_role("status")).to_contain_text("The server is waking up")
    expect(page.get_by_text("Free, without an account")).to_be_visible()
    before = page.locator(".how").bounding_box()
    held[0].continue_()
    expect(page.locator(".today")).to_contain_text("interviews left today. The report comes at once")
    assert page.locator(".how").bounding_box() == before


def test_set_up_and_room_hold_at_every_width_and_stand_still_where_motion_is_unwanted(
    visit: Callable[..., Visitor],
) -> None:
    visitor = visit(reduced_motion="reduce")
    page = visitor.page

    def holds() -> None:
        found: dict[str, Any] = {}
        for name, width in WIDTHS.items():
            page.set_viewport_size({"width": width, "height": 700})
            found[name] = page.evaluate("document.documentElement.scrollWidth") - width
        # At its end nothing of the page is behind the dock.
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        assert {name: by for name, by in found.items() if by > 0} == {}
        assert visitor.violations() == []
        assert page.evaluate(MOVING) == 0

    page.goto(visitor.url)
    expect(page.locator(".today")).to_contain_text("left today")
    holds()
    page.get_by_role("link", name="Start an interview").click()
    page.locator(".background > summary").click()
    choose(page, CV)
    expect(page.get_by_label("Headline")).to_be_visible()
    unfold(page)
    holds()
    page.get_by_role("button", name="Begin").click()
    expect(visitor.box).to_be_visible()
    holds()
    expect(page.get_by_role("button", name="Send answer")).to_be_in_viewport(ratio=1)
