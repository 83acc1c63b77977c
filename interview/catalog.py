"""What is on offer and what scores mean: `bank/catalog.toml` and `bank/rubrics.toml` as values, the latter in the words
of `bank/rubrics.<language>.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct, field

from interview.model import Kind, Level

BANK = Path(__file__).with_name("bank")

MIXED = "mixed"
WHOLE = 1000
"""The share of a kind that comes before all others."""

Measure = Literal["content", "specificity", "structure"]


class Offer(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    label: str
    about: str = ""


class Tongue(Offer, frozen=True, forbid_unknown_fields=True):
    """A language on offer; `english` is its name where something is said in English."""

    english: str = ""


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
    languages: tuple[Tongue, ...]
    lengths: tuple[Length, ...]
    mixed: Mixed
    related: dict[Kind, tuple[Kind, ...]]

    def kinds_of(self, kind: str) -> tuple[Kind, ...]:
        """The kinds of question an interview of that kind is made of."""
        return self.mixed.order if kind == MIXED else tuple(k for k in self.mixed.order if k == kind)

    def related_to(self, kind: str) -> tuple[Kind, ...]:
        """The kinds that fill up an interview of that kind, the nearest first; a mixed one needs none."""
        return next((related for own, related in self.related.items() if own == kind), ())

    def shares_of(self, kind: str) -> dict[Kind, int]:
        """How much of an interview of that kind each kind of question is: of a mixed one what the catalogue says, else
        its own as far as there are any, and then others."""
        return self.mixed.shares if kind == MIXED else dict.fromkeys(self.kinds_of(kind), WHOLE)

    def label(self, role: str) -> str:
        return next((offer.label for offer in self.roles if offer.id == role), role)


class Competency(Struct, frozen=True):
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


class Anchor(Struct, frozen=True):
    level: Level
    text: str
    from_: float


class Rubric(Struct, frozen=True):
    """`agreement`: how well the offline scorer agrees with people, Pearson's r within a question, 0 to 1."""

    version: str
    agreement: float
    competencies: tuple[Competency, ...]
    anchors: tuple[Anchor, ...]

    def meaning(self, level: str, score: float | None) -> str:
        """What that score means at that level; empty where nothing was scored."""
        if score is None:
            return ""
        reached = [a for a in self.anchors if a.level == level and a.from_ <= score]
        return max(reached, key=lambda a: a.from_).text if reached else ""


class Looked(Struct, frozen=True, forbid_unknown_fields=True):
    id: str
    kinds: tuple[Kind, ...]
    measure: Measure


class Scale(Struct, frozen=True, forbid_unknown_fields=True):
    """What `rubrics.toml` holds: the rubric without words."""

    version: str
    agreement: float
    anchors: dict[Level, tuple[float, ...]]
    looked: tuple[Looked, ...] = field(name="competency")


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    label: str
    high: str
    middle: str
    low: str


class Wording(Struct, frozen=True, forbid_unknown_fields=True):
    """What a `rubrics.<language>.toml` holds: the words, by competency and by level."""

    competency: dict[str, Said]
    anchors: dict[Level, tuple[str, ...]]


@cache
def catalog() -> Catalog:
    return msgspec.toml.decode((BANK / "catalog.toml").read_bytes(), type=Catalog)


def wording(language: str) -> Wording:
    return msgspec.toml.decode((BANK / f"rubrics.{language}.toml").read_bytes(), type=Wording)


@cache
def rubric(language: str = "en") -> Rubric:
    """The rubric in the words of a language."""
    scale = msgspec.toml.decode((BANK / "rubrics.toml").read_bytes(), type=Scale)
    words = wording(language)
    said = ((each, words.competency[each.id]) for each in scale.looked)
    return Rubric(
        version=scale.version,
        agreement=scale.agreement,
        competencies=tuple(Competency(c.id, w.label, c.kinds, c.measure, w.high, w.middle, w.low) for c, w in said),
        anchors=tuple(
            Anchor(level, text, least)
            for level, bounds in scale.anchors.items()
            for least, text in zip(bounds, words.anchors[level], strict=True)
        ),
    )
