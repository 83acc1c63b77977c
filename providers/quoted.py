"""What a fault repeats of what a person wrote is left out of it, before anybody keeps or logs it. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from providers.chat import Chat

LEAST = 16
"""Characters in a row that no two texts share by chance."""

LEFT_OUT = "[what was sent]"


def unquoted(detail: str, chat: Chat) -> str:
    """The detail without any stretch of 16 characters or more that stands in the chat; instructions are no secret.
    Letters count as the same in either case, and any white space as one blank."""
    sent = [_plain(message.text).lower() for message in chat.messages if message.role != "system"]
    said, kept, at = _plain(detail), "", 0
    while at < len(said):
        length = _shared(said[at:], sent)
        kept += LEFT_OUT if length else said[at]
        at += length or 1
    return kept


def _shared(text: str, sent: Sequence[str]) -> int:
    """How much of the beginning of the text one of those sent holds; 0 for less than LEAST."""
    length = LEAST
    if len(text) < length or not any(text[:length].lower() in each for each in sent):
        return 0
    while length < len(text) and any(text[: length + 1].lower() in each for each in sent):
        length += 1
    return length


def _plain(text: str) -> str:
    """With blanks for white space, and without what JSON adds to a text within a text."""
    return " ".join(text.replace("\\n", " ").replace('\\"', '"').split())
