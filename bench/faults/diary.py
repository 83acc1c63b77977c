"""What clients were told: the only thing that a store is held to afterwards."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class Said(Struct):
    """A turn that was confirmed, with the reply; each reply to the same post has to equal it."""

    number: int
    action: str
    answer: str
    reply: dict[str, Any]


class Diary(Struct):
    """One interview as its candidate lived it. `tried`: every post that was sent, by number, confirmed or not.

    `ended`: a reply said so. `erased` once a reply said so. `reports`: those that were shown, in order.
    """

    id: str
    token: str
    candidate: str
    said: list[Said] = []
    tried: dict[int, list[tuple[str, str]]] = {}
    ended: bool = False
    erased: bool = False
    reports: list[dict[str, Any]] = []


class Book(Struct):
    """All diaries of a run; `erased`: candidates who were told that they are; `strange`: replies that should not be."""

    diaries: list[Diary] = []
    erased: set[str] = set()
    strange: list[str] = []
    retried: int = 0
    begun: int = 0
