"""What is said between questions and in a report, by language: `bank/words.<language>.toml`."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec import Struct

from interview.catalog import BANK
from interview.model import Judgement, Question

SHORT_ANSWER = 15
"""Below so many words an answer to a main question is called short."""


LONG_ANSWER = 70
"""From so many words on, what is asked further may have been said in other words."""


class Between(Struct, frozen=True, forbid_unknown_fields=True):
    follow_up: tuple[str, ...]
    onward: tuple[str, ...]
    new_kind: tuple[str, ...]
    short: tuple[str, ...]
    no_answer: tuple[str, ...]
    skipped: tuple[str, ...]
    last: str
    astray: tuple[str, ...] = ()
    deeper: tuple[str, ...] = ()


class ReportWords(Struct, frozen=True, forbid_unknown_fields=True):
    """`decimal` parts a score's digits; `small_inside`: a label is written small inside a sentence."""

    decimal: str
    small_inside: bool
    strength: str
    specific: str
    gap: str
    gap_asked: str
    vague: str
    where: str
    where_follow_up: str
    skipped_question: str
    unasked_question: str
    summary: str
    summary_overall: str
    summary_best: str
    summary_gain: str
    summary_none: str
    repeat: str
    repeat_why: str
    plainer_why: str
    practise: str
    practise_why: str
    untouched: str
    untouched_why: str
    harder: str
    harder_why: str
    again: str
    again_why: str
    shorter: str
    shorter_why: str


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """`names` are what roles, levels and kinds are called, by id, where that is not how the catalogue calls them."""

    between: Between
    report: ReportWords
    flags: dict[str, str]
    names: dict[str, str] = {}

    def figure(self, value: float) -> str:
        """A score as it is written in this language."""
        return f"{value:.1f}".replace(".", self.report.decimal)

    def inside(self, label: str) -> str:
        """A label inside a sentence: its first letter small, unless it starts an abbreviation."""
        kept = not self.report.small_inside or (label[:2].isupper() and label[:2] != "A ")
        return label if kept else label[:1].lower() + label[1:]

    def acknowledge(
        self, question: Question, judgement: Judgement | None, following: Question | None, *, again: bool = False
    ) -> str:
        """One calm line about the answer just given, never praise; the same for the same turn. `again`: what follows is
        the same question in other words."""
        say = self.between
        if following is None:
            return say.last
        if judgement is None:
            variants = say.skipped
        elif {"blank", "no-answer"} & set(judgement.flags):
            variants = say.no_answer
        elif following.is_follow_up:
            variants = say.astray if again and say.astray else self._further(judgement)
        elif judgement.words < SHORT_ANSWER and not question.is_follow_up:
            variants = say.short
        elif following.kind != question.kind:
            variants = say.new_kind
        else:
            variants = say.onward
        return variants[question.number % len(variants)]

    def _further(self, judgement: Judgement) -> tuple[str, ...]:
        """What leads to a follow-up; after much was said it leaves room for its having been said."""
        say = self.between
        return say.deeper if judgement.words >= LONG_ANSWER and say.deeper else say.follow_up


@cache
def words(language: str) -> Words:
    return msgspec.toml.decode((BANK / f"words.{language}.toml").read_bytes(), type=Words)
