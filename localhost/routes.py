"""Route templates of HTTP triggers, matched as the real host matches them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote

CONSTRAINTS = {
    "": r"[^/]+",
    "int": r"-?[0-9]+",
    "long": r"-?[0-9]+",
    "alpha": r"[A-Za-z]+",
    "bool": r"(?i:true|false)",
    "guid": r"[0-9A-Fa-f]{8}(?:-?[0-9A-Fa-f]{4}){3}-?[0-9A-Fa-f]{12}",
}
SEGMENT = re.compile(r"\{(?P<star>\*{0,2})(?P<name>\w+)(?::(?P<kind>\w+)(?:\([^)]*\))?)?(?P<optional>\?)?\}")


class BadRoute(ValueError):
    """A template this host cannot read."""


@dataclass(frozen=True)
class Route:
    """One template with the methods it answers (none named: all of them) and the function behind it."""

    template: str
    methods: frozenset[str]
    function: str
    pattern: re.Pattern[str]
    rank: tuple[int, ...]


def route(template: str, methods: Iterable[str], function: str, prefix: str = "") -> Route:
    whole = "/".join(part for part in (prefix.strip("/"), template.strip("/")) if part)
    pattern, rank = "", []
    for segment in whole.split("/"):
        found = SEGMENT.fullmatch(segment)
        if found is None:
            if "{" in segment or "}" in segment:
                raise BadRoute(f"{function}: this host cannot read {segment!r} in the route {template!r}")
            # Literals are compared without regard to case, as ASP.NET does.
            pattern += f"/(?i:{re.escape(segment)})"
            rank.append(0)
        elif found["star"]:
            pattern += f"(?:/(?P<{found['name']}>.*))?"
            rank.append(3)
        else:
            kind = found["kind"] or ""
            if kind not in CONSTRAINTS:
                raise BadRoute(f"{function}: this host does not know the constraint {kind!r} in {template!r}")
            part = f"/(?P<{found['name']}>{CONSTRAINTS[kind]})"
            pattern += f"(?:{part})?" if found["optional"] else part
            rank.append(1 if kind else 2)
    named = frozenset(method.upper() for method in methods)
    return Route(whole, named, function, re.compile(pattern + "/?"), tuple(rank))


def in_order(routes: Iterable[Route]) -> tuple[Route, ...]:
    """Literal before parameter before catch-all; BadRoute where two functions claim the same calls."""
    ordered = tuple(sorted(routes, key=lambda each: each.rank))
    for number, one in enumerate(ordered):
        for other in ordered[number + 1 :]:
            shared = not one.methods or not other.methods or one.methods & other.methods
            if one.pattern.pattern == other.pattern.pattern and shared:
                raise BadRoute(f"{one.function} and {other.function} share the route {one.template!r}")
    return ordered


def find(routes: Iterable[Route], method: str, path: str) -> tuple[Route, dict[str, str]] | None:
    """The function for a call and its route parameters. `path` is as it came, percent signs and all."""
    for each in routes:
        if each.methods and method not in each.methods:
            continue
        found = each.pattern.fullmatch(path)
        if found is not None:
            return each, {key: unquote(value) for key, value in found.groupdict().items() if value is not None}
    return None
