"""On which line of a file of packs something stands, so that a problem can be told with its place. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

TABLE = re.compile(r"\s*\[\[?\s*([\w.-]+)\s*\]\]?\s*(?:#.*)?$")
KEY = re.compile(r"\s*\"?([\w-]+)\"?\s*=\s*(.*)")
QUOTES = re.compile(r"\"\"\"|'''")
NAMED = re.compile(r"packs? (?P<id>[^:,]+)[:,] ?(?P<rest>.*)", re.DOTALL)

FIELDS = {"wording": "says", "no": "probe", "outline": "strong", "number": "id", "role": "role", "topic": "topic"}
"""The field that a word in a problem stands for, where it is not the word itself."""


class Table(Struct, frozen=True):
    """One `[name]` or `[[name]]`: its line, and by key the line and the raw value."""

    name: str
    line: int
    keys: dict[str, tuple[int, str]]

    def says(self, key: str, value: str) -> bool:
        return self.keys.get(key, (0, ""))[1].strip().split("#")[0].strip().strip("\"'") == value

    def line_of(self, word: str) -> int:
        """The line of the field that this word means; the table's own where it has none such."""
        return self.keys.get(FIELDS.get(word, word), (self.line, ""))[0]


class Lines:
    """The tables of one file, in order."""

    def __init__(self, text: str) -> None:
        self._tables = list(_tables(text))

    def of(self, problem: str) -> int:
        """The line that a problem is about, by the words it begins with; 1 where nothing nearer is to be told."""
        found = NAMED.match(problem)
        if found is None:
            return self._top(problem)
        whole = self._pack(found["id"])
        if not whole:
            return 1
        words = re.findall(r"[\w-]+", found["rest"])
        return _within(whole, words)

    def _top(self, problem: str) -> int:
        """For what is about a topic or a role of the file: `topic apis is …`."""
        kind, _, rest = problem.partition(" ")
        id = rest.split(" ")[0].rstrip(":,")
        for table in self._tables:
            if table.name == f"{kind}s":
                return table.line_of(id)
        return 1

    def _pack(self, id: str) -> list[Table]:
        """The tables of one pack, by its id or as `number 3`."""
        starts = [at for at, table in enumerate(self._tables) if table.name == "pack"]
        counted = re.fullmatch(r"number (\d+)", id)
        for nth, start in enumerate(starts, 1):
            if self._tables[start].says("id", id) or (counted and int(counted[1]) == nth):
                end = starts[nth] if nth < len(starts) else len(self._tables)
                return self._tables[start:end]
        return []


def _within(whole: list[Table], words: list[str]) -> int:
    """The line in a pack's tables that a problem's words are about: `concept key: weight 9`, `weak example has …`."""
    pack = whole[0]
    first, second, third = (*words, "", "", "")[:3]
    if first == "probe" and second == "of":
        return _sub(whole, "pack.concept", "id", third, "probe") or pack.line
    if first == "concept":
        return _sub(whole, "pack.concept", "id", second, third) or pack.line
    if second == "example":
        return _sub(whole, "pack.example", "grade", first, "text") or pack.line
    if second == "and" and third in ("fair", "strong"):
        return _sub(whole, "pack.example", "grade", third, "text") or pack.line
    return pack.line_of(second if first == "the" else first)


def _sub(whole: list[Table], name: str, key: str, value: str, field: str) -> int:
    named = [table for table in whole if table.name == name]
    for nth, table in enumerate(named, 1):
        if table.says(key, value) or value == str(nth):
            return table.line_of(field)
    return 0


def _tables(text: str) -> Iterator[Table]:
    open, current = False, Table("", 1, {})
    for number, line in enumerate(text.split("\n"), 1):
        inside, open = open, open ^ (len(QUOTES.findall(line)) % 2 == 1)
        if inside:
            continue
        if found := TABLE.match(line):
            yield current
            current = Table(found[1], number, {})
        elif found := KEY.match(line):
            current.keys.setdefault(found[1], (number, found[2]))
    yield current
