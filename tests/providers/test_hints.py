"""Spans, dates and what is left, in every way that providers write them."""

from __future__ import annotations

from datetime import timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from providers import hints
from providers.catalog import rows
from tests.providers.specimens import NOON


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1m26.4s", 86.4),
        ("825ms", 0.825),
        ("7.66s", 7.66),
        ("6m0s", 360),
        ("1h2m3s", 3723),
        ("26s", 26),
        ("11726.2840924263", 11726.2840924263),
        (" 30 ", 30),
        ("0", 0),
        ("250µs", 0.00025),
        ("2d", 172800),
        ("", None),
        ("soon", None),
        ("1m and a bit", None),
        ("nan", None),
        ("inf", None),
        ("1e400", None),
    ],
)
def test_a_span_is_read_in_every_form(text: str, expected: float | None) -> None:
    found = hints.seconds(text)
    assert found == (pytest.approx(expected) if expected is not None else None)


@given(st.integers(0, 23), st.integers(0, 59), st.integers(0, 59_999))
@settings(deadline=None)
def test_a_go_duration_comes_back_as_it_was_written(hours: int, minutes: int, millis: int) -> None:
    assert hints.seconds(f"{hours}h{minutes}m{millis / 1000}s") == pytest.approx(
        hours * 3600 + minutes * 60 + millis / 1000
    )


@pytest.mark.parametrize(
    ("headers", "wait_s"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "1.5"}, 1.5),
        ({"retry-after": "-4"}, 0),
        ({"retry-after": "999999"}, 86400),
        ({"retry-after-ms": "250", "retry-after": "1"}, 0.25),
        ({"retry-after": format_datetime(NOON + timedelta(seconds=90), usegmt=True)}, 90),
        ({"retry-after": format_datetime(NOON - timedelta(days=9), usegmt=True)}, 0),
        (
            {
                "date": format_datetime(NOON + timedelta(hours=5), usegmt=True),
                "retry-after": format_datetime(NOON + timedelta(hours=5, seconds=8), usegmt=True),
            },
            8,
        ),
        ({"retry-after": "later"}, None),
        ({}, None),
    ],
)
def test_retry_after_is_a_span_or_a_date_by_the_providers_own_clock(
    headers: dict[str, str], wait_s: float | None
) -> None:
    expected = None if wait_s is None else NOON + timedelta(seconds=wait_s)
    assert hints.retry_after(headers, NOON) == expected


def test_a_reset_is_a_span_or_a_moment_in_seconds_or_milliseconds_and_the_latest_counts() -> None:
    moment = NOON + timedelta(seconds=40)
    headers = {"a": "12.5", "b": str(int(moment.timestamp() * 1000)), "c": str(int(moment.timestamp()) - 9)}
    assert hints.reset(headers, ["a"], NOON) == NOON + timedelta(seconds=12.5)
    assert hints.reset(headers, ["b"], NOON) == moment
    assert hints.reset(headers, ["c"], NOON) == NOON + timedelta(seconds=31)
    assert hints.reset(headers, ["a", "b", "c", "d"], NOON) == moment
    assert hints.reset(headers, ["d"], NOON) is None


@pytest.mark.parametrize(
    ("text", "wait_s"),
    [
        ("please try again in 28m55.34s. need more?", 1735.34),
        ("try again in 825ms", 0.825),
        ("please retry after 12 seconds", 12),
        ("try again tomorrow", None),
    ],
)
def test_a_wait_in_words_is_read(text: str, wait_s: float | None) -> None:
    assert hints.in_words(text, NOON) == (None if wait_s is None else NOON + timedelta(seconds=wait_s))


def test_what_is_left_goes_by_the_window_that_each_provider_means() -> None:
    plain = {"x-ratelimit-remaining-requests": "999", "x-ratelimit-remaining-tokens": "7890"}
    assert hints.remaining(plain, rows()["groq"]) == {"requests/day": 999, "tokens/minute": 7890}
    assert hints.remaining(plain, rows()["custom"]) == {}
    assert hints.remaining({"x-trial-endpoint-call-remaining": "19"}, rows()["cohere"]) == {"requests/minute": 19}
    assert hints.remaining({"x-ratelimit-remaining-tokens": "-3"}, rows()["groq"]) == {"tokens/minute": 0}
    assert hints.remaining({"x-ratelimit-remaining-tokens": "lots"}, rows()["groq"]) == {}


def test_a_limit_of_zero_is_told_from_an_empty_window() -> None:
    mistral = rows()["mistral"]
    empty = {"x-ratelimit-limit-req-minute": "4", "x-ratelimit-remaining-req-minute": "0"}
    assert not hints.forbidden(empty, mistral)
    assert hints.full(empty, mistral) == {"requests/minute": "x-ratelimit-reset-req-minute"}
    assert hints.forbidden({**empty, "x-ratelimit-limit-req-minute": "0"}, mistral)
