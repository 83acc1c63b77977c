"""One interview over HTTP as a browser takes it: repeats, reloads and retries included."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any, Protocol

import aiohttp

from bench.crowd import answers, people
from bench.crowd.day import think_seconds
from bench.crowd.people import Wish

RETRY_SECONDS = 0.5
TRIES = 20
REPORT_SECONDS = 30.0


@dataclass
class Call:
    """What one HTTP call took and got; `at` in real seconds since the run began. Status 0: no answer came."""

    name: str
    at: float
    seconds: float
    status: int


@dataclass
class Log:
    """Everything the visitors met."""

    began: float = field(default_factory=time.monotonic)
    calls: list[Call] = field(default_factory=list)
    begun: int = 0
    left: int = 0
    reported: int = 0
    lost: list[str] = field(default_factory=list)
    visits: list[dict[str, Any]] = field(default_factory=list)


@dataclass
class Browser:
    """Sends again what got no answer or a 5xx, as the page does; tokens by candidate."""

    http: aiohttp.ClientSession
    url: str
    log: Log
    tokens: dict[int, str] = field(default_factory=dict)
    starting: dict[int, asyncio.Lock] = field(default_factory=dict)

    async def __call__(self, name: str, method: str, path: str, *, body: Any = None, **headers: str) -> tuple[int, Any]:
        sent = {key.replace("_", "-"): value for key, value in headers.items() if value}
        for _ in range(TRIES):
            began = time.monotonic()
            status, said = 0, None
            try:
                async with self.http.request(method, f"{self.url}{path}", json=body, headers=sent) as answer:
                    status, said = answer.status, await answer.json(content_type=None)
            except (aiohttp.ClientError, TimeoutError, ConnectionError):
                status = 0
            self.log.calls.append(Call(name, began - self.log.began, time.monotonic() - began, status))
            if status and status < 500 and status != 429:
                break
            await asyncio.sleep(RETRY_SECONDS)
        return status, said


class Helper(Protocol):
    """Models that candidates bring."""

    def model_of(self, candidate: int) -> dict[str, str] | None: ...

    async def work(self, browser: Browser, started: Any, candidate: int) -> None: ...


async def visit(
    browser: Browser,
    wish: Wish,
    postings: list[str],
    pause: Callable[[float], Awaitable[None]],
    helper: Helper | None = None,
) -> None:
    """A whole interview. `pause` waits for so many seconds of the app's clock."""
    chance, log = random.Random(wish.seed), browser.log
    own = helper.model_of(wish.candidate) if helper else None
    started = await _start(browser, wish, postings, own)
    if started is None:
        return
    log.begun += 1
    question, puts = started["question"], 0
    beside: asyncio.Task[None] | None = None
    while question is not None:
        if helper and own and (beside is None or beside.done()):
            beside = asyncio.create_task(helper.work(browser, started, wish.candidate))
        await pause(think_seconds(chance))
        puts += 1
        if wish.leaves_at == puts:
            log.left += 1
            return
        question = await _turn(browser, started, question, wish, chance)
        if question is LOST:
            log.lost.append(f"interview {started['id']}: a turn was not taken")
            return
    await _report(browser, started, wish, own is not None)
    if helper and own and beside:
        await beside
        await helper.work(browser, started, wish.candidate)


LOST: dict[str, Any] = {}


async def _start(browser: Browser, wish: Wish, postings: list[str], own: dict[str, str] | None) -> Any:
    body: dict[str, Any] = {"role": wish.role, "level": wish.level, "kind": wish.kind, "questions": wish.questions}
    if own is not None:
        body["own_model"] = own
    if wish.posting is not None:
        body["job_description"] = postings[wish.posting]
    async with browser.starting.setdefault(wish.candidate, asyncio.Lock()):
        token = browser.tokens.get(wish.candidate, "")
        key = {"Idempotency_Key": f"visit-{wish.seed}"} if token else {}
        status, said = await browser("start", "POST", "/interviews", body=body, X_Candidate_Token=token, **key)
        if status == 422:  # no questions of that kind for this role: the page says so, and people choose another
            body["kind"] = "mixed"
            status, said = await browser("start", "POST", "/interviews", body=body, X_Candidate_Token=token, **key)
        if status == 201:
            browser.tokens.setdefault(wish.candidate, said["candidate_token"])
    if status != 201:
        browser.log.lost.append(f"candidate {wish.candidate}: the interview could not be started: {status} {said}")
        return None
    return said


async def _turn(browser: Browser, started: Any, question: Any, wish: Wish, chance: random.Random) -> Any:
    path, token = f"/interviews/{started['id']}", {"X_Interview_Token": started["token"]}
    if chance.random() < people.RETURNS:
        await browser("state", "GET", path, **token)
    if chance.random() < people.AIDS:
        aid = {"number": question["number"], "action": chance.choice(("hint", "rephrase")), "nth": 1}
        await browser("aid", "POST", f"{path}/turns", body=aid, **token)
    body = {"number": question["number"], "action": "skip"}
    if chance.random() >= people.SKIPS:
        grade = chance.choices(answers.GRADES, wish.skill)[0]
        body |= {"action": "answer", "answer": answers.say(question["id"], grade, chance), "seconds": 60}
    status, said = await browser("turn", "POST", f"{path}/turns", body=body, **token)
    if chance.random() < people.REPEATS:
        again = await browser("turn again", "POST", f"{path}/turns", body=body, **token)
        if again != (status, said):
            browser.log.lost.append(f"interview {started['id']}: a repeated turn got another answer")
    return said.get("question") if status == 200 else LOST


async def _report(browser: Browser, started: Any, wish: Wish, own: bool) -> None:
    path, token = f"/interviews/{started['id']}/report", {"X_Interview_Token": started["token"]}
    until = time.monotonic() + REPORT_SECONDS
    while time.monotonic() < until:
        status, said = await browser("report", "GET", path, **token)
        if status == 200:
            browser.log.reported += 1
            browser.log.visits.append(
                {
                    "id": started["id"],
                    "token": started["token"],
                    "candidate": wish.candidate,
                    "finished_at": said["scored_at"],
                    "own_model": own,
                }
            )
            return
        await asyncio.sleep(RETRY_SECONDS)
    browser.log.lost.append(f"interview {started['id']}: no report within {REPORT_SECONDS:.0f} s")
