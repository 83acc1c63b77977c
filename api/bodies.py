"""What clients send: structs that validate, and the limits of the contract."""

from __future__ import annotations

import re
from typing import Annotated, Literal, TypeVar, get_args

import msgspec
from msgspec import Meta, Struct

from api.answer import Ask
from interview.model import Level, Speech

MAX_BODY = 256 * 1024
"""Bytes of a JSON body: an answer of 12,000 characters escaped as widely as JSON allows, with room to spare."""

ANSWER_LIMIT = 12_000
JOB_LIMIT = 20_000
FILE_LIMIT = 5 * 1024 * 1024
"""Bytes of a résumé."""

JSON_TYPES = frozenset({"", "application/json"})

MISSING = re.compile("Object missing required field `(.+)`")

B = TypeVar("B", bound=Struct)

Text = Annotated[str, Meta(max_length=100)]


class WrongType(Exception):
    """The body says that it is something else than JSON."""


class InvalidJson(Exception):
    """The body is not JSON."""


class InvalidBody(Exception):
    """JSON, but not what the contract says. `field` is the part to change."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


class TooLarge(InvalidBody):
    """A text or a body over its limit."""


class OwnModelBody(Struct, frozen=True):
    """A model that the candidate brings: a provider of the catalogue with one of its models, `browser`, or `local` with
    a model and an address of their own machine. Never a key."""

    provider: Text
    model: Text = ""
    base: Text = ""


class StartBody(Struct, frozen=True):
    """`kind` may be mixed. Without `resume_id` and `job_description` the plan rests on role, level and focus."""

    role: Text
    level: Level
    kind: Text = "mixed"
    language: Text = "en"
    questions: Annotated[int, Meta(ge=1, le=20)] = 8
    resume_id: Text | None = None
    job_description: str | None = None
    focus: Annotated[tuple[Text, ...], Meta(max_length=20)] = ()
    voice: bool = False
    own_model: OwnModelBody | None = None


class TaskBody(Struct, frozen=True):
    """The raw answer of a model that the candidate brings, or why there is none."""

    status: Annotated[int, Meta(ge=0, le=599)] = 0
    body: str = ""
    failed: Literal["key", "quota", "timeout", "network", "refused"] | None = None


class SpeechBody(Struct, frozen=True):
    words: Annotated[int, Meta(ge=0, le=100_000)]
    pauses: Annotated[int, Meta(ge=0, le=100_000)]
    longest_pause: Annotated[float, Meta(ge=0, le=86_400)] | None = None


class TurnBody(Struct, frozen=True):
    """`number` counts every question put; `nth` tells hints and rephrasings on one question apart."""

    number: Annotated[int, Meta(ge=1, le=1000)]
    action: Literal["answer", "skip", "hint", "rephrase"]
    nth: Annotated[int, Meta(ge=1, le=1000)] = 1
    answer: str | None = None
    seconds: Annotated[float, Meta(ge=0, le=86_400)] = 0.0
    input: Literal["text", "voice"] = "text"
    speech: SpeechBody | None = None


class RecordingBody(Struct, frozen=True):
    """`number` of the question that was answered; `media` as the browser recorded it."""

    number: Annotated[int, Meta(ge=1, le=1000)]
    media: Literal["audio/webm", "audio/ogg", "audio/mp4"]


class RecoverBody(Struct, frozen=True):
    recovery_code: Annotated[str, Meta(min_length=1, max_length=100)]


def read(ask: Ask, type: type[B]) -> B:
    """The body as a value; one without a Content-Type is taken for JSON.

    Raises WrongType, InvalidJson, InvalidBody, TooLarge.
    """
    media = ask.header("content-type").partition(";")[0].strip().lower()
    if media not in JSON_TYPES:
        raise WrongType(f"The body is sent as {media}. Send JSON, with Content-Type: application/json.")
    if len(ask.body) > MAX_BODY:
        raise TooLarge("", f"The body has {len(ask.body):,} bytes; {MAX_BODY:,} is the most.")
    try:
        return msgspec.json.decode(ask.body, type=type)
    except msgspec.ValidationError as e:
        raise _invalid(str(e), type) from e
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as e:
        raise InvalidJson(f"The body is not JSON in UTF-8 ({e}). Send one JSON object.") from e


def _invalid(told: str, type: type[Struct]) -> InvalidBody:
    """msgspec's message, e.g. "Expected `int` <= 20 - at `$.questions`", as a field and a sentence."""
    message, _, path = told.partition(" - at `$")
    missing = MISSING.fullmatch(message)
    if missing:
        return InvalidBody(missing[1], "This field is required.")
    field = path.rstrip("`").lstrip(".")
    if message.startswith("Invalid enum value") and (choices := _choices(type, field)):
        return InvalidBody(field, f"Choose one of: {', '.join(choices)}.")
    return InvalidBody(field, f"{message.replace('`', '')}.")


def _choices(type: type[Struct], field: str) -> tuple[str, ...]:
    """What a field of a body may be, where its type names every value; empty for a field further in."""
    allowed = next((each.type for each in msgspec.structs.fields(type) if each.encode_name == field), None)
    return tuple(str(value) for value in get_args(allowed))


def limited(field: str, text: str, limit: int) -> str:
    """The text, if it is within `limit` characters. Raises TooLarge."""
    if len(text) > limit:
        raise TooLarge(field, f"This text has {len(text):,} characters; {limit:,} is the most. Shorten it.")
    return text


def speech(body: SpeechBody | None) -> Speech | None:
    return None if body is None else Speech(body.words, body.pauses, body.longest_pause)
