"""What a file can have against being read; `str(error)` says what to do, and is shown to the person."""

from __future__ import annotations


class Trouble(Exception):
    """The file is of a kind that is taken, but gives no text."""


class Locked(Trouble):
    """It needs a password."""


class Broken(Trouble):
    """It does not hold together, or is made so that reading it does not end."""


class Empty(Trouble):
    """There is no text in it."""
