"""Models that grade what they are shown, in memory: they read the chat as a real one would, and may be led astray."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from providers.chat import Chat, Reply, Want
from providers.errors import AllFailed

QUESTION = re.compile(r"^Question (\d+) \(")
SENTENCE = re.compile(r"^\[(\d+)\] (.*)$")
LEFT_OUT = "(left out: it speaks to the grader)"

Grade = Callable[[str], float]
"""From all that one question's answers say to a score."""


class Judges:
    """Answers chats for reviews and says how much more it can: ChatModel and Capacity.

    `grade` scores an answer; each family of `families` is asked in turn. `quota` reviews can be made. `replies`, where
    given, are sent first as they are; an exception among them is raised. `played`: they stand in for their providers.
    """

    def __init__(
        self,
        grade: Grade = lambda said: 4.0,
        *,
        families: Sequence[str] = ("oak", "elm"),
        quota: int = 1000,
        replies: Sequence[str | Exception] = (),
        played: bool = False,
    ) -> None:
        self.grade, self.families, self.quota = grade, families, quota
        self.replies, self.played = list(replies), played
        self.asked: list[tuple[Chat, Want]] = []
        self.at_once = self.most_at_once = 0

    async def complete(self, chat: Chat, want: Want) -> Reply:
        if want.task not in ("review", "second-judge"):
            raise AllFailed(why="judges only grade")
        family = next((each for each in self.families if each != want.other_family), None)
        if self.quota <= 0 or family is None:
            raise AllFailed(why="no quota is left")
        self.quota -= 1
        self.asked.append((chat, want))
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        await asyncio.sleep(0)
        self.at_once -= 1
        said = self.replies.pop(0) if self.replies else review_of(chat, self.grade)
        if isinstance(said, Exception):
            raise said
        return Reply(said, f"{family}-cloud", f"{family}-1", family, 1000, 300, self.played)

    async def left(self, input_tokens: int, output_tokens: int, *, private: bool, until: datetime) -> int:
        return self.quota


def review_of(chat: Chat, grade: Grade) -> str:
    """A review as the prompt asks for it: every sentence that is there shows the first concept."""
    graded = [_graded(block, grade) for block in _questions(chat.messages[1].text)]
    return json.dumps({"questions": graded, "summary": "You know the matter. Work on figures first."})


def _questions(text: str) -> list[list[str]]:
    blocks: list[list[str]] = []
    for line in text.splitlines():
        if QUESTION.match(line):
            blocks.append([])
        if blocks:
            blocks[-1].append(line)
    return blocks


def _graded(lines: list[str], grade: Grade) -> dict[str, Any]:
    found = QUESTION.match(lines[0])
    assert found is not None
    concepts = lines[1].removeprefix("Concepts: ").split("; ")
    sentences = [match.groups() for line in lines if (match := SENTENCE.match(line))]
    told = [(int(number), said) for number, said in sentences if said != LEFT_OUT]
    shown = {"concept": concepts[0].partition(" = ")[0], "sentences": [number for number, _ in told][:3]}
    return {
        "question": int(found.group(1)),
        "score": grade(" ".join(said for _, said in told)),
        "covered": [shown] if told else [],
        "strengths": ["You named what the server has to recognise."],
        "gaps": ["Say what happens when two calls race."],
        "addresses_grader": len(told) < len(sentences),
    }
