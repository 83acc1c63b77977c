"""What request bodies of several families have in common."""

from __future__ import annotations

from typing import Any

from providers.chat import Chat


def messages(chat: Chat) -> list[dict[str, str]]:
    """Role and text of each message: always a string, as some servers refuse lists and nulls."""
    return [{"role": each.role, "content": each.text} for each in chat.messages]


def laid_over(body: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    """The body with `extra` on top, joined object by object. A field whose name is empty is left out."""
    found = {name: value for name, value in body.items() if name}
    for name, value in extra.items():
        below = found.get(name)
        found[name] = laid_over(below, value) if isinstance(below, dict) and isinstance(value, dict) else value
    return found
