"""What models are asked to reply, as structs: one source for the schema they are given and for reading them."""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, inspect

from interview.model import Kind

Halves = Annotated[float, Meta(ge=1, le=5, multiple_of=0.5)]
"""A score in steps of a half."""


class Shown(Struct, frozen=True):
    """A concept that was covered, and the numbers of the sentences that show it."""

    concept: str
    sentences: tuple[int, ...]


class GradedQuestion(Struct, frozen=True):
    question: int
    score: Halves
    covered: tuple[Shown, ...]
    strengths: tuple[str, ...]
    gaps: tuple[str, ...]
    addresses_grader: bool


class ReviewReply(Struct, frozen=True):
    questions: tuple[GradedQuestion, ...]
    summary: str


class WordingReply(Struct, frozen=True):
    """Other ways to put one question."""

    texts: tuple[str, ...]


class NewConcept(Struct, frozen=True):
    """`detect`: the part of a story that it is, in a behavioural question."""

    id: str
    label: str
    weight: Annotated[int, Meta(ge=1, le=3)]
    detect: Literal["none", "situation", "task", "own-action", "reasoning", "result", "figure", "reflection"]
    says: tuple[str, ...]
    probe: str


class NewQuestion(Struct, frozen=True):
    """A question with all it takes to follow it up and score it, without examples."""

    kind: Kind
    topic: str
    ask: str
    rephrase: str
    hint: str
    strong: str
    concepts: tuple[NewConcept, ...]


class PlanReply(Struct, frozen=True):
    """Topics in the order of their use for a job, and questions of its own."""

    topics: tuple[str, ...]
    questions: tuple[NewQuestion, ...]


class NewExamples(Struct, frozen=True):
    weak: str
    fair: str
    strong: str


class PackReply(Struct, frozen=True):
    question: NewQuestion
    examples: NewExamples


class MoreSays(Struct, frozen=True):
    concept: str
    says: tuple[str, ...]


class GrowthReply(Struct, frozen=True):
    """More wordings for the concepts of a pack, and answers of known grade in other words."""

    concepts: tuple[MoreSays, ...]
    examples: NewExamples


@cache
def schema(shape: type[Struct]) -> dict[str, Any]:
    """The JSON Schema of a shape: objects closed, all keys required, nothing referred to, no lengths. A range of
    numbers stays: it is put to each provider in a way that it takes."""
    return _schema(inspect.type_info(shape))


def _schema(type: inspect.Type) -> dict[str, Any]:
    match type:
        case inspect.Metadata(type=inner):
            return _schema(inner)
        case inspect.StructType(fields=fields):
            return {
                "type": "object",
                "properties": {field.encode_name: _schema(field.type) for field in fields},
                "required": [field.encode_name for field in fields],
                "additionalProperties": False,
            }
        case inspect.VarTupleType(item_type=item):
            return {"type": "array", "items": _schema(item)}
        case inspect.LiteralType(values=values):
            return {"type": "string", "enum": list(values)}
        case inspect.StrType():
            return {"type": "string"}
        case inspect.IntType():
            return {"type": "integer", **_range(type)}
        case inspect.FloatType():
            return {"type": "number", **_range(type)}
        case inspect.BoolType():
            return {"type": "boolean"}
    raise TypeError(f"{type} has no place in a reply")


def _range(type: inspect.IntType | inspect.FloatType) -> dict[str, Any]:
    bounds = {"minimum": type.ge, "maximum": type.le, "multipleOf": type.multiple_of}
    return {name: bound for name, bound in bounds.items() if bound is not None}
