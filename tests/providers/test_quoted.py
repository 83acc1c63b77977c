"""A provider's words without those it was sent."""

from __future__ import annotations

from providers.chat import Chat, Message
from providers.quoted import LEFT_OUT, unquoted

CHAT = Chat(
    (
        Message("system", "You grade a practice interview."),
        Message("user", 'I said\n"no" to the flumberwidget, and left.'),
    ),
    100,
)


def test_what_a_provider_repeats_of_a_person_is_left_out_however_it_is_written() -> None:
    for echo in ('I said "no" to the flumberwidget', 'i SAID\\n\\"no\\" to  the FLUMBERWIDGET'):
        assert unquoted(f"400 not allowed: {echo}!", CHAT) == f"400 not allowed: {LEFT_OUT}!"


def test_what_it_says_itself_and_what_is_no_secret_stay() -> None:
    for detail in ("429 no more requests today", "I said no", "400 bad: You grade a practice interview.", ""):
        assert unquoted(detail, CHAT) == detail
