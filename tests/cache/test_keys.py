"""Keys say where an entry is, and never what somebody said."""

from __future__ import annotations

import pytest

from cache.keys import Key, pool_key
from tests.cache.world import POOL


@pytest.mark.parametrize("part", ["I led a team of five", "", "../reports", "UPPER", "a" * 81])
def test_free_text_cannot_stand_in_a_key(part: str) -> None:
    with pytest.raises(ValueError, match="cannot be part of a cache key"):
        pool_key("role", "mid", part, "en")


def test_keys_carry_their_schema() -> None:
    assert isinstance(POOL, Key)
    assert POOL.name == "v1/role/mid/technical/en.json"
