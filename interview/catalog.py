"""What is on offer and what scores mean: `bank/catalog.toml` and `bank/rubrics.toml` as values."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from interview.model import Kind, Level

BANK = Path(__file__).with_name("bank")

Measure = Literal["content", "specificity", "structure"]


class Offer(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    label: str
    about: str = ""


class Length(Struct, frozen=True, forbid_unknown_fields=True):
    questions: int
    label: str


class Mixed(Struct, frozen=True, forbid_unknown_fields=True):
    order: tuple[Kind, ...]
    shares: dict[Kind, int]


class Catalog(Struct, frozen=True, forbid_unknown_fields=True):
    version: str
    roles: tuple[Offer, ...]
    levels: tuple[Offer, ...]
    kinds: tuple[Offer, ...]
    languages: tuple[Offer, ...]
    lengths: tuple[Length, ...]
    mixed: Mixed

    def kinds_of(self, kind: str) -> tuple[Kind, ...]:
        """The kinds of question an interview of that kind is made of."""
        return self.mixed.order if kind == "mixed" else tuple(k for k in self.mixed.order if k == kind)

    def label(self, role: str) -> str:
        return next((offer.label for offer in self.roles if offer.id == role), role)


class Competency(Struct, frozen=True, forbid_unknown_fields=True):
    """`high` from 3.8, `middle` from 2.5 and `low` below say in words what the score rests on."""

    id: str
    label: str
    kinds: tuple[Kind, ...]
    measure: Measure
    high: str
    middle: str
    low: str

    def why(self, score: float) -> str:
        return self.high if score >= 3.8 else self.middle if score >= 2.5 else self.low


class Anchor(Struct, frozen=True, forbid_unknown_fields=True):
    level: Level
    text: str
    from_: float = field(name="from")


class Rubric(Struct, frozen=True, forbid_unknown_fields=True):
    """`agreement`: how well the offline scorer agrees with people, Pearson's r within a question, 0 to 1."""

    version: str
    agreement: float
    competencies: tuple[Competency, ...] = field(name="competency")
    anchors: tuple[Anchor, ...] = field(name="anchor")

    def meaning(self, level: str, score: float | None) -> str:
        """What that score means at that level; empty where nothing was scored."""
        if score is None:
            return ""
        reached = [a for a in self.anchors if a.level == level and a.from_ <= score]
        return max(reached, key=lambda a: a.from_).text if reached else ""


@cache
def catalog() -> Catalog:
    return msgspec.toml.decode((BANK / "catalog.toml").read_bytes(), type=Catalog)


@cache
def rubric() -> Rubric:
    return msgspec.toml.decode((BANK / "rubrics.toml").read_bytes(), type=Rubric)
