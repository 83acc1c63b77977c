"""Specs of the catalogue by name, for tests that need a real row."""

from __future__ import annotations

from datetime import UTC, datetime

from providers.catalog import rows
from providers.wire import Spec

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


def spec(name: str, nth: int = 0) -> Spec:
    """The row's model of that number, with its settings left as they stand in the catalogue."""
    row = rows()[name]
    return Spec(name, row, row.models[nth], row.base_url)


def every_spec() -> list[Spec]:
    """All models of all rows, those that are retired among them."""
    return [Spec(name, row, model, row.base_url) for name, row in rows().items() for model in row.models]
