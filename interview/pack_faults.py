"""What is wrong with the form of a pack, in words that say what to write instead. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from typing import Any, get_args

from msgspec import Struct

from interview.model import Detect, Grade, Kind, Level

WRITE = {
    "id": 'its own name, such as id = "mg-lost-child"',
    "role": 'the roles it is for, such as role = ["backend-engineer"], or ["any"]',
    "kind": f"one of {', '.join(get_args(Kind))}",
    "topic": "the id of a topic, one that is there or one of [topics]",
    "level": f'the levels it is for: any of {", ".join(get_args(Level))}, such as level = ["mid", "senior"]',
    "difficulty": "a whole number from 1 to 5",
    "minutes": "a whole number of minutes, 1 to 15",
    "ask": "the question as it is put",
    "rephrase": "the same question in other words",
    "hint": "what helps without giving the answer away",
    "strong": "the outline of a strong answer, 70 to 200 words",
    "concept": "at least four [[pack.concept]] tables",
    "example": "three [[pack.example]] tables: weak, fair, strong",
    "about": 'single words, such as about = ["queue", "visitors"]',
    "label": "what the idea is called in a report, 2 to 6 words",
    "weight": "1, 2 or 3 for how much it matters",
    "says": 'ways people say it, such as says = ["ask them first", "find out what they want"]',
    "not_if": 'ways of saying the opposite, such as not_if = ["ignore them"]',
    "probe": "what a curious colleague would ask next",
    "detect": f"one of {', '.join(get_args(Detect))}, or leave it out",
    "grade": f"one of {', '.join(get_args(Grade))}",
    "text": "what somebody of that grade would say",
}
"""What belongs into each field of a pack, a concept and an example."""

OF = {
    "": (
        *("id", "role", "kind", "topic", "level", "difficulty", "minutes"),
        *("ask", "rephrase", "hint", "strong", "about", "concept", "example"),
    ),
    "concept": ("id", "label", "weight", "says", "probe", "not_if", "detect"),
    "example": ("grade", "text"),
}
OPTIONAL = ("about", "not_if", "detect", "example")
PLACE = re.compile(r" - at `\$(.*?)`$")
PART = re.compile(r"\.?(\w+)(?:\[(\d+)\])?")


class Problem(Struct, frozen=True):
    """`line` counts from 1."""

    line: int
    text: str


class BadPacks(ValueError):
    """What stands against a file of packs; `str` has a line for each problem, with the file and the line in it."""

    def __init__(self, name: str, problems: Iterable[Problem]) -> None:
        self.problems: Sequence[Problem] = tuple(problems)
        super().__init__("\n".join(f"{name}:{problem.line}: {problem.text}" for problem in self.problems))


def told(fault: str, row: Any) -> str:
    """msgspec's message about a pack as a sentence for people: the part it is about first."""
    found = PLACE.search(fault)
    part, field, table = _part(found[1], row) if found else ("", "", row)
    kind = part.partition(" ")[0]
    where = f"{part}: " if part else ""
    message = PLACE.sub("", fault)
    if message.startswith("Object missing required field"):
        return where + _missing([name for name in OF[kind] if name not in table and name not in OPTIONAL])
    if unknown := re.fullmatch(r"Object contains unknown field `(.+)`", message):
        return f"{where}{unknown[1]} is no field here; {_meant(unknown[1], OF.get(kind, OF['']))}"
    if field in WRITE:
        return f"{where}{field} cannot be read ({_plain(message)}); write {WRITE[field]}"
    return f"{where}{_plain(message)}; docs/authoring.md shows a whole pack"


def _missing(fields: Sequence[str]) -> str:
    first, *others = fields
    told = f"{first} is missing; write {WRITE[first]}"
    return f"{told}. Missing too: {', '.join(others)}" if others else told


def _part(place: str, row: Any) -> tuple[str, str, Any]:
    """`.concept[1].weight` as the concept, by its id where it has one, the field in it, and the concept itself."""
    parts = PART.findall(place)
    if not parts:
        return "", "", row
    (first, nth), *rest = parts
    if first not in ("concept", "example") or not nth:
        return "", first, row
    inside = row[first][int(nth)] if isinstance(row, dict) else None
    name = inside.get("id" if first == "concept" else "grade") if isinstance(inside, dict) else None
    return f"{first} {name or int(nth) + 1}", rest[0][0] if rest else "", inside


def _meant(field: str, fields: Sequence[str]) -> str:
    near = get_close_matches(field, fields, 1)
    return f"did you mean {near[0]}?" if near else f"the fields are {', '.join(fields)}"


def _plain(message: str) -> str:
    names = {"array": "a list", "str": "text in quotes", "int": "a whole number", "object": "a table"}
    plain = re.sub(r"`(\w+)`", lambda found: names.get(found[1], found[1]), message)
    return plain[:1].lower() + plain[1:]
