"""Where a request to storage comes from, and which of them fail."""

from __future__ import annotations

from collections import Counter

import pytest

from bench.faults.mischief import Mischief
from bench.faults.points import Head, head, is_write, point

ROW = "/devstoreaccount1/{}(PartitionKey='{}',RowKey='x')"


@pytest.mark.parametrize(
    ("service", "method", "path", "guarded", "name"),
    [
        ("Table", "GET", ROW.format("interviews", "a"), False, "interviews get"),
        ("Table", "PATCH", ROW.format("interviews", "a"), True, "interviews merge"),
        ("Table", "PUT", ROW.format("due", "score-2026-11-23T10"), False, "due put score"),
        ("Table", "PUT", ROW.format("quota", "acme%3Aone"), True, "quota replace"),
        ("Table", "PUT", ROW.format("reviews", "promised-2026-11-23"), False, "reviews put promised"),
        ("Table", "POST", "/devstoreaccount1/reports", False, "reports insert"),
        ("Table", "GET", "/devstoreaccount1/due()?$filter=x", False, "due query"),
        ("Table", "POST", "/devstoreaccount1/$batch", False, "candidates transact"),
        ("Queue", "POST", "/devstoreaccount1/score-requests/messages", False, "queue send score-requests"),
        ("Queue", "GET", "/devstoreaccount1/score-requests/messages?x=1", False, "queue receive score-requests"),
        ("Queue", "DELETE", "/devstoreaccount1/score-requests/messages/1", False, "queue delete score-requests"),
        ("Blob", "PUT", "/devstoreaccount1/packs/v1/x.json", False, "blob put packs"),
    ],
)
def test_a_request_is_named_by_what_it_does_to_what(
    service: str, method: str, path: str, guarded: bool, name: str
) -> None:
    batch = b"MERGE\r\nPATCH http://127.0.0.1/devstoreaccount1/candidates(PartitionKey='a') HTTP/1.1\r\n"
    assert point(service, Head(method, path, 0, guarded), batch) == name


def test_a_head_says_how_long_its_body_is_and_whether_a_version_guards_it() -> None:
    found = head(b'PUT /x HTTP/1.1\r\nContent-Length: 12\r\nIf-Match: W/"1"\r\n\r\n')
    assert (found.length, found.guarded, is_write(found)) == (12, True, True)
    found = head(b"GET /x HTTP/1.1\r\nIf-Match: *\r\nTransfer-Encoding: chunked\r\n\r\n")
    assert (found.length, found.guarded, is_write(found)) == (None, False, False)


def drawn(seed: int, often: int) -> Counter[str]:
    """What comes to two points, one of which is met ten times as often."""
    mischief, found = Mischief(seed), Counter[str]()
    for nth in range(often):
        mischief.owe("kill")
        name = "rare" if nth % 10 == 0 else "common"
        if mischief.choose(name, write=True):
            found[name] += 1
    return found


def test_a_rare_point_is_met_about_as_often_as_a_common_one() -> None:
    found = drawn(1, 2000)
    assert found["rare"] > found["common"] / 2
    assert drawn(1, 2000) == found


def test_nothing_happens_that_is_not_owed_and_a_dead_process_does_not_die() -> None:
    mischief = Mischief(1)
    assert mischief.choose("x", write=True) is None
    mischief.owe("kill")
    assert mischief.choose("x", write=True, mortal=False) is None
    mischief.forgive()
    assert mischief.choose("x", write=True) is None


def test_only_a_write_can_be_done_without_anybody_hearing_of_it() -> None:
    mischief = Mischief(1)
    mischief.owe("fault", 1000)
    assert {mischief.choose("x", write=False) for _ in range(1000)} <= {"slow", "busy", "error", "dropped", None}
    assert mischief.count("slow") > 0
