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
    """One question put. A follow-up has no score of its own: what it brought counts with its main question.

    `unsure` is what may have been said in words that the scorer does not know: it counts in part, and is not among what
    was `missed`. `scores` says what each who scored it gave: `offline`, and judges by what they are (`Judge.sort`).
    """

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
    unsure: tuple[str, ...] = ()
    scores: dict[str, float] = {}


class CompetencyReport(Struct, frozen=True):
    id: str
    label: str
    score: float | None
    meaning: str
    why: str


class SpokenAnswer(Struct, frozen=True):
    """How one answer was spoken. The longest pause is null where it was not measured, or none was long."""

    number: int
    seconds: float
    words_per_minute: float
    filler_words: int
    hedges: int
    longest_pause_seconds: float | None


class Delivery(Struct, frozen=True):
    """How it was spoken; spoken answers only, one by one in `answers`. `hedges`: words that take back what is said."""

    words_per_minute: float
    filler_words: dict[str, int]
    longest_answer_seconds: float
    talk_time_seconds: float
    hedges: dict[str, int] = {}
    longest_pause_seconds: float | None = None
    answers: tuple[SpokenAnswer, ...] = ()


class Step(Struct, frozen=True):
    """Something to do next."""

    do: str
    why: str
    topic: str


class Review(Struct, frozen=True):
    """Where the review by a model stands: `none` means none is to be expected.

    `place` in the line, from 1, and `expected_at` are known while it waits; the latter is null where the quota left
    may not reach so far. `blind`: what is waited for, `since` then, is the second review the candidate asked for.
    """

    state: Literal["waiting", "done", "none"]
    place: int | None = None
    expected_at: datetime | None = None
    blind: bool = False
    since: datetime | None = None


class Judge(Struct, frozen=True):
    """Who reviewed, with what, when. `fresh`: the first to look; `second`: asked where the first was far above the
    offline score or at the border of a meaning; `blind`: asked by the candidate. None sees another's scores.

    `at` is when it was asked. `questions` are the numbers of the main questions it scored, `overall` the mean of its
    own scores for them.
    """

    sort: Literal["fresh", "second", "blind"]
    provider: str
    model: str
    family: str
    prompt_version: str
    rubric_version: str
    at: datetime
    questions: tuple[int, ...]
    overall: float


class Dropped(Struct, frozen=True):
    """Something that came and did not hold: a part of the review, a question of a plan, or an answer that was refused
    because it was late, the second to its task, or to a task of nobody's. `why` is in the language of the interview."""

    what: Literal["question", "concept", "quote", "score", "plan", "late", "again", "stranger"]
    why: str


class Offline(Struct, frozen=True):
    overall: float | None


class OwnReview(Struct, frozen=True):
    """A review by a model that the candidate brought: it is their word. `offline` is the score without it."""

    name: str
    dropped: tuple[Dropped, ...]
    offline: Offline


class Report(Struct, frozen=True):
    """Scores run from 1 to `scale`; null where nothing was scored, never 0. `confidence` runs from 0 to 1.

    `judges` are the models that reviewed it, in order; `offline_overall` is what the offline scorer had said alone.
    """

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
    judges: tuple[Judge, ...] = ()
    offline_overall: float | None = None
    own_model: OwnReview | None = None

    def outranks(self, other: Report) -> bool:
        """Whether it may take the other's place: it rests on more judges, or on the same and says no less than final
        what the other had said was final."""
        kept = self.judges[: len(other.judges)] == other.judges
        return kept and (len(self.judges) > len(other.judges) or self.status == "final" or other.status != "final")
