"""Looks for what one person left behind: `python -m bench.markers [--json]`.

A person fills every field that takes a text with marked words, sends a résumé and a recording, holds an interview to a
model's review and a second one, shares the report, brings a model of their own to another, and erases everything.
Before that the marks are looked for too, so that a search that is blind counts for nothing. Exits 1 where a mark or an
id of theirs is left after it in a table, a blob, a queue, Redis, this process's memory or the log, where something of
the person was sent to a provider, or where a backup holds it after its seven days."""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import Any

import aiohttp

import bootstrap
import settings
from api import candidates, interviews, recordings, resumes, shares, tasks
from api.answer import Ask
from api.edge import Call, EndingCall, serve, serve_ending
from api.services import Services
from bench.leaks import MARKS, POSTED, POSTING, SAID, simulated
from bench.remains import Remains
from bench.simulator.simulator import Simulator
from interview.packs import bank
from localhost.children import spawn, stop
from localhost.door import listen
from localhost.simulated import turned_to
from providers.catalog import FILE

SECONDS = 240.0
OWN = {"provider": "local", "model": "qwen3:8b", "base": "http://127.0.0.1:11434"}

PERSON = tuple(value for _, value in (*SAID, *POSTED))
"""What must not reach a provider either: names, addresses, numbers, links."""

WORDS = {
    field: f"Zq{field}vex"
    for field in ("answer", "posting", "headline", "employer", "study", "skill", "resume", "filename", "sound", "model")
}
"""A word that nobody uses, for each field."""


class Log(logging.Handler):
    """Every line that anything logged, however quiet."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


class Person:
    """One who calls the contract as a browser does."""

    def __init__(self, services: Services) -> None:
        self._services, self.tokens = services, dict[str, str]()
        self.ids: list[str] = []

    async def __call__(self, call: Call | EndingCall, body: Any = None, raw: bytes = b"", **more: str) -> Any:
        """`more`: parts of the route by name, and headers by theirs, with _ for -."""
        headers = {name.lower().replace("_", "-"): value for name, value in more.items() if name[0].isupper()}
        params = {name: value for name, value in more.items() if name[0].islower()}
        ask = Ask({**self.tokens, **headers}, params, raw or (json.dumps(body).encode() if body is not None else b""))
        ends = call in (interviews.turn, interviews.finish, interviews.disagree)
        said = (
            (await serve_ending(lambda: self._services, call, ask))[0]  # type: ignore[arg-type]
            if ends
            else await serve(lambda: self._services, call, ask)  # type: ignore[arg-type]
        )
        if said.status >= 400:
            raise RuntimeError(f"{call.__name__} was answered with {said.status}: {said.body[:400]!r}")
        return json.loads(said.body) if said.body else None

    async def begin(self, **wish: Any) -> dict[str, Any]:
        body = {"role": "backend-engineer", "level": "mid", "questions": 1, **wish}
        started: dict[str, Any] = await self(interviews.start, body)
        self.ids += [started["candidate_id"], started["id"]]
        self.tokens |= {"x-candidate-token": started["candidate_token"], "x-interview-token": started["token"]}
        return started

    async def answer_all(self, started: dict[str, Any]) -> None:
        packs = {pack.id: pack for pack in bank("en").packs}
        question, told = started["question"], iter(SAID * 4)
        while question is not None:
            pack = packs.get(question["id"].partition(".")[0])
            said = " ".join(line.format(value) for line, value in (next(told), next(told), next(told)))
            answer = f"{pack.strong if pack else ''} {said} We called it {WORDS['answer']}."
            turn = {"number": question["number"], "action": "answer", "answer": answer, "seconds": 60}
            question = (await self(interviews.turn, turn, id=started["id"])).get("question")


def resume() -> bytes:
    about = "\n".join(line.format(value) for line, value in SAID)
    return f"{PERSON[0]}\nBackend engineer\n{about}\n{WORDS['resume']}\nSkills\nPython, SQL, Kafka\n".encode()


async def live(services: Services) -> Person:
    """Everything that a person can leave here."""
    person = Person(services)
    made = await person(candidates.create)
    person.tokens["x-candidate-token"] = made["candidate_token"]
    kept = await person(resumes.take, raw=resume(), X_File_Name=f"{WORDS['filename']}.txt", Content_Type="text/plain")
    profile = {
        "headline": f"{PERSON[0]} {WORDS['headline']}",
        "skills": [*kept["profile"]["skills"], {"label": WORDS["skill"]}],
        "roles": [{"title": "Engineer", "employer": WORDS["employer"]}],
        "education": [{"text": WORDS["study"]}],
    }
    await person(resumes.correct, profile, id=kept["resume_id"])
    posting = "\n".join([POSTING, *(line.format(value) for line, value in POSTED), WORDS["posting"]])
    started = await person.begin(resume_id=kept["resume_id"], job_description=posting)
    await record(person, started["id"])
    await person.answer_all(started)
    await person(interviews.report, id=started["id"])
    await services.drain()
    await person(interviews.disagree, id=started["id"])
    await services.drain()
    await person(shares.share, id=started["id"])
    await person(candidates.export)
    await lend(person)
    return person


async def record(person: Person, id: str) -> None:
    place = await person(recordings.take, {"number": 1, "media": "audio/webm"}, id=id)
    async with (
        aiohttp.ClientSession() as session,
        session.put(place["url"], data=WORDS["sound"].encode(), headers=place["headers"]) as said,
    ):
        said.raise_for_status()


async def lend(person: Person) -> None:
    """Another interview, reviewed by a model of the person's own, whose answers are no better than they have to be."""
    started = await person.begin(own_model=OWN)
    await person.answer_all(started)
    for _ in range(4):
        task = await person(tasks.next_task, id=started["id"])
        if task is None:
            return
        said = {"status": 200, "body": json.dumps({"choices": [{"message": {"content": WORDS["model"]}}]})}
        await person(tasks.take, said, id=started["id"], nonce=task["nonce"])


def sent_to(simulator: Simulator) -> list[str]:
    return [json.dumps(entry["body"], ensure_ascii=False) for entry in simulator.said]


def marks_in(texts: Iterable[str], marks: Iterable[str]) -> dict[str, int]:
    whole = "\n".join(texts)
    return {mark: count for mark in marks if (count := whole.count(mark))}


async def measure(storage: str, redis_url: str) -> dict[str, Any]:
    """`redis_url` is "" where there is none."""
    log = Log()
    logging.getLogger().addHandler(log)
    level = logging.getLogger().level
    logging.getLogger().setLevel(logging.DEBUG)
    try:
        async with asyncio.timeout(SECONDS), simulated() as (simulator, url):
            env = {"AzureWebJobsStorage": storage, "TOKEN_SECRET": "only-for-this-run-0123", "USERS_IN": "elsewhere"}
            env |= {"RECORDINGS": "on", "REDIS_URL": redis_url, "EXPECTED_INTERVIEWS": "1", **turned_to(url, FILE)}
            services = bootstrap.build(settings.read(env, bootstrap.provider_settings()))
            try:
                return await erased(services, Remains(storage, redis_url), simulator, log)
            finally:
                await services.close()
    finally:
        logging.getLogger().removeHandler(log)
        logging.getLogger().setLevel(level)


async def erased(services: Services, remains: Remains, simulator: Simulator, log: Log) -> dict[str, Any]:
    marks = (*PERSON, *WORDS.values())
    person = await live(services)
    await services.reporter.write()
    await services.backup()
    before = await remains.of(marks)
    await person(candidates.erase)
    await services.sweep()
    await services.backup()
    after = await remains.of((*marks, *set(person.ids)))
    backups = {place: found for place, found in after.items() if place.startswith("backups/")}
    await remains.later(services.clock, timedelta(days=8))
    aged = {place: found for place, found in (await remains.of(marks)).items() if place.startswith("backups/")}
    left = {place: found for place, found in after.items() if place not in backups and not guards(place)}
    seen = {mark for found in before.values() for mark in found}
    blind = sorted(set(marks) - seen - {WORDS["filename"], WORDS["posting"], WORDS["model"], *dict(POSTED).values()})
    uses = {use: sum(MARKS[use] in body for body in sent_to(simulator)) for use in ("plan", "review")}
    sent, logged = marks_in(sent_to(simulator), PERSON), marks_in(log.lines, marks)
    return {
        "marks": len(marks),
        "requests": len(simulator.said),
        "uses": uses,
        "before": summed(before),
        "not_seen_before": blind,
        "left": left,
        "sent_to_providers": sent,
        "logged": logged,
        "log_lines": len(log.lines),
        "in_backups_at_first": summed(backups),
        "in_backups_after_eight_days": aged,
        "holds": not (left or sent or logged or aged or blind) and all(uses.values()) and bool(log.lines),
    }


def guards(place: str) -> bool:
    """Whoever has an address to send a recording to may use it after the erasure: ids say where to look for it."""
    return place.startswith(("due/check-recordings-", "due/erase-recordings-"))


def summed(found: dict[str, list[str]]) -> dict[str, int]:
    """How many marks in each table, container or other kind of place."""
    counts: dict[str, int] = defaultdict(int)
    for place, marks in found.items():
        counts[place.partition("/")[0]] += len(marks)
    return dict(counts)


def redis(stack: ExitStack) -> Iterator[str]:
    """The address of an empty Redis; "" where none is installed."""
    binary = shutil.which("redis-server")
    if binary is None:
        yield ""
        return
    with listen(0) as door:
        port = door.getsockname()[1]
    folder = stack.enter_context(tempfile.TemporaryDirectory())
    command = [binary, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    server = spawn(command, cwd=Path(folder), stdout=subprocess.DEVNULL)
    stack.callback(stop, server)
    yield f"redis://127.0.0.1:{port}/0"


def main(as_json: bool) -> int:
    from bench.local_app import storage

    with storage() as connection, ExitStack() as stack:
        result = asyncio.run(measure(connection, next(redis(stack))))
    print(json.dumps(result, ensure_ascii=False, indent=None if as_json else 1))
    return 0 if result["holds"] else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m bench.markers", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one line of JSON")
    sys.exit(main(parser.parse_args().json))
