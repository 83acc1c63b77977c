"""A whole interview in a real browser: by typing, by keys alone, with code, with markup, and given up early."""

from __future__ import annotations

import json
import time

from playwright.sync_api import expect

from tests.browser.visitor import Visitor, strong_answer

MARKUP = '<img src=x onerror="window.hacked=1"><b>Ada</b> & "Bob" </textarea><script>window.hacked=1</script> 👍🏽'

# What a screen reader comes to, in this order.
ROOM_READ = """
- img "0 of 4 questions done"
- paragraph: /Question 1 of 4/
- button "Pause"
- button "Finish early"
- heading [level=1]
- button "Read aloud"
- button "Code"
- textbox "Your answer"
- status
- paragraph: /Time on this question/
- button "Hint 2 left"
- button "Rephrase 1 left"
- button "Skip"
- button "Speak"
- button /Send answer/
"""
REPORT_READ = """
- heading "Your report" [level=1]
- paragraph: /of 5, scored without a model/
- heading "Three things to do next" [level=2]
- list
- heading "By competency" [level=2]
- img /Scores by competency/
- table
- heading "Your answers" [level=2]
- heading "Keep this report" [level=2]
- button "Print or save as PDF"
- button "Share by a link"
- button "Erase this interview"
- paragraph:
  - link "Start another interview"
"""


def test_a_whole_interview_by_typing_ends_in_a_report(visitor: Visitor) -> None:
    page = visitor.page
    visitor.begin()
    expect(page.get_by_text("Question 1 of 4")).to_be_visible()
    expect(page.locator("main")).to_match_aria_snapshot(ROOM_READ)
    page.get_by_role("button", name="Hint").click()
    expect(page.get_by_role("heading", name="Hint")).to_be_visible()
    visitor.to_the_report()
    expect(page.locator(".overall")).to_contain_text("of 5, scored without a model")
    expect(page.get_by_role("article")).to_match_aria_snapshot(REPORT_READ)
    assert page.locator(".plan li").count() == 3
    assert page.locator(".card").count() == 4
    page.locator(".card summary", has_text="A strong answer").first.click()
    assert len(page.locator(".card .strong p").first.inner_text()) > 200


def test_a_job_description_travels_with_the_start_unless_it_is_too_long(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(f"{visitor.url}/set-up")
    page.get_by_text("Shape it by your résumé or a job description").click()
    page.get_by_label("Job description").fill("x" * 20_007)
    page.get_by_role("button", name="Begin").click()
    expect(visitor.status).to_contain_text("7 characters too long")
    expect(page.get_by_text("Kept on the server for 30 days")).to_be_visible()
    page.get_by_label("Job description").fill("You run our databases.")
    with page.expect_request(lambda request: request.url.endswith("/api/interviews")) as starting:
        page.get_by_role("button", name="Begin").click()
    assert json.loads(starting.value.post_data or "")["job_description"] == "You run our databases."
    expect(visitor.box).to_be_visible()


def test_the_report_is_there_within_five_seconds_of_the_last_answer(visitor: Visitor) -> None:
    visitor.enter()
    began = time.monotonic()
    while visitor.question.count():
        began = time.monotonic()
        visitor.send()
    expect(visitor.page.locator(".big-figure")).to_be_visible()
    assert time.monotonic() - began < 5


def test_evidence_is_marked_in_the_very_words_of_the_candidate(visitor: Visitor) -> None:
    visitor.enter()
    while visitor.question.count():
        visitor.send("👍🏽 " + strong_answer(visitor.question.inner_text()))
    expect(visitor.page.locator(".big-figure")).to_be_visible()
    reported = visitor.held("report")["questions"]
    shown = visitor.page.locator(".card .answer").evaluate_all(
        """answers => answers.map(answer => ({
            marked: [...answer.querySelectorAll("mark")].map(mark => mark.firstChild.textContent).join(""),
            text: [...answer.childNodes].map(n => (n.tagName === "MARK" ? n.firstChild : n).textContent).join(""),
        }))"""
    )
    assert any(question["evidence"] for question in reported)
    assert len(shown) == len(reported)
    for question, answer in zip(reported, shown, strict=True):
        spans = [(evidence["start"], evidence["end"]) for evidence in question["evidence"]]
        told = question["answer"]
        assert answer["text"] == told
        assert answer["marked"] == "".join(c for i, c in enumerate(told) if any(a <= i < b for a, b in spans))


def test_markup_in_an_answer_is_shown_as_text(visitor: Visitor) -> None:
    visitor.enter()
    visitor.to_the_report(MARKUP)
    assert visitor.page.locator(".card .answer").first.inner_text() == MARKUP
    assert visitor.page.evaluate("window.hacked") is None
    assert visitor.page.locator(".card .answer b, .card .answer img").count() == 0


def test_skipping_and_finishing_early_ask_before_words_are_dropped(visitor: Visitor) -> None:
    page = visitor.page
    visitor.begin()
    first = visitor.question.inner_text()
    visitor.box.fill("half")
    page.get_by_role("button", name="Skip").click()
    page.keyboard.press("Escape")
    expect(visitor.box).to_have_value("half")
    page.get_by_role("button", name="Skip").click()
    page.get_by_role("button", name="Skip question").click()
    expect(visitor.question).not_to_have_text(first)
    visitor.send()
    visitor.finish_early()
    expect(page.get_by_role("heading", name="Not covered")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name="Set up your interview")).to_be_visible()


def test_an_interview_needs_no_mouse(visitor: Visitor) -> None:
    page = visitor.page
    page.goto(visitor.url)
    link = page.get_by_role("link", name="Start an interview")
    for _ in range(8):
        page.keyboard.press("Tab")
        if link.evaluate("e => e === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Set up your interview")).to_be_focused()
    expect(page.get_by_role("radio", name="Mixed")).to_be_checked()
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(visitor.box).to_be_focused()
    asked = visitor.question.inner_text()
    page.keyboard.type("Typed without a mouse, ")
    page.keyboard.press("Escape")
    page.keyboard.press("h")
    expect(page.get_by_role("heading", name="Hint")).to_be_visible()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    assert visitor.unreadable() == []
    page.keyboard.press("Escape")
    page.keyboard.press("p")
    expect(page.get_by_role("dialog", name="Paused")).to_be_visible()
    assert visitor.unreadable() == []
    page.keyboard.press("Enter")
    page.keyboard.press("a")
    page.keyboard.type("and sent by keys alone.")
    expect(visitor.box).to_have_value("Typed without a mouse, and sent by keys alone.")
    page.keyboard.press("Control+Enter")
    expect(visitor.question).not_to_have_text(asked)
    expect(visitor.box).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Your report")).to_be_focused()


def test_the_focus_moves_with_the_question_not_after_it(visitor: Visitor) -> None:
    """A key pressed as soon as the next question shows must find the focus where it will stay."""
    page = visitor.page
    visitor.enter()
    visitor.box.fill("An answer sent by the mouse.")
    page.evaluate(
        """() => {
            const asked = document.getElementById("question").textContent;
            window.focused = new Promise(resolve => {
                new MutationObserver((_, observer) => {
                    const question = document.getElementById("question");
                    if (!question || question.textContent === asked) return;
                    resolve(document.activeElement.id);
                    observer.disconnect();
                }).observe(document.body, { subtree: true, childList: true, characterData: true });
            });
        }"""
    )
    page.get_by_role("button", name="Send answer").click()
    assert page.evaluate("window.focused") == "answer"


def test_the_box_for_code_indents_by_tab_and_lets_go_by_escape(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter()
    expect(visitor.box).to_be_focused()
    page.keyboard.press("Tab")
    expect(visitor.box).not_to_be_focused()
    page.get_by_role("button", name="Code").click()
    visitor.box.focus()
    page.keyboard.type("if x:\n")
    page.keyboard.press("Tab")
    page.keyboard.type("y()")
    expect(visitor.box).to_have_value("if x:\n    y()")
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(visitor.box).not_to_be_focused()
    expect(visitor.box).to_have_value("if x:\n    y()")
    page.reload()
    expect(page.get_by_role("button", name="Code", pressed=True)).to_be_visible()


def test_data_is_exported_and_erased_on_request(visitor: Visitor) -> None:
    page = visitor.page
    visitor.enter()
    address = page.url
    visitor.send("to be forgotten")
    page.get_by_role("link", name="Quiet Room").click()
    page.get_by_role("link", name="Progress", exact=True).click()
    with page.expect_download() as saving:
        page.get_by_role("button", name="Export my data").click()
    assert "to be forgotten" in saving.value.path().read_text("utf-8")
    page.get_by_role("button", name="Erase my data").click()
    assert visitor.unreadable() == []
    page.get_by_role("dialog").get_by_role("button", name="Erase my data").click()
    expect(page.get_by_text("Everything that was held about you is erased")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage).filter(k => /token|candidate|draft/.test(k))") == []
    page.goto(address)
    expect(page.get_by_role("heading", name="There is nothing here for this browser.")).to_be_visible()
    visitor.faults.clear()
