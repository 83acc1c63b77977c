"""Keys of what many people share. Built from ids only, so that nothing private can be part of one."""

from __future__ import annotations

SCHEMA = "v1"
"""Raised whenever the form of a cached value changes: an older value is then simply not found."""


def pool_key(role: str, level: str, kind: str, language: str) -> str:
    """`v1/backend-engineer/mid/technical/en.json`, the name of the blob as well."""
    return f"{SCHEMA}/{role}/{level}/{kind}/{language}.json"
