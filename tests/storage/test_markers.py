"""One person uses everything and erases it: nothing of theirs is left, and nothing of the person was sent out."""

from __future__ import annotations

from bench.markers import measure
from bench.remains import found_in
from storage.rows import to_row


async def test_nothing_is_left_of_who_erased_everything_and_nothing_personal_was_sent_or_logged(
    own_azurite: str, redis_url: str
) -> None:
    found = await measure(own_azurite, redis_url)
    assert found["not_seen_before"] == []
    assert found["left"] == {}
    assert found["sent_to_providers"] == {}
    assert found["logged"] == {}
    assert found["in_backups_at_first"]
    assert found["in_backups_after_eight_days"] == {}
    # On a busy machine a plan may come too late to be waited for.
    assert found["requests"]


def test_the_search_sees_what_is_packed_spread_and_written_with_escapes() -> None:
    row = to_row("p", "r", {"answer": "x" * 5 + "Grüße an Zebedee"})
    assert found_in(row, ["Zebedee", "Grüße", "Ottoline"]) == ["Zebedee", "Grüße"]
    assert found_in([b'{"a": "Gr\\u00fc\\u00dfe"}'], ["Grüße"]) == ["Grüße"]
    assert found_in({"Zebedee": 1}, ["Zebedee"]) == ["Zebedee"]
