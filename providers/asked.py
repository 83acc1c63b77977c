"""One call as it goes on: what is asked, until when, and what has been tried."""

from __future__ import annotations

import logging
import time
from dataclasses import dataclass, field

from msgspec.structs import replace

from providers.chat import Chat, Message, Task, Want
from providers.cost import input_tokens
from providers.errors import BadOutput, ProviderError

log = logging.getLogger("quiet-room")

INTERACTIVE: frozenset[Task] = frozenset({"tailoring", "follow-up"})
"""Somebody waits for these: a slow answer is hedged."""

SHOWN = 6_000
"""Characters of a bad reply that are shown to the model again."""


@dataclass
class Asked:
    """`input`: the most tokens that the chat has. `ends`: when nobody needs the reply any more, monotonic."""

    chat: Chat
    want: Want
    input: int
    ends: float
    attempts: int = 0
    repaired: bool = False
    failures: list[tuple[str, ProviderError]] = field(default_factory=list)

    @classmethod
    def of(cls, chat: Chat, want: Want) -> Asked:
        return cls(chat, want, input_tokens(chat), time.monotonic() + want.deadline_s)

    def left(self) -> float:
        """Real seconds until the deadline."""
        return self.ends - time.monotonic()

    def note(self, id: str, error: ProviderError) -> None:
        """One more failure, told in the log as loudly as it deserves."""
        log.log(error.level, "%s: %s %s", id, error.kind, error)
        self.failures.append((id, error))


def with_fault(chat: Chat, fault: BadOutput) -> Chat:
    """The chat with what the model said, and what is wrong with it."""
    wish = f"That cannot be used: {fault}. Give the whole reply once more, corrected: JSON only, nothing around it."
    said = Message("assistant", fault.text[:SHOWN])
    return replace(chat, messages=(*chat.messages, said, Message("user", wish)))
