"""Taking a reply out of a body that may hold anything."""

from __future__ import annotations

import re
from typing import Any

from providers.errors import BadOutput
from providers.wire import Said

THOUGHT = re.compile(r"\s*<(think|thinking|thought|reasoning)>.*?(</\1>|\Z)", re.DOTALL | re.IGNORECASE)


def at(body: Any, *path: str | int) -> Any:
    """What lies at the path, None where anything on the way is missing or of another kind."""
    for step in path:
        if isinstance(step, str) and isinstance(body, dict):
            body = body.get(step)
        elif isinstance(step, int) and isinstance(body, list) and step < len(body):
            body = body[step]
        else:
            return None
    return body


def count(body: Any, *path: str | int) -> int:
    """The whole number at the path, 0 where there is none."""
    found = at(body, *path)
    return int(found) if isinstance(found, int | float) and 0 <= found < 1e12 else 0


def joined(parts: Any) -> str:
    """Text that comes as it is, or as a list of parts of which the thinking ones are left out."""
    if isinstance(parts, str):
        return parts
    if not isinstance(parts, list):
        return ""
    aloud = [part for part in parts if isinstance(part, dict) and not _thought(part)]
    texts = [part.get("text") for part in aloud]
    return "".join(text for text in texts if isinstance(text, str))


def _thought(part: dict[Any, Any]) -> bool:
    return bool(part.get("thought")) or part.get("type") in ("thinking", "reasoning")


def said(text: str, *, cut: bool, input_tokens: int, output_tokens: int) -> Said:
    """The reply without the thoughts it may open with. Raises BadOutput where nothing is left."""
    found = THOUGHT.match(text)
    spoken = (text[found.end() :] if found else text).strip()
    if not spoken:
        raise BadOutput("cut off by its token limit before a word was said" if cut else "an empty reply")
    return Said(spoken, input_tokens, output_tokens, cut)
