"""What people type is text on every page that shows it: no letter is lost, and nothing in it runs."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import expect

from tests.browser.visitor import Visitor
from tests.http.naughty import NAUGHTY


def held(visitor: Visitor, told: str) -> dict[str, Any]:
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
    started = held(visitor, told)
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
