"""An interview by voice. Recognition and reading aloud are faked at the browser's own interface."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.visitor import Visitor

# `hear(text, final)` is what somebody says; `spoken` is what was read aloud, `readOut()` its end.
VOICES = """
    window.SpeechRecognition = class {
        start() { window.hear = (text, isFinal = true) => this.onresult({
            resultIndex: 0, results: [{ isFinal, 0: { transcript: text } }] }) }
        abort() { window.hear = null }
    };
    window.spoken = [];
    speechSynthesis.speak = utterance => {
        spoken.push(utterance.text);
        window.readOut = () => utterance.onend();
    };
"""
NO_EARS = "delete window.SpeechRecognition; delete window.webkitSpeechRecognition;"


def test_an_answer_is_spoken_corrected_and_sent_and_the_report_tells_how_it_was_spoken(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script(VOICES)
    visitor.enter()
    asked = visitor.question.inner_text()
    page.get_by_role("button", name="Read aloud").click()
    assert page.evaluate("spoken") == [asked]
    page.evaluate("readOut()")
    expect(page.get_by_role("button", name="Read aloud")).to_be_visible()

    page.get_by_role("button", name="Speak").click()
    check = page.get_by_role("dialog", name="Answer by voice")
    expect(check).to_contain_text("the maker of your browser may hear the audio")
    page.wait_for_function("() => document.querySelector('meter').value > 0.05")
    check.get_by_role("button", name="Start speaking").click()
    expect(visitor.status).to_contain_text("Listening. The maker of your browser may hear the audio")
    page.evaluate("hear('First I measured, um', false)")
    expect(page.locator(".interim")).to_have_text("First I measured, um")
    page.evaluate("hear('First I measured, um, where the time goes.')")
    expect(visitor.box).to_have_value("First I measured, um, where the time goes.")
    page.wait_for_timeout(3200)
    page.evaluate("hear('Then I', false)")
    visitor.send("First I measured, um, where the time goes. Then I fixed it.")
    expect(page.get_by_role("button", name="Speak")).to_be_visible()
    assert page.evaluate("hear") is None

    page.get_by_role("button", name="Speak").click()
    expect(page.get_by_role("button", name="Stop listening")).to_be_visible()
    visitor.finish_early()
    expect(page.get_by_role("heading", name="Delivery")).to_be_visible()
    delivery = visitor.held("report")["delivery"]
    assert delivery["filler_words"] == {"um": 1}
    assert 3 <= delivery["longest_pause_seconds"] < 10
    page.get_by_text("The figures of each answer").click()
    expect(page.get_by_role("region", name="The figures of each answer").get_by_role("row")).to_have_count(2)
    assert visitor.violations() == []


def test_a_browser_without_recognition_says_so_and_is_typed_in(visitor: Visitor) -> None:
    visitor.page.add_init_script(NO_EARS)
    visitor.enter()
    visitor.page.get_by_role("button", name="Speak").click()
    dialog = visitor.page.get_by_role("dialog", name="Answer by voice")
    expect(dialog).to_contain_text("This browser does not turn speech into text")
    expect(dialog.get_by_role("button")).to_have_count(1)
    visitor.page.keyboard.press("Escape")
    visitor.send("typed")


def test_a_recording_is_kept_only_when_asked_for_and_played_beside_the_answer(visitor: Visitor) -> None:
    page = visitor.page
    page.add_init_script(VOICES)
    puts: list[str] = []
    page.on("request", lambda request: puts.append(request.url) if request.method == "PUT" else None)
    visitor.enter()
    page.get_by_role("button", name="Recording: off").click()
    dialog = page.get_by_role("dialog", name="Answer by voice")
    expect(dialog.get_by_role("checkbox")).not_to_be_checked()
    dialog.get_by_label("Also keep a recording of my spoken answers").check()
    assert visitor.violations() == []
    dialog.get_by_role("button", name="Start speaking").click()
    expect(visitor.status).to_contain_text("It is recorded.")
    page.evaluate("hear('First I measured where the time goes.')")
    page.wait_for_timeout(1500)
    page.get_by_role("button", name="Stop listening").click()
    expect(visitor.status).not_to_contain_text("It is recorded.")
    visitor.send("First I measured where the time goes.")
    visitor.finish_early()
    sound = page.get_by_label("Recording of this answer")
    expect(sound).to_have_count(1)
    assert len(puts) == 1
    assert sound.evaluate(
        """async sound => {
            await sound.play();
            return sound.currentSrc.includes("sp=r") && !sound.error;
        }"""
    )
    assert visitor.violations() == []
