"""What a text calls a job, which role of the catalogue comes nearest to it, and at what level. Pure."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cache

from msgspec import Struct

from interview.language import FOLDER
from interview.model import Level
from interview.skills import Known

SENIOR_YEARS, MID_YEARS = 6.0, 2.0
"""Years of work from which somebody counts as senior, and as mid-level, where no title says so."""

LONGEST = 90
WORD = re.compile(r"[\w.+#/&’'-]+")


class Family(Struct, frozen=True):
    """Titles of one kind of work; `roles` of the catalogue, the nearest first. `apart`: none of them is that work."""

    roles: tuple[str, ...]
    titles: re.Pattern[str]
    broad: bool
    apart: bool


class Nearest(Struct, frozen=True):
    """The role on offer that comes nearest, empty where nothing points to one. `fits`: it is that work, as far as can
    be told; where it is not, `others` come near too."""

    role: str = ""
    fits: bool = True
    others: tuple[str, ...] = ()


class Titles(Struct, frozen=True):
    nouns: frozenset[str]
    written: tuple[str, ...]
    shortened: frozenset[str]
    around: frozenset[str]
    senior: frozenset[str]
    junior: frozenset[str]
    families: tuple[Family, ...]


@cache
def titles() -> Titles:
    raw = tomllib.loads((FOLDER / "resume" / "titles.toml").read_text("utf-8"))
    return Titles(
        frozenset(raw["nouns"].split()),
        tuple(raw["written"]),
        frozenset(raw["shortened"].split()),
        frozenset(raw["around"].split()),
        frozenset(raw["level"]["senior"].split()),
        frozenset(raw["level"]["junior"].split()),
        tuple(
            Family(tuple(row["roles"]), _either(row["titles"]), row.get("broad", False), row.get("apart", False))
            for row in raw["family"]
        ),
    )


def _either(names: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    told = "|".join(re.escape(name).replace(r"\ ", r"[\s-]?") for name in longest_first)
    return re.compile(rf"(?i)(?<![^\W_])(?:{told})(?![a-zà-ÿ]{{3}})")


def is_title(text: str) -> bool:
    """Whether a short line names a job."""
    known = titles()
    if len(text) > LONGEST:
        return False
    words = {word.strip(".'’").lower() for word in re.split(r"[\s,/|()@:–—·-]+", text)}
    return bool(words & known.nouns) or any(title in text for title in known.written)


def nearest(texts: Sequence[str], skills: Iterable[Known], offered: Collection[str]) -> Nearest:
    """The role on offer that comes nearest: by the first text with a title that is known, else by skills.

    In one text the title that stands first counts, a broad one last.
    """
    for text in texts:
        for family in _named(text):
            if roles := [role for role in family.roles if role in offered]:
                return Nearest(roles[0], not family.apart, tuple(roles[1:]) if family.apart else ())
    return Nearest(_by_skills(skills, offered))


def _by_skills(skills: Iterable[Known], offered: Collection[str]) -> str:
    count: defaultdict[str, float] = defaultdict(float)
    for skill in skills:
        for role in skill.roles:
            if role in offered:
                count[role] += 1 / len(skill.roles)
    return min(count, key=lambda role: (-count[role], role)) if count else ""


def _named(text: str) -> Iterator[Family]:
    found = [(family, match) for family in titles().families if (match := family.titles.search(text))]
    found.sort(key=lambda one: (one[0].broad, one[1].start(), -len(one[1].group())))
    yield from (family for family, _ in found)


def level_of(title: str, years: float | None) -> Level:
    """By what the title says, else by years; mid-level where neither says anything."""
    words = {word.strip(".,()").lower() for word in WORD.findall(title)} | set(re.findall(r"\w+", title.lower()))
    if words & titles().junior and (years is None or years < SENIOR_YEARS / 2):
        return "junior"
    if words & titles().senior or (years is not None and years >= SENIOR_YEARS):
        return "senior"
    return "junior" if years is not None and years < MID_YEARS else "mid"
