"""Recovery codes: written down by a person, typed in on another device; only their hash is kept."""

from __future__ import annotations

import hashlib

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no I, L, O or U to misread."""

LENGTH = 16
"""Characters, five bits each: 80 bits, beyond guessing over a network."""


def code_of(chance: bytes) -> str:
    """`XXXX-XXXX-XXXX-XXXX` from ten random bytes."""
    number = int.from_bytes(chance, "big")
    letters = [ALPHABET[(number >> (5 * place)) & 31] for place in range(LENGTH)]
    return "-".join("".join(letters[i : i + 4]) for i in range(0, LENGTH, 4))


def hash_of(code: str) -> str:
    """The same for a code however it was typed: spaces, dashes, small letters, O for 0, I or L for 1."""
    plain = "".join(letter for letter in code.upper() if letter.isalnum())
    plain = plain.translate(str.maketrans("OIL", "011"))
    return hashlib.sha256(plain.encode()).hexdigest()[:40]
