"""What the operator may have done now."""

from __future__ import annotations

from tests.http.conftest import Client


async def test_a_prewarm_tells_what_it_compiled_grew_and_spent(client: Client) -> None:
    first = (await client("post_ops_prewarm")).json
    again = (await client("post_ops_prewarm")).json
    assert first["written"] + first["unchanged"] > 50
    assert (again["written"], again["unchanged"]) == (0, first["written"] + first["unchanged"])
    assert again["grown"]["calls"] == 0
    assert again["grown"]["stopped"], "no model is configured, and that is said"
