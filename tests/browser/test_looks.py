"""Every screen in both themes, on a desktop and on a phone: readable, in its frame, and standing still."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.visitor import ANSWER, BANK, Visitor, bank, longest_said

DESKTOP = {"viewport": {"width": 1280, "height": 800}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
DIST = Path(__file__).resolve().parents[2] / "frontend" / "dist"
LIGHT = 100_000  # bytes of compressed script before somebody can begin
NARROWEST = 320  # the width at which WCAG asks for no sideways scrolling
WIDTHS = (1280, 768, 640, 390, NARROWEST)  # 640 is also a desktop at 200 % zoom

# Each question put into the room below what is said first, a follow-up with what it follows, and how far down the box
# then stands.
PLACES = """([said, lines]) => {
    document.querySelector(".acknowledgement").textContent = said;
    const [question, earlier, box] = ["h1.question", "p.earlier", "#answer"].map(what => document.querySelector(what));
    return lines.map(([line, before]) => {
        question.textContent = line;
        const main = before.replace("You were asked: ", "");
        question.classList.toggle("is-long", line.length > 180 || line.length + main.length > 260);
        earlier.textContent = before;
        earlier.hidden = before === "";
        return [line, box.getBoundingClientRect().top + scrollY];
    });
}"""


def height(of: Locator) -> float:
    return float(of.evaluate("e => e.getBoundingClientRect().height"))


def place(of: Locator) -> float:
    """How far down the page it stands, however far that is scrolled."""
    return float(of.evaluate("e => e.getBoundingClientRect().top + scrollY"))


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_screen_is_readable_in_both_themes_and_in_its_frame(
    visit: Callable[..., Visitor], device: dict[str, Any]
) -> None:
    visitor = visit(**device)
    page = visitor.page

    def looks_right() -> None:
        assert visitor.unreadable() == []
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": device["viewport"]["height"]})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.set_viewport_size(device["viewport"])

    page.goto(visitor.url)
    expect(page.get_by_role("link", name="Start an interview")).to_be_visible()
    looks_right()
    page.get_by_role("link", name="Start an interview").click()
    expect(page.get_by_role("radio", name="Mixed")).to_be_checked()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    looks_right()
    page.get_by_role("radio", name="4 questions").check()
    page.get_by_role("button", name="Begin").click()
    page.get_by_role("button", name="Hint").click()
    expect(page.get_by_role("heading", name="Hint")).to_be_visible()
    looks_right()
    page.get_by_role("button", name="Send answer").click()
    expect(visitor.status).to_contain_text("There is nothing to send yet")
    looks_right()
    page.get_by_role("button", name="Finish early").click()
    looks_right()
    page.get_by_role("button", name="Keep going").click()
    visitor.to_the_report()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    expect(page.locator(".radar")).to_be_visible()
    looks_right()
    page.get_by_role("link", name="Progress", exact=True).click()
    expect(page.locator(".trend-chart")).to_be_visible()
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    looks_right()
    page.get_by_role("link", name="Quiet Room").click()
    expect(page.get_by_role("link", name="See your progress")).to_be_visible()
    looks_right()


def test_the_first_page_is_light_and_leaves_charts_other_languages_and_the_operators_page_for_later(
    visitor: Visitor,
) -> None:
    page = visitor.page
    page.goto(visitor.url)
    expect(page.get_by_role("link", name="Start an interview")).to_be_visible()
    page.wait_for_load_state("networkidle")
    scripts: list[str] = page.evaluate(
        "performance.getEntriesByType('resource').map(r => new URL(r.name).pathname).filter(p => p.endsWith('.js'))"
    )
    assert sum(len(gzip.compress((DIST / path.lstrip("/")).read_bytes())) for path in scripts) < LIGHT
    assert not [path for path in scripts if re.search("radar|trend|ops|/de-|/es-", path)]


def test_the_theme_chosen_stays_chosen(visit: Callable[..., Visitor]) -> None:
    page = visit(color_scheme="light").page
    lightness = "parseFloat(getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/)[0])"
    page.goto(visit().url)
    auto = page.evaluate(lightness)
    page.get_by_role("button", name="Theme: Auto").click()
    page.get_by_role("button", name="Theme: Light").click()
    dark = page.evaluate(lightness)
    assert dark < auto
    page.reload()
    expect(page.get_by_role("button", name="Theme: Dark")).to_be_visible()
    assert page.evaluate(lightness) == dark


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_box_stays_where_it_is_when_text_arrives(visit: Callable[..., Visitor], device: dict[str, Any]) -> None:
    visitor = visit(**device)
    visitor.enter()
    first, follow_ups = place(visitor.box), 0
    for _ in range(4):
        visitor.page.get_by_role("button", name="Hint").click()
        expect(visitor.page.get_by_role("heading", name="Hint")).to_be_visible()
        assert place(visitor.box) == first
        visitor.send()
        assert place(visitor.box) == first
        follow_ups += visitor.page.locator(".tag").count()
    assert follow_ups > 0


@pytest.mark.parametrize("device", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_every_question_of_the_bank_fits_the_place_kept_for_it(
    visit: Callable[..., Visitor], device: dict[str, Any]
) -> None:
    visitor = visit(**device)
    visitor.enter()
    first = place(visitor.box)
    while not visitor.page.locator(".tag").count():
        visitor.send()
    asked = [[pack["ask"], ""] for pack in bank()]
    asked += [[concept["probe"], f"You were asked: {pack['ask']}"] for pack in bank() for concept in pack["concept"]]
    assert [line for line, top in visitor.page.evaluate(PLACES, [longest_said(), asked]) if top != first] == []


def test_on_a_phone_the_main_button_stays_in_reach_while_the_answer_grows(visit: Callable[..., Visitor]) -> None:
    visitor = visit(**PHONE)
    visitor.enter()
    small = height(visitor.box)
    visitor.box.fill("A line of an answer.\n" * 60)
    assert height(visitor.box) > 3 * small
    button = visitor.page.get_by_role("button", name="Send answer")
    expect(button).to_be_in_viewport(ratio=1)
    assert height(button) >= 44


def test_the_report_prints_with_every_answer_open(visitor: Visitor) -> None:
    visitor.enter()
    visitor.to_the_report()
    visitor.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    visitor.page.emulate_media(media="print")
    for answer in visitor.page.locator(".card .answer").all():
        expect(answer).to_be_visible()
    expect(visitor.page.get_by_role("button", name="Print or save as PDF")).to_be_hidden()


@pytest.mark.parametrize(
    ("locale", "start", "begin", "answer", "send", "finish", "plan"),
    [
        (
            *("de-AT", "Gespräch beginnen", "Beginnen", "Ihre Antwort"),
            *("Antwort senden", "Gespräch beenden", "Drei nächste Schritte"),
        ),
        (
            *("es-MX", "Empezar una entrevista", "Empezar", "Tu respuesta"),
            *("Enviar respuesta", "Terminar entrevista", "Tres cosas que hacer ahora"),
        ),
    ],
)
def test_the_page_speaks_the_language_of_its_visitor_and_fits_a_narrow_phone_in_it(
    visit: Callable[..., Visitor], locale: str, start: str, begin: str, answer: str, send: str, finish: str, plan: str
) -> None:
    visitor = visit(
        **{**PHONE, "viewport": {"width": NARROWEST, "height": 640}}, locale=locale, reduced_motion="reduce"
    )
    page = visitor.page

    def fits() -> None:
        assert page.evaluate("document.documentElement.lang") == locale[:2]
        assert page.evaluate("document.documentElement.scrollWidth") <= NARROWEST
        assert visitor.violations() == []

    page.goto(visitor.url)
    expect(page.get_by_role("link", name=start)).to_be_visible()
    fits()
    page.get_by_role("link", name=start).click()
    expect(page.get_by_role("button", name=begin)).to_be_visible()
    fits()
    page.get_by_role("button", name=begin).click()
    expect(page.get_by_label(answer)).to_be_visible()
    asked = locale[:2] if (BANK.parent / locale[:2]).is_dir() else "en"
    expect(visitor.question).to_have_attribute("lang", asked)
    fits()
    first = visitor.question.inner_text()
    page.get_by_label(answer).fill(ANSWER)
    page.get_by_role("button", name=send).click()
    expect(visitor.question).not_to_have_text(first)
    page.keyboard.press("Escape")
    page.keyboard.press("f")
    page.get_by_role("dialog").get_by_role("button", name=finish).click()
    expect(page.get_by_role("heading", name=plan)).to_be_visible()
    fits()
    page.goto(visitor.url)
    page.get_by_role("combobox").select_option("en")
    expect(page.get_by_role("link", name="Start an interview")).to_be_visible()
    page.reload()
    expect(page.get_by_role("link", name="Start an interview")).to_be_visible()
