"""The report as it is stored and as the HTTP contract shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import Struct, field


class Evidence(Struct, frozen=True):
    """`answer[start:end] == quote`, counted in Unicode code points; `for_` is what it is evidence of."""

    quote: str
    start: int
    end: int
    for_: str = field(name="for")


class QuestionReport(Struct, frozen=True):
    """One question put. A follow-up has no score of its own: what it brought counts with its main question."""

    number: int
    text: str
    kind: str
    topic: str
    is_follow_up: bool
    follow_up_to: int | None
    skipped: bool
    answer: str
    score: float | None
    meaning: str
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    strong_answer: str
    covered: tuple[str, ...]
    missed: tuple[str, ...]


class CompetencyReport(Struct, frozen=True):
    id: str
    label: str
    score: float | None
    meaning: str
    why: str


class Delivery(Struct, frozen=True):
    """How it was spoken; spoken answers only."""

    words_per_minute: float
    filler_words: dict[str, int]
    longest_answer_seconds: float
    talk_time_seconds: float


class Step(Struct, frozen=True):
    """Something to do next."""

    do: str
    why: str
    topic: str


class Review(Struct, frozen=True):
    """Where the deep review stands: `none` means none is to be expected."""

    state: Literal["waiting", "done", "none"]
    place: int | None = None
    expected_at: datetime | None = None


class Report(Struct, frozen=True):
    """Scores run from 1 to `scale`; null where nothing was scored, never 0. `confidence` runs from 0 to 1."""

    id: str
    status: Literal["provisional", "final"]
    review: Review
    scored_by: str
    rubric_version: str
    scored_at: datetime
    role: str
    level: str
    kind: str
    language: str
    overall: float | None
    overall_meaning: str
    scale: int
    confidence: float
    summary: str
    competencies: tuple[CompetencyReport, ...]
    questions: tuple[QuestionReport, ...]
    not_covered: tuple[str, ...]
    delivery: Delivery | None
    plan: tuple[Step, ...]
    flags: tuple[str, ...]
