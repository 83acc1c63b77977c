"""Values for tests: valid by default; a test names what matters to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from msgspec.structs import replace

from interview import engine
from interview.candidate import Candidate, Entry
from interview.model import Concept, Interview, Judgement, Pack, Post

NOW = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)

STRONG = (
    "The client sends an idempotency key and the server stores the response with it behind a unique constraint, "
    "because a retry must find the saved response. For example we let the keys expire after 24 hours."
)


def a_pack(id: str = "retry", **changes: Any) -> Pack:
    pack = Pack(
        id=id,
        roles=("backend-engineer",),
        kind="technical",
        topic="apis",
        levels=("junior", "mid", "senior"),
        difficulty=3,
        minutes=4,
        ask=f"A payment call for {id} times out and is sent once more. What keeps the customer from paying twice?",
        rephrase="The same request arrives again. What in your design keeps it from doing harm?",
        hint="Think about what the server has to recognise.",
        strong=STRONG,
        concepts=(
            Concept("key", "A key from the client", 3, ("idempotency key", "unique request id"), "How is it known?"),
            Concept("stored", "The stored reply", 2, ("saved response", "stores the response"), "What comes back?"),
            Concept("atomic", "One winner", 2, ("unique constraint", "same transaction"), "What if both race?"),
            Concept("limits", "Limits in time", 1, ("keys expire", "time to live"), "What a week later?"),
        ),
    )
    return replace(pack, **changes)


def packs(count: int, **changes: Any) -> tuple[Pack, ...]:
    return tuple(a_pack(f"pack-{nth}", **changes) for nth in range(1, count + 1))


def an_interview(plan: Sequence[Pack] = (), **changes: Any) -> Interview:
    plan = tuple(plan) or packs(3)
    interview = Interview(
        id="interview-1",
        candidate_id="candidate-1",
        role="backend-engineer",
        level="mid",
        kind="technical",
        language="en",
        mode="offline",
        created_at=NOW,
        expires_at=NOW + timedelta(days=30),
        plan=plan,
        topics={"apis": "APIs and contracts"},
        question=engine.ask(plan[0], 1),
    )
    return replace(interview, **changes)


def a_judgement(**changes: Any) -> Judgement:
    return replace(Judgement(credits=(), specificity=0.5, structure=0.5, relevance=0.5, words=40), **changes)


def a_post(number: int = 1, **changes: Any) -> Post:
    return replace(Post(number, "answer", answer=STRONG, seconds=60.0), **changes)


def a_candidate(**changes: Any) -> Candidate:
    return replace(Candidate("candidate-1", NOW, "hash-1"), **changes)


def an_entry(interview: Interview, **changes: Any) -> Entry:
    entry = Entry(
        interview_id=interview.id,
        role=interview.role,
        level=interview.level,
        kind=interview.kind,
        language=interview.language,
        started_at=interview.created_at,
        expires_at=interview.expires_at,
        packs=tuple(pack.id for pack in interview.plan),
    )
    return replace(entry, **changes)
