"""What models carry that candidates bring: each for its own candidate, and what is left for the installation's."""

from __future__ import annotations

from typing import Any

from interview import budget
from interview.lending import AHEAD, WORDED
from providers import capacity
from providers.capacity import Size
from providers.catalog import Rows
from providers.chat import Want
from providers.choice import Policy
from providers.lent import lenders
from providers.wire import Spec

SHARES = (0.0, 0.1, 0.5, 1.0)
"""Of the candidates, who bring a model."""

FOLLOW_UP = Size(400, 250)
"""A follow-up in other words, as its prompt bounds it."""

THEIRS = Policy(regions=(), training_ok=True)
"""Whose key it is decides what it is used for."""


def by_key(rows: Rows, questions: int) -> list[dict[str, Any]]:
    """Interviews a day for one candidate with one key of each row that answers browsers, by its best model for it.

    An interview is a review and as many follow-ups as are worded ahead.
    """
    words, review = min(WORDED, AHEAD * questions), Size(*budget.review_size(questions))
    found = []
    for lender in lenders(rows):
        row = rows[lender.provider]
        specs = [Spec(lender.provider, row, each, row.base_url) for each in row.models if each.status != "retired"]
        on = capacity.usable(specs, Want("review", True, 0.0), review, THEIRS)
        best = max((_interviews(spec, review, words), spec.id) for spec in on)
        reviews = max(each.calls for each in capacity.a_day(on, review))
        found.append({"model": best[1], "interviews": best[0], "reviews": reviews})
    return sorted(found, key=lambda each: -each["interviews"])


def _interviews(spec: Spec, review: Size, words: int) -> int:
    each = FOLLOW_UP.output + spec.model.reasoning_tokens
    whole = Size(review.input + words * FOLLOW_UP.input, review.output + words * each)
    (day,) = capacity.a_day([spec], whole)
    requests = day.calls if day.by_requests is None else day.by_requests // (1 + words)
    return min(requests, day.calls if day.by_tokens is None else day.by_tokens)


def load(reviews: int) -> list[dict[str, Any]]:
    """By the share of candidates who bring a model: calls of the installation's for a thousand rich interviews, and how
    many interviews a day its reviews then carry (None: as many as come)."""
    standard = reviews * budget.KEPT
    return [
        {
            "share": share,
            "calls": round(1000 * (1 - share) * budget.CALLS),
            "interviews": int(standard / (1 - share)) if share < 1 else None,
        }
        for share in SHARES
    ]


def show(own: dict[str, Any]) -> None:
    print("\nof a candidate's own, a day (interviews with follow-ups in its words; reviews alone):")
    for each in own["keys"]:
        print(f"  {each['interviews']:>7,}  {each['reviews']:>7,}  {each['model']}")
    print("\nwhen so many candidates bring one, by every free key and your policy:")
    for each in own["load"]:
        carried = "as many as come" if each["interviews"] is None else f"{each['interviews']:,} a day"
        print(f"  {each['share']:>5.0%}  {each['calls']:>5,} calls for 1,000 rich interviews; {carried}")
