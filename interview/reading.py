"""What a model replied, as values; strict, pure. Whatever does not hold is refused with BadReply, never bent to fit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TypeVar

import msgspec
from msgspec import Struct

from interview.model import Interview
from interview.redact import Redaction
from interview.sentences import Part, parts
from interview.shapes import GradedQuestion, ReviewReply

S = TypeVar("S", bound=Struct)

SPOKEN = 300
"""Characters of one strength or gap, at most."""


class BadReply(ValueError):
    """A reply that cannot be used; the text says what was wrong, so that the model can put it right."""


def loggable(fault: Exception) -> str:
    """What a log may hold of a fault with a model: a reply of no use may quote what a person wrote."""
    return "a reply could not be used" if isinstance(fault, BadReply) else str(fault)


class Quote(Struct, frozen=True):
    """What shows a concept: `answer[start:end]` of the turn of that number, whatever was hidden on the way."""

    number: int
    start: int
    end: int
    concept: str


class QuestionReview(Struct, frozen=True):
    """A main question with its follow-ups, graded from 1 to 5. `covered` and `missed` are concept ids in the pack's
    order, `quotes` in the order of the answers."""

    number: int
    score: float
    covered: tuple[str, ...]
    missed: tuple[str, ...]
    quotes: tuple[Quote, ...]
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    addresses_grader: bool
    left_out: int


class Graded(Struct, frozen=True):
    """Every question that was asked for, in its order, and words to the candidate."""

    questions: tuple[QuestionReview, ...]
    summary: str


def read_review(text: str, interview: Interview, redaction: Redaction, only: Collection[int] = ()) -> Graded:
    """The review that answers `prompts.review_chat` of the same arguments. Raises BadReply."""
    reply = decode(text, ReviewReply)
    told = parts(interview, only)
    given = Counter(question.question for question in reply.questions)
    wanted = [part.number for part in told]
    if wrong := [number for number in wanted if given[number] != 1] or [n for n in given if n not in wanted]:
        raise BadReply(
            f"questions has entries for {sorted(given.elements())}; give one entry each for {wanted} "
            f"(see question {wrong[0]})"
        )
    by_number = {question.question: question for question in reply.questions}
    return Graded(
        tuple(_question(part, by_number[part.number], redaction) for part in told),
        " ".join(_said((reply.summary,), redaction, 3 * SPOKEN)),
    )


def _question(part: Part, graded: GradedQuestion, redaction: Redaction) -> QuestionReview:
    where = f"question {part.number}"
    known = [concept.id for concept in part.pack.concepts]
    shown = {one.concept: one.sentences for one in graded.covered}
    if len(shown) < len(graded.covered):
        raise BadReply(f"{where}: a concept is covered twice; name each once")
    if unknown := [id for id in shown if id not in known]:
        raise BadReply(f"{where}: it has no concept {unknown[0]!r}; its concepts are {', '.join(known)}")
    return QuestionReview(
        number=part.number,
        score=graded.score,
        covered=tuple(id for id in known if id in shown),
        missed=tuple(id for id in known if id not in shown),
        quotes=tuple(sorted(_quotes(part, shown, where), key=lambda q: (q.number, q.start, q.end))),
        strengths=tuple(_said(graded.strengths, redaction)),
        gaps=tuple(_said(graded.gaps, redaction)),
        addresses_grader=graded.addresses_grader or any(sentence.to_grader for sentence in part.sentences),
        left_out=part.left_out,
    )


def _quotes(part: Part, shown: Mapping[str, Sequence[int]], where: str) -> Iterator[Quote]:
    sentences = {sentence.number: sentence for sentence in part.sentences if not sentence.to_grader}
    for concept, numbers in shown.items():
        if not numbers:
            raise BadReply(f"{where}: {concept} is covered by no sentence; give the numbers or leave it out")
        for number in dict.fromkeys(numbers):
            if number not in sentences:
                own = f"{min(sentences)} to {max(sentences)}" if sentences else "none that counts"
                raise BadReply(f"{where}: sentence {number} is not one of its sentences, which are {own}")
            sentence = sentences[number]
            yield Quote(sentence.turn.question.number, sentence.start, sentence.end, concept)


def _said(lines: Sequence[str], redaction: Redaction, most: int = SPOKEN) -> Iterator[str]:
    for line in lines:
        told = " ".join(line.split())
        if len(told) > most:
            # Not quoted: what a reply says of an answer is nobody's but the person's, and faults are logged.
            raise BadReply(f"a text to the candidate has {len(told)} characters; write less than {most}")
        if told:
            yield redaction.restore(told)


def decode(text: str, shape: type[S]) -> S:
    """The one JSON object in a reply, whatever stands around it. Raises BadReply with the place that is wrong."""
    first, last = text.find("{"), text.rfind("}")
    if first < 0 or last < first:
        raise BadReply("there is no JSON object in it; reply with one JSON object and nothing else")
    try:
        return msgspec.json.decode(text[first : last + 1].encode("utf-8", "surrogatepass"), type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise BadReply(str(e)) from e
