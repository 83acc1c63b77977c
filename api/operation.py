"""One route of the served description, and the tokens that open routes."""

from __future__ import annotations

from msgspec import Struct


class Operation(Struct, frozen=True):
    """One route and method: what it takes, what it gives, which problems it may answer with.

    `files`: the types of file it takes as its body; `gives`: those of the file it answers with.
    """

    path: str
    method: str
    summary: str
    answers: dict[int, type[Struct] | None]
    problems: tuple[int, ...] = ()
    body: type[Struct] | None = None
    token: str = ""
    headers: tuple[str, ...] = ()
    token_required: bool = True
    query: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()


TYPES = (
    "application/pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "text/plain",
    "text/markdown",
)
INTERVIEW, CANDIDATE, OPERATOR = "X-Interview-Token", "X-Candidate-Token", "x-functions-key"
SHARED, ACCESS = "X-Share-Token", "X-Access-Code"
