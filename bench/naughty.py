"""Texts that software has stumbled over, in every field that takes one: `python -m bench.naughty --data DIR [--json]`.

The lists are those of DIR/adversarial. Each text goes into every field of the running app by itself, and all of them
into the answers of interviews, whose report is read by the contract, by its shared link in Chromium, as Markdown and in
print. Exits 1 where a server fault came back, a text did not come back as it was sent, an element or a dialog came from
one, or the page's policy had to step in."""

from __future__ import annotations

import argparse
import asyncio
import json
import shutil
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import aiohttp
from playwright.async_api import BrowserContext, async_playwright

from bench.incident.picture import BROWSERS
from bench.page import app

ANSWER_CHARACTERS = 11_000
PART_CHARACTERS = 300
"""Of an address: what is longer, hosts refuse before the app."""

AT_ONCE = 8
PATIENCE_MS = 60_000
WISH = {"role": "backend-engineer", "level": "mid"}
SHOWN = """box => { const own = box.cloneNode(true); own.querySelectorAll('sup').forEach(mark => mark.remove());
    return [own.textContent, [...new Set([...own.querySelectorAll('*')].map(each => each.localName))].join()] }"""


def texts(folder: Path) -> list[str]:
    """Those that JSON can carry and an answer can hold: neither half a letter nor what is too long."""
    plain = json.loads((folder / "blns.json").read_text("utf-8"))
    lines = (folder / "unicode_and_markup.jsonl").read_text("utf-8").splitlines()
    found = [*plain, *(json.loads(line)["text"] for line in lines)]
    fit = [text for text in dict.fromkeys(found) if len(text) <= ANSWER_CHARACTERS]
    return [text for text in fit if text.encode("utf-8", "ignore").decode() == text]


def answers(lines: Iterable[str]) -> Iterator[str]:
    """All of them, in as few answers as hold them."""
    held: list[str] = []
    for line in lines:
        if held and len("\n".join([*held, line])) > ANSWER_CHARACTERS:
            yield "\n".join(held)
            held = []
        held.append(line)
    yield "\n".join(held)


class Api:
    """Calls the contract; `statuses` counts its answers by class, `faults` names what was a fault of ours."""

    def __init__(self, session: aiohttp.ClientSession, url: str) -> None:
        self._session, self._url = session, f"{url}api"
        self.statuses: Counter[str] = Counter()
        self.faults: list[str] = []

    async def __call__(self, method: str, path: str, body: Any = None, **headers: str) -> Any:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        async with self._session.request(method, self._url + path, json=body, headers=named) as said:
            self.statuses[f"{said.status // 100}xx"] += 1
            if said.status >= 500:
                self.faults.append(f"{said.status} {method} {path[:60]} {str(body)[:80]}")
            return await said.json() if said.content_type.endswith("json") else None


async def in_every_field(api: Api, text: str, person: dict[str, Any], resume: str) -> list[str]:
    """Where it did not come back as it was sent."""
    mine = {"X_Candidate_Token": person["candidate_token"]}
    for field in ("role", "level", "kind", "language", "resume_id"):
        await api("POST", "/interviews", {**WISH, field: text}, **mine)
    await api("POST", "/interviews", {**WISH, "focus": [text], "own_model": {"provider": text}}, **mine)
    await api("POST", "/candidates/recover", {"recovery_code": text})
    own, part = {"X_Interview_Token": person["token"]}, quote(text[:PART_CHARACTERS], safe="")
    await api("POST", f"/interviews/{person['id']}/tasks/{part}", {"status": 200, "body": text}, **own)
    await api("DELETE", f"/resumes/{part}", **mine)
    await api("GET", f"/interviews/{part}", **own)
    profile = {"headline": text[:200], "roles": [{"title": text[:200]}], "education": [{"text": text[:200]}]}
    kept = await api("PUT", f"/resumes/{resume}", profile, **mine)
    return [] if kept["profile"]["headline"] == text[:200] else [f"headline {text[:40]!r}"]


async def held(api: Api, told: str) -> dict[str, Any]:
    """An interview of one question to which that was the answer, ended, with its report and a link to it."""
    started: dict[str, Any] = await api("POST", "/interviews", {**WISH, "questions": 1, "job_description": told})
    own, path = {"X_Interview_Token": started["token"]}, f"/interviews/{started['id']}"
    await api("POST", f"{path}/turns", {"number": 1, "action": "answer", "answer": told}, **own)
    await api("POST", f"{path}/finish", **own)
    report = await api("GET", f"{path}/report", **own)
    share = await api("POST", f"{path}/share", **own)
    return {**started, "answer": told, "report": report, "share": share["token"]}


async def looked_at(context: BrowserContext, url: str, one: dict[str, Any]) -> list[str]:
    """What was not as it was typed on the shared page, in print and in the Markdown."""
    wrong: list[str] = []
    page = await context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("dialog", lambda dialog: wrong.append(f"a dialog: {dialog.message[:60]}"))
    page.on("console", lambda said: wrong.append(f"console: {said.text[:200]}") if said.type == "error" else None)
    page.on("pageerror", lambda error: wrong.append(f"an exception: {error}"))
    await page.goto(f"{url}shared#{one['share']}")
    shown, elements = await page.get_by_label("The answer").first.evaluate(SHOWN)
    if shown != one["answer"]:
        wrong.append("the shared report does not show it as it was typed")
    if elements not in ("", "mark"):
        wrong.append(f"elements in an answer: {elements}")
    if not (await page.pdf()).startswith(b"%PDF-"):
        wrong.append("it cannot be printed")
    await page.evaluate(
        "([id, token]) => localStorage.setItem('quiet-room:tokens', JSON.stringify({ [id]: token }))",
        [one["id"], one["token"]],
    )
    await page.goto(f"{url}interviews/{one['id']}/report")
    async with page.expect_download() as saving:
        await page.get_by_role("button", name="Save as Markdown").click()
    kept = (await (await saving.value).path()).read_text("utf-8")
    wrong += [f"Markdown lacks {line[:60]!r}" for line in lines(one["answer"]) if bare(line) not in bare(kept)]
    await page.close()
    return wrong


def lines(answer: str) -> list[str]:
    return [line for line in answer.splitlines() if line.strip()]


def bare(text: str) -> str:
    """Without what Markdown adds and what no reader shows."""
    return "".join(text.replace("\\", "").replace("\u00ad", "").split())


async def measure(folder: Path, url: str, browser: str) -> dict[str, Any]:
    told = texts(folder)
    async with aiohttp.ClientSession() as session, async_playwright() as playwright:
        api, places = Api(session, url), asyncio.Semaphore(AT_ONCE)
        person = await api("POST", "/interviews", WISH)
        file = {"X-Candidate-Token": person["candidate_token"], "X-File-Name": "cv.txt", "Content-Type": "text/plain"}
        async with session.post(f"{url}api/resumes", data=b"Ten years of Python and SQL.", headers=file) as said:
            resume = (await said.json())["resume_id"]

        async def fields(text: str) -> list[str]:
            async with places:
                return await in_every_field(api, text, person, resume)

        changed = [wrong for each in await asyncio.gather(*map(fields, told)) for wrong in each]
        interviews = [await held(api, answer) for answer in answers(told)]
        changed += [one["id"] for one in interviews if one["report"]["questions"][0]["answer"] != one["answer"]]
        chromium = await playwright.chromium.launch(executable_path=browser, args=["--no-sandbox"])
        context = await chromium.new_context()
        wrong = [each for one in interviews for each in await looked_at(context, url, one)]
        await chromium.close()
    return {
        "texts": len(told),
        "requests": dict(api.statuses),
        "faults": api.faults,
        "changed": changed,
        "reports": len(interviews),
        "wrong_on_the_page": wrong,
        "holds": not (api.faults or changed or wrong),
    }


def main(given: argparse.Namespace) -> int:
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        print("Chromium is needed on the PATH.", file=sys.stderr)
        return 1
    with app() as url:
        result = asyncio.run(measure(given.data / "adversarial", url, browser))
    print(json.dumps(result, ensure_ascii=False, indent=None if given.json else 1))
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.naughty", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with adversarial/")
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    sys.exit(main(parser.parse_args()))
