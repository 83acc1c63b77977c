"""Finished interviews as figures: nothing anybody said, and nobody's id. Pure."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC

from msgspec import Struct, json, structs

from interview.drafts import OWN
from interview.model import Interview, Turn
from interview.own_questions import PREFIX
from interview.report_model import Report

MADE = {OWN: "tailored", PREFIX: "experience"}
"""What questions are called that were made for one person: their ids tell of a posting or a résumé."""


class QuestionLine(Struct, frozen=True):
    """A main question with what followed on it. `question` is its pack's id; seconds and words are those of all
    answers to it."""

    question: str
    kind: str
    topic: str
    difficulty: int
    skipped: bool
    follow_ups: int
    seconds: float
    words: int
    score: float | None


class Line(Struct, frozen=True):
    """One interview. `started` is the hour, UTC. `report` is none where nothing was scored yet. Scores from 1 to 5."""

    started: str
    role: str
    level: str
    kind: str
    language: str
    mode: str
    voice: bool
    focus: tuple[str, ...]
    planned: int
    answered: int
    skipped: int
    follow_ups: int
    aids: int
    minutes: float
    words: int
    report: str
    scored_by: str
    judges: int
    overall: float | None
    offline_overall: float | None
    confidence: float | None
    flags: tuple[str, ...]
    competencies: dict[str, float | None]
    questions: tuple[QuestionLine, ...]


def line(interview: Interview, report: Report | None) -> Line:
    """Of a review by the candidate's own model nothing is told but that there was one: it is their word."""
    scored = None if report is None or report.own_model else report
    turns = interview.turns
    main = [turn for turn in turns if not turn.question.is_follow_up]
    return Line(
        started=f"{interview.created_at.astimezone(UTC):%Y-%m-%dT%H}",
        role=interview.role,
        level=interview.level,
        kind=interview.kind,
        language=interview.language,
        mode=interview.mode,
        voice=interview.voice,
        focus=interview.focus,
        planned=len(interview.plan),
        answered=sum(turn.action == "answer" for turn in main),
        skipped=sum(turn.action == "skip" for turn in main),
        follow_ups=len(turns) - len(main),
        aids=len(interview.aids),
        minutes=round(sum(turn.seconds for turn in turns) / 60, 1),
        words=sum(map(_words, turns)),
        report=report.status if report else "none",
        scored_by="own model" if report and report.own_model else report.scored_by if report else "",
        judges=len(scored.judges) if scored else 0,
        overall=scored.overall if scored else None,
        offline_overall=report.offline_overall if report else None,
        confidence=scored.confidence if scored else None,
        flags=scored.flags if scored else (),
        competencies={each.id: each.score for each in scored.competencies} if scored else {},
        questions=tuple(_question(turn, turns, scored) for turn in main),
    )


def _question(turn: Turn, turns: Sequence[Turn], report: Report | None) -> QuestionLine:
    asked = turn.question
    whole = [each for each in turns if each.question.pack == asked.pack]
    scores = {each.number: each.score for each in report.questions} if report else {}
    return QuestionLine(
        question=next((name for start, name in MADE.items() if asked.pack.startswith(start)), asked.pack),
        kind=asked.kind,
        topic=asked.topic,
        difficulty=asked.difficulty,
        skipped=turn.action == "skip",
        follow_ups=len(whole) - 1,
        seconds=round(sum(each.seconds for each in whole), 1),
        words=sum(map(_words, whole)),
        score=scores.get(asked.number),
    )


def _words(turn: Turn) -> int:
    return len(turn.answer.split())


def as_lines(lines: Iterable[Line]) -> bytes:
    """JSON Lines: one interview a line."""
    return b"".join(json.encode(each) + b"\n" for each in lines)


def as_csv(lines: Iterable[Line], competencies: Sequence[str]) -> bytes:
    """One interview a row under one heading, a column for each of these competencies; questions are left out."""
    plain = [field.name for field in structs.fields(Line) if field.name not in ("competencies", "questions")]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([*plain, *competencies])
    for each in lines:
        values = [getattr(each, name) for name in plain]
        writer.writerow([*map(_cell, values), *(_cell(each.competencies.get(id)) for id in competencies)])
    return out.getvalue().encode()


def _cell(value: object) -> object:
    if isinstance(value, tuple):
        return " ".join(value)
    return str(value).lower() if isinstance(value, bool) else value
