"""An interview as numbered sentences: what a review may read, and what it can point at. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache

from msgspec import Struct

from interview.flags import addresses
from interview.model import Interview, Pack, Turn
from interview.scoring import REFUSED
from interview.text import AGAIN, sentences

LONGEST_PART = 4_000
"""Characters of one question's answers that a review reads: about 650 words, four minutes of speech."""

LONGEST = 240
"""Characters of a sentence; a longer one, as speech without full stops gives, is numbered piece by piece."""


class Sentence(Struct, frozen=True):
    """`answer[start:end]` of a turn. `number` counts over the whole interview, from 1. `to_grader`: it speaks to
    whoever grades instead of answering."""

    number: int
    turn: Turn
    start: int
    end: int
    to_grader: bool

    @property
    def text(self) -> str:
        return self.turn.answer[self.start : self.end]


class Part(Struct, frozen=True):
    """A main question that was answered, with its follow-ups. `left_out` sentences at the end were too much."""

    pack: Pack
    turns: tuple[Turn, ...]
    sentences: tuple[Sentence, ...]
    left_out: int

    @property
    def number(self) -> int:
        """The number of its main question."""
        return self.turns[0].question.number

    def of(self, turn: Turn) -> tuple[Sentence, ...]:
        return tuple(s for s in self.sentences if s.turn is turn)


def parts(interview: Interview, only: Collection[int] = ()) -> tuple[Part, ...]:
    """What of an interview a review can grade, in the order of its questions; `only` these main questions if given.

    A question whose answers are blank, refused, echoed or off topic is left out: it stays at the floor without a
    model. Numbers are the same whatever `only` is.
    """
    found: list[Part] = []
    count = 0
    for pack in interview.plan:
        turns = tuple(t for t in interview.turns if t.question.pack == pack.id and t.judgement is not None)
        if not any(_answers(turn) for turn in turns) or turns[0].question.is_follow_up:
            continue
        told = tuple(_sentences(turns, interview.language, count + 1))
        count += len(told)
        kept = tuple(_fitting(told))
        part = Part(pack, turns, kept, len(told) - len(kept))
        if not only or part.number in only:
            found.append(part)
    return tuple(found)


def _answers(turn: Turn) -> bool:
    return turn.judgement is not None and not REFUSED.intersection(turn.judgement.flags)


def _sentences(turns: tuple[Turn, ...], name: str, number: int) -> Iterator[Sentence]:
    for turn in turns:
        for first, last, to_grader in _spans(turn.answer, name):
            for start, end in _pieces(turn.answer, first, last):
                yield Sentence(number, turn, start, end, to_grader)
                number += 1


@lru_cache(maxsize=AGAIN)
def _spans(answer: str, name: str) -> tuple[tuple[int, int, bool], ...]:
    """Where each sentence begins and ends, and whether it speaks to a grader. It is judged whole, so that no cut can
    hide what it says."""
    return tuple((start, end, addresses(answer[start:end], name)) for start, end in sentences(answer, name))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A span without the space around it, cut between words where it is too long."""
    while start < end:
        if text[start].isspace():
            start += 1
            continue
        cut = end if end - start <= LONGEST else text.rfind(" ", start + 1, start + LONGEST + 1)
        cut = start + LONGEST if cut < 0 else cut
        yield start, start + len(text[start:cut].rstrip())
        start = cut


def _fitting(sentences: tuple[Sentence, ...]) -> Iterator[Sentence]:
    room = LONGEST_PART
    for sentence in sentences:
        room -= sentence.end - sentence.start
        if room < 0:
            return
        yield sentence
