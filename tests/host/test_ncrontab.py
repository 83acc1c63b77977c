"""Six-field NCRONTAB as plain values."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from localhost.ncrontab import BadSchedule, parse

# A Tuesday.
NOON = datetime(2026, 11, 24, 12, 0, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("* * * * * *", "2026-11-24 12:00:01"),
        ("0 * * * * *", "2026-11-24 12:01:00"),
        ("30 * * * * *", "2026-11-24 12:00:30"),
        ("0 */10 * * * *", "2026-11-24 12:10:00"),
        ("0 5/20 * * * *", "2026-11-24 12:05:00"),
        ("0 0 12 * * *", "2026-11-25 12:00:00"),
        ("15,45 0 12 * * *", "2026-11-24 12:00:15"),
        ("0 30 9-17/4 * * *", "2026-11-24 13:30:00"),
        ("0 0 9 * * MON-FRI", "2026-11-25 09:00:00"),
        ("0 0 9 * * sun", "2026-11-29 09:00:00"),
        ("0 0 9 * * 0,6", "2026-11-28 09:00:00"),
        ("0 0 0 1 Jan *", "2027-01-01 00:00:00"),
        ("0 0 0 1 january,july *", "2027-01-01 00:00:00"),
        ("0 0 0 31 * *", "2026-12-31 00:00:00"),
        ("0 0 0 29 2 *", "2028-02-29 00:00:00"),
        ("0 0 0 13 * fri", "2027-08-13 00:00:00"),
        ("59 59 23 31 12 *", "2026-12-31 23:59:59"),
    ],
)
def test_the_next_occurrence(text: str, expected: str) -> None:
    assert parse(text).after(NOON) == datetime.fromisoformat(expected).replace(tzinfo=UTC)


def test_an_occurrence_is_not_its_own_next_one() -> None:
    schedule = parse("0 0 12 * * *")
    assert schedule.after(NOON.replace(microsecond=1)).day == 25
    assert schedule.after(NOON.replace(hour=11, minute=59, second=59, microsecond=999_999)) == NOON


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("* * * * *", "has 5 fields"),
        ("", "has 0 fields"),
        ("60 * * * * *", "outside 0 to 59 in the second field"),
        ("0 0 24 * * *", "outside 0 to 23 in the hour field"),
        ("0 0 0 0 * *", "outside 1 to 31 in the day field"),
        ("0 0 0 1 13 *", "outside 1 to 12 in the month field"),
        ("0 0 0 * * 7", "outside 0 to 6 in the day of week field"),
        ("0 0 0 * * someday", "does not belong in the day of week field"),
        ("0 0 0 * mon *", "does not belong in the month field"),
        ("0 */0 * * * *", "no step"),
        ("0 */ * * * *", "no step"),
        ("0 30-10 * * * *", "runs backwards"),
        ("0 , * * * *", "does not belong"),
        ("0 -5 * * * *", "does not belong"),
        ("0 *-5 * * * *", "does not belong"),
        ("0 ５ * * * *", "does not belong"),
        ("0 0 0 30 2 *", "never comes round"),
    ],
)
def test_a_wrong_expression_is_refused_and_says_why(text: str, why: str) -> None:
    with pytest.raises(BadSchedule, match=why):
        parse(text)
