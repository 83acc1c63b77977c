"""Answers that no provider should give: bodies of any shape, any size, and whatever comes to mind."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from providers import errors
from providers.errors import ProviderError
from providers.reading import LARGEST, failure, read
from tests.providers.specimens import NOON, spec

STRANGE = [
    b"",
    b"null",
    b"[]",
    b"{}",
    b"3",
    b'"text"',
    b"plain words",
    b"<html>no</html>",
    b'{"choices": [{"mess',
    b"\xff\xfe",
]
STRANGE += [b"[" * 100_000, b" " * (10 * 1024 * 1024), b'"' + b"x" * (10 * 1024 * 1024) + b'"']
FAMILIES = ["groq", "gemini", "cohere", "cloudflare", "ollama"]


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("raw", STRANGE, ids=range(len(STRANGE)))
def test_strange_bodies_of_a_success_are_bad_output(name: str, raw: bytes) -> None:
    with pytest.raises(errors.BadOutput):
        read(spec(name), 200, {}, raw, NOON)


@pytest.mark.parametrize("name", FAMILIES)
@pytest.mark.parametrize("raw", STRANGE, ids=range(len(STRANGE)))
def test_strange_bodies_of_an_error_leave_its_status_to_speak(name: str, raw: bytes) -> None:
    with pytest.raises(errors.Overloaded) as raised:
        read(spec(name), 503, {}, raw, NOON)
    assert len(str(raised.value)) < 400


FIELDS = [
    "error",
    "choices",
    "message",
    "content",
    "candidates",
    "parts",
    "result",
    "response",
    "usage",
    "text",
    "code",
    "details",
    "headers",
]
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=4),
    max_leaves=20,
)
HEADERS = st.dictionaries(
    st.sampled_from(["retry-after", "retry-after-ms", "date", "x-ratelimit-reset", "x-ratelimit-remaining-tokens"]),
    st.text(max_size=12) | st.from_regex(r"-?[0-9]{1,20}(\.[0-9]+)?(ms|s|h)?", fullmatch=True),
)


@settings(deadline=None)
@given(st.sampled_from(FAMILIES), st.sampled_from([200, 302, 400, 401, 404, 429, 500]), HEADERS, JSON)
def test_whatever_comes_is_a_reply_or_one_of_our_errors(name: str, status: int, headers: Any, body: Any) -> None:
    until = None
    try:
        assert read(spec(name), status, headers, json.dumps(body).encode(), NOON).text
    except ProviderError as error:
        until = error.until
    assert until is None or NOON <= until <= NOON + timedelta(days=1)


def test_a_body_is_read_up_to_its_bound_only() -> None:
    reply = {"choices": [{"message": {"content": "x" * LARGEST}}]}
    with pytest.raises(errors.BadOutput, match="bytes"):
        read(spec("groq"), 200, {}, json.dumps(reply).encode(), NOON)


def test_failure_takes_a_text_as_well() -> None:
    assert failure(spec("groq"), 429, {}, "slow down", NOON).kind == "rate_limited"
