"""A key in the project would be found; that there is none, tests/commands/test_quick.py sees."""

from __future__ import annotations

import pytest

from localhost.leaked import found_in

LETTERS = "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7" * 4

# Put together here, so that none stands in this file.
KEYS = {
    "groq": "gsk" + "_" + LETTERS[:52],
    "openrouter": "sk-or" + "-v1-" + "0a1b2c3d" * 8,
    "google": "AI" + "za" + LETTERS[:35],
    "github": "gh" + "p_" + LETTERS[:36],
    "azure storage": "Account" + "Key=" + LETTERS[:86] + "==",
    "a signed address": "https://x.blob.core.windows.net/a?" + "si" + "g=" + LETTERS[:44],
    "a private key": "-----BEGIN " + "PRIVATE KEY-----\n" + LETTERS[:64],
    "a setting": "COHERE_API" + "_KEY = '" + LETTERS[:40] + "'",
}


@pytest.mark.parametrize("key", KEYS.values(), ids=KEYS)
def test_a_key_is_found_on_its_line(key: str) -> None:
    assert list(found_in(f"first\n{key}\nlast")) == [2]


def test_settings_without_a_value_names_and_hashes_are_no_keys() -> None:
    for text in ("GROQ_API_KEY=", "api_key: str", "--hash=sha256:" + "0a" * 32, "sk-learn and gsk_", 'password = "x"'):
        assert list(found_in(text)) == []
