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


# Each text that shows, with its colour against the nearest ground behind it, as WCAG reckons contrast.
POOR_CONTRAST = """() => {
    const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
    const rgb = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        return [...canvas.getImageData(0, 0, 1, 1).data];
    };
    const light = ([r, g, b]) => [r, g, b]
        .map(v => v / 255)
        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
    const ground = element => {
        for (let e = element; e; e = e.parentElement) {
            const colour = rgb(getComputedStyle(e).backgroundColor);
            if (colour[3] === 255) return colour;
        }
        return [255, 255, 255, 255];
    };
    const poor = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
        const element = walk.currentNode.parentElement;
        if (!walk.currentNode.textContent.trim() || !element.checkVisibility({ opacityProperty: true })) continue;
        const pair = [light(rgb(getComputedStyle(element).color)), light(ground(element))].sort((a, b) => b - a);
        const ratio = (pair[0] + 0.05) / (pair[1] + 0.05);
        if (ratio < 4.5) poor.push(`${ratio.toFixed(2)} ${walk.currentNode.textContent.trim().slice(0, 40)}`);
    }
    return poor;
}"""


# Starts an interview as the page does, and leaves in this browser what the page would have.
START = """async questions => {
    const wish = { role: "backend-engineer", level: "mid", kind: "mixed", language: "en", questions };
    const headers = { "Content-Type": "application/json" };
    const response = await fetch("/api/interviews", { method: "POST", headers, body: JSON.stringify(wish) });
    const { id, token, candidate_id, candidate_token, recovery_code } = await response.json();
    const candidate = { id: candidate_id, token: candidate_token, code: recovery_code };
    localStorage["quiet-room:candidate"] = JSON.stringify(candidate);
    localStorage["quiet-room:tokens"] = JSON.stringify({ [id]: token });
    return id;
}"""


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

    def enter(self, questions: int = 4) -> None:
        """Into the room at once, as somebody who reloads it: for what is not about the way there."""
        self.page.goto(f"{self.url}/config.json")
        self.page.goto(f"{self.url}/interviews/{self.page.evaluate(START, questions)}")
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

    def pale(self) -> list[str]:
        """Each text below the contrast that WCAG AA asks for, as it shows now."""
        found: list[str] = self.page.evaluate(POOR_CONTRAST)
        return found

    def unreadable(self) -> list[str]:
        """What is wrong with the page for axe, or too pale in either theme."""
        pale: list[str] = []
        for theme in ("dark", "light"):
            # Nothing may be on its way from one colour to another while it is looked at, or have set out before.
            self.page.emulate_media(color_scheme=theme, reduced_motion="reduce")
            self.page.evaluate("document.getAnimations().forEach(animation => animation.cancel())")
            pale += [f"{theme}: {text}" for text in self.pale()]
        found = self.violations() + pale
        self.page.emulate_media(color_scheme="null", reduced_motion="null")
        return found

    def to_the_report(self, answer: str = ANSWER) -> None:
        while self.question.count():
            self.send(answer)
        expect(self.page.get_by_role("heading", name="Three things to do next")).to_be_visible()
