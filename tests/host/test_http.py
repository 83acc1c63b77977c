"""HTTP functions on the local host: as the real host answers, so does this one."""

from __future__ import annotations

import base64
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.host.running import Host, host

PAGE = "http://pages.example"
# No timer fires here, and the messages are those of this file alone.
NEVER = {"TICK": "0 0 0 1 1 *", "WORK_QUEUE": "http-work"}


@pytest.fixture(scope="module")
def running(azurite: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    folder = tmp_path_factory.mktemp("http")
    with host(folder, azurite, log=folder / "log", settings=NEVER) as found:
        yield found


def test_a_literal_route_goes_before_a_parameter(running: Host) -> None:
    assert running.call("GET", "/v1/items/special").json == "special"
    assert running.call("GET", "/v1/items/other").json == {"item": "other"}


def test_a_route_parameter_arrives_decoded(running: Host) -> None:
    assert running.call("GET", "/v1/items/caf%C3%A9%20%2F1").json == {"item": "café /1"}


def test_two_functions_share_a_route_by_method(running: Host) -> None:
    assert running.call("DELETE", "/v1/items/7").status == 204


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/v1/health"),
        ("HEAD", "/v1/health"),
        ("OPTIONS", "/v1/health"),
        ("GET", "/v1/nowhere"),
        ("GET", "/v1"),
        ("GET", "/v1/items/1/2"),
    ],
)
def test_a_wrong_method_and_an_unknown_route_are_not_found(running: Host, method: str, path: str) -> None:
    answer = running.call(method, path)
    assert (answer.status, answer.body) == (404, b"")


def test_a_function_sees_the_call_as_it_came(running: Host) -> None:
    body = bytes(range(256))
    said = running.call("PATCH", "/v1/echo?a=1&a=2&b=%26", body, {"X-Thing": "Ü".encode().decode("latin-1")}).json
    assert said["method"] == "PATCH"
    assert said["url"] == f"http://127.0.0.1:{running.port}/v1/echo?a=1&a=2&b=%26"
    assert said["query"] == {"a": "1,2", "b": "&"}
    assert said["headers"]["x-thing"] == "Ü"
    assert base64.b64decode(said["body"]) == body


def test_bytes_and_several_cookies_reach_the_caller(running: Host) -> None:
    answer = running.call("GET", "/v1/cookies")
    assert answer.body == b"\x00\xff"
    assert answer.headers.get_all("Set-Cookie") == ["one=1; Path=/", "two=2; Path=/"]
    assert answer.headers["Content-Type"] == "application/octet-stream"


def test_a_body_over_the_limit_is_refused(running: Host) -> None:
    assert running.call("POST", "/v1/echo", b"x" * (100 * 1024 * 1024 + 1)).status == 413


def test_a_function_that_raises_is_an_empty_500_and_a_traceback_in_the_log(running: Host) -> None:
    answer = running.call("GET", "/v1/broken")
    assert (answer.status, answer.body) == (500, b"")
    log = (running.data / "log").read_text("utf-8")
    assert "Traceback" in log
    assert "RuntimeError: broken on purpose" in log


def test_a_locked_function_wants_the_key(running: Host) -> None:
    key = running.key["x-functions-key"]
    assert running.call("GET", "/v1/locked").status == 401
    assert running.call("GET", "/v1/locked", headers={"x-functions-key": "wrong"}).status == 401
    assert running.call("GET", "/v1/locked", headers=running.key).json == "locked"
    assert running.call("GET", f"/v1/locked?code={key}").json == "locked"


def test_a_page_from_a_listed_origin_may_read_the_answer(running: Host) -> None:
    answer = running.call("GET", "/v1/health", headers={"Origin": PAGE})
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert answer.headers["Vary"] == "Origin"


def test_a_page_from_elsewhere_may_not(running: Host) -> None:
    answer = running.call("GET", "/v1/health", headers={"Origin": "http://elsewhere.example"})
    assert answer.status == 200
    assert answer.headers["Access-Control-Allow-Origin"] is None


def test_a_preflight_is_answered_without_asking_the_function(running: Host) -> None:
    asked = {"Access-Control-Request-Method": "DELETE", "Access-Control-Request-Headers": "x-interview-token"}
    answer = running.call("OPTIONS", "/v1/items/1", headers={"Origin": PAGE, **asked})
    assert answer.status == 204
    assert answer.headers["Access-Control-Allow-Origin"] == PAGE
    assert answer.headers["Access-Control-Allow-Methods"] == "DELETE"
    assert answer.headers["Access-Control-Allow-Headers"] == "x-interview-token"
    stranger = running.call("OPTIONS", "/v1/items/1", headers={"Origin": "http://elsewhere.example", **asked})
    assert stranger.headers["Access-Control-Allow-Methods"] is None


def test_the_admin_call_runs_a_function_by_hand(running: Host) -> None:
    assert running.call("POST", "/admin/functions/rarely").status == 401
    assert running.call("POST", "/admin/functions/nobody", b"{}", running.key).status == 404
    assert running.call("POST", "/admin/functions/rarely", b"not json", running.key).status == 400
    assert running.call("POST", "/admin/functions/rarely", b"{}", running.key).status == 202
    assert running.saw("rarely") == ["rarely"]
    assert running.call("POST", "/admin/functions/work", b'{"input": "by hand"}', running.key).status == 202
    assert running.saw("work by hand") == ["work by hand 1"]


def test_a_call_under_way_is_answered_when_the_host_is_told_to_stop(azurite: str, tmp_path: Path) -> None:
    with host(tmp_path, azurite, settings=NEVER) as found:
        answers: list[int] = []
        caller = threading.Thread(
            target=lambda: answers.append(found.call("GET", "/v1/slow?seconds=1").status), daemon=True
        )
        caller.start()
        time.sleep(0.3)
        found.process.terminate()
        assert found.process.wait(10) == 0
        caller.join(5)
        assert answers == [200]
