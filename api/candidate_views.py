"""What clients get about candidates: who they are to us, what is left to them, what they have done."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from interview.candidate import Candidate, CompetencyScore
from interview.model import Status

DeepReview = Literal["expected", "possible", "none"]


class CandidateView(Struct, frozen=True):
    candidate_id: str
    candidate_token: str
    recovery_code: str | UnsetType = UNSET


class MeView(Struct, frozen=True):
    """`deep_review` says whether a model's review can be expected; where none is configured, never.

    `deep_review_within`: seconds in which it would come if the interview ended now; null where that cannot be told.
    """

    candidate_id: str
    interviews_left_today: int
    daily_limit: int
    resets_at: datetime
    deep_review: DeepReview
    deep_review_within: int | None = None


class OutlookView(Struct, frozen=True):
    """The same for somebody who has not been here: all of the day's interviews are left to them."""

    daily_limit: int
    deep_review: DeepReview
    deep_review_within: int | None


class HistoryItem(Struct, frozen=True):
    """`token` opens that interview, on this device or another."""

    id: str
    token: str
    role: str
    level: str
    kind: str
    language: str
    status: Status
    started_at: datetime
    finished_at: datetime | None
    expires_at: datetime
    overall: float | None
    competencies: tuple[CompetencyScore, ...]


class HistoryView(Struct, frozen=True):
    """Newest first."""

    interviews: tuple[HistoryItem, ...]


def daily_left(candidate: Candidate, day: str, limit: int) -> int:
    return max(0, limit - candidate.started_on(day))
