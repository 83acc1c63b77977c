"""Takes what belongs to a person out of a text, and puts it back for that person only. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct

from interview.names import parts_of
from interview.personal import personal

PLACEHOLDER = re.compile(r"\[[A-Z_]+_\d+\]")


class Redaction(Struct, frozen=True):
    """What was found in a person's texts: each placeholder, such as `[NAME_1]`, with what it stands for.

    It holds what must not leave: it is never stored, logged or sent.
    """

    values: dict[str, str] = {}

    def hide(self, text: str, start: int = 0, end: int | None = None) -> str:
        """`text[start:end]` with a placeholder for all that is known, and for what reaches into it from before."""
        end = len(text) if end is None else end
        told, place = [], start
        for first, last, placeholder in self.spans(text):
            if last <= start or first >= end:
                continue
            told.append(text[place : max(first, place)])
            told.append(placeholder)
            place = min(last, end)
        return "".join((*told, text[place:end]))

    def restore(self, text: str) -> str:
        """The text with every placeholder put back; one that is not known stays."""
        return PLACEHOLDER.sub(lambda match: self.values.get(match.group(), match.group()), text)

    def spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Where in a text something known stands, with its placeholder, in order."""
        placeholders = {value.casefold(): placeholder for placeholder, value in self.values.items()}
        if not placeholders:
            return
        longest_first = sorted(self.values.values(), key=len, reverse=True)
        either = re.compile(rf"(?i)(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        for match in either.finditer(text):
            # Small letters may be a word: "mark" is hidden where somebody is called Mark only as "Mark".
            found = match.group()
            value = self.values[placeholders[found.casefold()]]
            if found == value or found != found.lower() or value == value.lower():
                yield match.start(), match.end(), placeholders[found.casefold()]


NOTHING = Redaction()
"""For texts in which nobody is."""


def redaction(texts: Iterable[str]) -> Redaction:
    """Knows all that is personal in these texts of one person, so that what one gives away is hidden in all."""
    values: dict[str, str] = {}
    known: set[str] = set()
    count: Counter[str] = Counter()
    for value, kind in _values(texts):
        if value.casefold() not in known:
            known.add(value.casefold())
            count[kind] += 1
            values[f"[{kind}_{count[kind]}]"] = value
    return Redaction(values)


def _values(texts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for text in texts:
        for found in personal(text):
            value = text[found.start : found.end]
            yield value, found.kind
            if found.kind == "NAME" and found.sure:
                yield from ((part, "NAME") for part in parts_of(value))
