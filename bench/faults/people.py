"""Candidates who go on whatever happens: they send again what got no answer, from several tabs at once, and leave."""

from __future__ import annotations

import asyncio
import random
import time
from typing import Any

import aiohttp

from bench.crowd import answers
from bench.faults.diary import Book, Diary, Said
from interview.catalog import Catalog

PATIENCE_S = 600.0
"""So long something is sent again; who got no answer by then tells of it."""

PAUSE_S = 0.3
LENGTHS = {1: 12, 2: 5, 3: 2, 5: 1}
TABS = {1: 16, 2: 3, 4: 2}
AGAIN = frozenset({0, 429, 500, 502, 503, 504})
CV = """Robin Sample
Experience
Backend engineer, Aldermoor Health, 2019 to 2024
- Built services in Python and PostgreSQL, and measured them
Education
BSc Computer Science, 2018
Skills
Python, SQL, Docker, Kubernetes
"""


class Person:
    """One candidate with a few interviews. Each request has a connection of its own, so it may reach any process."""

    def __init__(self, http: aiohttp.ClientSession, url: str, catalog: Catalog, book: Book, seed: int) -> None:
        self._http, self._url, self._catalog, self._book = http, url, catalog, book
        self._chance, self._seed = random.Random(seed), seed
        self._token = ""

    async def live(self, interviews: int, enough: int) -> None:
        """So many interviews, unless they leave before, or so many were begun by all."""
        mine: list[Diary] = []
        for nth in range(interviews):
            if (nth and not self._token) or self._book.begun >= enough:
                break
            diary = await self._start(nth)
            if diary is not None:
                mine.append(diary)
                await self._sit(diary)
            if self._chance.random() < 0.02:
                await self._leave(mine)

    async def _start(self, nth: int) -> Diary | None:
        """Whoever has a token starts with a key, now and then from two tabs at once and with a résumé."""
        body, token, tabs = self._wish(), {"X-Candidate-Token": self._token}, 1
        headers: dict[str, str] = {}
        if self._token:
            headers = token | {"Idempotency-Key": f"{self._seed}-{nth}"}
            tabs = 2 if self._chance.random() < 0.1 else 1
            if self._chance.random() < 0.1:
                status, said = await self._send("POST", "/resumes", token, raw=CV)
                body |= {"resume_id": said["resume_id"]} if status == 201 else {}
        starts = await asyncio.gather(*(self._send("POST", "/interviews", headers, body) for _ in range(tabs)))
        _, said = starts[0]
        if any(status != 201 for status, _ in starts):
            self._book.strange.append(f"start: {next(each for each in starts if each[0] != 201)}")
            return None
        if len({said["id"] for _, said in starts}) > 1:
            self._book.strange.append(f"start: one key began {[said['id'] for _, said in starts]}")
        self._token = said["candidate_token"]
        diary = Diary(said["id"], said["token"], said["candidate_id"])
        self._book.diaries.append(diary)
        self._book.begun += 1
        await self._answer_all(diary, said["question"])
        return diary

    def _wish(self) -> dict[str, Any]:
        return {
            "role": self._chance.choice(self._catalog.roles).id,
            "level": self._chance.choice(("junior", "mid", "senior")),
            "questions": _one(LENGTHS, self._chance),
        }

    async def _answer_all(self, diary: Diary, question: Any) -> None:
        while question is not None:
            chance = self._chance.random()
            if chance < 0.02:
                return  # the tab is closed for good
            if diary.said and chance < 0.1:
                await self._finish(diary)
                return
            if self._chance.random() < 0.05:
                await self._turn(diary, {"number": question["number"], "action": "hint"})
            question = await self._say(diary, question)

    async def _say(self, diary: Diary, question: Any) -> Any:
        """The next question; None where there is none."""
        chance, number = self._chance, question["number"]
        grade = chance.choice(answers.GRADES)
        bodies = [_body(number, answers.say(question["id"], grade, chance), chance)] * _one(TABS, chance)
        if chance.random() < 0.06:
            bodies.append(_body(number, answers.say(question["id"], "weak", chance) + " So much.", chance))
        diary.tried[number] = [(body["action"], body.get("answer", "")) for body in bodies]
        got = await asyncio.gather(*(self._turn(diary, body) for body in bodies))
        taken = [(body, said) for body, (status, said) in zip(bodies, got, strict=True) if status == 200]
        if not taken:
            self._book.strange.append(f"interview {diary.id}: turn {number} was not taken: {got[0]}")
            return None
        body, said = taken[0]
        if any(other != body or reply != said for other, reply in taken):
            self._book.strange.append(f"interview {diary.id}: turn {number} got two replies: {taken}")
        diary.said.append(Said(number, body["action"], body.get("answer", ""), said))
        diary.ended = diary.ended or said["status"] == "finished"
        return said.get("question")

    async def _turn(self, diary: Diary, body: dict[str, Any]) -> tuple[int, Any]:
        return await self._of(diary, "POST", "/turns", body)

    async def _finish(self, diary: Diary) -> None:
        status, said = await self._of(diary, "POST", "/finish")
        diary.ended = status == 202
        if status != 202:
            self._book.strange.append(f"interview {diary.id}: finish answered {status} {said}")

    async def _sit(self, diary: Diary) -> None:
        """What comes after the end."""
        if diary.ended:
            await self._look(diary)
            if self._chance.random() < 0.03:
                await self._of(diary, "POST", "/review")  # 409 and 429 are fine: it may not be its time
        if self._chance.random() < 0.03:
            status, said = await self._of(diary, "DELETE", "")
            diary.erased = status in (204, 404)
            if not diary.erased:
                self._book.strange.append(f"interview {diary.id}: erasing answered {status} {said}")

    async def _look(self, diary: Diary) -> None:
        status, said = await self._of(diary, "GET", "/report")
        if status == 200:
            diary.reports.append({name: said[name] for name in ("overall", "status", "scored_by")})
        else:
            self._book.strange.append(f"interview {diary.id}: its report answered {status} {said}")

    async def _leave(self, mine: list[Diary]) -> None:
        status, said = await self._send("DELETE", "/candidates/me", {"X-Candidate-Token": self._token})
        if status not in (204, 401):  # 401: an earlier try did it
            self._book.strange.append(f"leaving answered {status} {said}")
            return
        self._book.erased.update(diary.candidate for diary in mine)
        for diary in mine:
            diary.erased = True
        self._token = ""

    async def _of(self, diary: Diary, method: str, path: str, body: Any = None) -> tuple[int, Any]:
        return await self._send(method, f"/interviews/{diary.id}{path}", {"X-Interview-Token": diary.token}, body)

    async def _send(
        self, method: str, path: str, headers: dict[str, str], body: Any = None, *, raw: str | None = None
    ) -> tuple[int, Any]:
        """Sent again until there is an answer that is one."""
        given: dict[str, Any] = {"json": body} if raw is None else {"data": raw.encode()}
        until = time.monotonic() + PATIENCE_S
        while True:
            status, said = await self._once(method, path, headers, given)
            if status == 500:
                self._book.strange.append(f"{method} {path} answered 500: {said}")
            if status not in AGAIN or time.monotonic() > until:
                return status, said
            self._book.retried += 1
            await asyncio.sleep(PAUSE_S)

    async def _once(self, method: str, path: str, headers: dict[str, str], given: dict[str, Any]) -> tuple[int, Any]:
        try:
            async with self._http.request(method, f"{self._url}{path}", headers=headers, **given) as answer:
                return answer.status, await answer.json(content_type=None)
        except (aiohttp.ClientError, TimeoutError, ConnectionError, ValueError):
            return 0, None


def _body(number: int, answer: str, chance: random.Random) -> dict[str, Any]:
    if chance.random() < 0.1:
        return {"number": number, "action": "skip"}
    return {"number": number, "action": "answer", "answer": answer}


def _one(weights: dict[int, int], chance: random.Random) -> int:
    return chance.choices(list(weights), list(weights.values()))[0]
