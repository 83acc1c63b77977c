"""What a candidate does in the browser, in words of the interview."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Locator, Page, expect

AXE = Path(__file__).resolve().parents[2] / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
BANK = Path(__file__).resolve().parents[2] / "interview" / "bank" / "en"

ANSWER = (
    "First I measured where the time goes, then I changed one thing and measured again. Last year that took a page "
    "from 900 to 200 milliseconds, and I wrote down why for the team."
)


def bank() -> list[dict[str, Any]]:
    """Every pack as it is written."""
    return [pack for file in sorted(BANK.glob("*.toml")) for pack in tomllib.loads(file.read_text("utf-8"))["pack"]]


def longest_said() -> str:
    """The longest of the lines that the interviewer may say before a question."""
    said = tomllib.loads((BANK.parent / "words.en.toml").read_text("utf-8"))["between"]
    return str(max((line for lines in said.values() if isinstance(lines, list) for line in lines), key=len))


def strong_answer(question: str) -> str:
    """A good answer to a question of the bank; to a follow-up a general one."""
    for pack in bank():
        if pack["ask"] == question:
            return str(next(example["text"] for example in pack["example"] if example["grade"] == "strong"))
    return ANSWER


def is_turn(url: str) -> bool:
    return url.endswith("/turns")


class Visitor:
    """One browser with one tab in front. `faults` are console errors and uncaught exceptions.

    `posted` counts turns that were sent, `answered` has the status of each answer to one.
    """

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        self.url = url
        self.faults: list[str] = []
        self.posted = 0
        self.answered: list[int] = []
        self.page = self.open_tab()

    def open_tab(self) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda said: self.faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda request: self._count(request.url))
        page.on("response", lambda said: self.answered.append(said.status) if is_turn(said.url) else None)
        return page

    def _count(self, url: str) -> None:
        self.posted += is_turn(url)

    def begin(self, questions: int = 4) -> None:
        """From the first page into the room."""
        self.page.goto(self.url)
        self.page.get_by_role("link", name="Start an interview").click()
        self.page.get_by_role("radio", name=f"{questions} questions").check()
        self.page.get_by_role("button", name="Begin").click()
        expect(self.box).to_be_visible()

    @property
    def box(self) -> Locator:
        return self.page.get_by_label("Your answer")

    @property
    def question(self) -> Locator:
        return self.page.locator("h1.question")

    @property
    def status(self) -> Locator:
        return self.page.get_by_role("status")

    def send(self, answer: str = ANSWER) -> None:
        """Sends an answer and waits for what comes after this question."""
        asked = self.question.inner_text()
        self.box.fill(answer)
        self.page.get_by_role("button", name="Send answer").click()
        self.page.wait_for_function(
            "asked => { const q = document.querySelector('h1.question'); return !q || q.innerText !== asked }",
            arg=asked,
        )

    def finish_early(self) -> None:
        self.page.get_by_role("button", name="Finish early").click()
        self.page.get_by_role("button", name="Finish interview").click()
        expect(self.page.get_by_role("heading", name="Your report")).to_be_visible()

    def held(self, part: str = "") -> Any:
        """What the server holds of the interview in front: its state, or its report."""
        return self.page.evaluate(
            """async part => {
                const id = location.pathname.split("/")[2];
                const token = JSON.parse(localStorage["quiet-room:tokens"])[id];
                const headers = { "X-Interview-Token": token };
                const response = await fetch(`/api/interviews/${id}/${part}`.replace(/[/]$/, ""), { headers });
                return response.json();
            }""",
            part,
        )

    def violations(self) -> list[str]:
        """What axe finds against WCAG 2.2 AA and good practice on the page as it stands."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(
            "axe.run({ rules: { 'target-size': { enabled: true } } }).then(({ violations }) => violations)"
        )
        return [f"{one['id']}: {node['html'][:120]}" for one in found for node in one["nodes"]]

    def to_the_report(self, answer: str = ANSWER) -> None:
        while self.question.count():
            self.send(answer)
        expect(self.page.get_by_role("heading", name="Three things to do next")).to_be_visible()
