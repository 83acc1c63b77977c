"""How the lint comes to a verdict: each time anew, or from what is remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Verdict(Protocol):
    """Says what `judge` says about `what`, which JSON can hold and on which alone it depends."""

    def __call__(self, what: object, judge: Callable[[], list[str]]) -> list[str]: ...


def afresh(what: object, judge: Callable[[], list[str]]) -> list[str]:
    """Judges each time."""
    return judge()
