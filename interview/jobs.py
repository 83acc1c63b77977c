"""What a job description asks for, without any model: what the job is called, role, level and skills. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from msgspec import Struct

from interview import titles
from interview.model import Level
from interview.periods import claimed_years
from interview.skills import Known, Named, skills_in, taxonomy

HEAD = 1_500
"""Characters at the head of a posting in which it says what it is for."""

BEFORE = 4
"""Words in front of the noun that still belong to a title."""

BEYOND = 24
"""Characters after a title in which it may go on: "Engineer - Frontend", "Analyst (Entry Level)"."""

SMALL = frozenset({"of", "and", "for", "the", "in", "de", "y", "und", "&"})
WORDS = re.compile(r"\S+")
MARKS = "\"'’*#,.:;!?()[]|•·–—\ufffd"
FURNITURE = re.compile(
    r"(?i)\b(?:please )?(?:enable|activate|turn on) javascript\b|\bjavascript (?:is|must be) (?:dis|en)abled\b"
)
"""What a page says of itself around a posting that was copied from it."""

LINK = re.compile(r"[^\W\d_][\w'’&-]*")
PARTS = re.compile(r"[,;:.!?•·(]\s|\s[-–—*]\s|/")
BESIDE, NEIGHBOURS = 90, 8
"""Characters and words looked at on each side of a skill."""

CAPITALS, MARKED = 0.8, 1
"""From which share of words in capitals on, and up to how many marks, it is a link's."""

NUMBER = re.compile(r"-\d\w*$")


class Job(Struct, frozen=True):
    """`near`: what on offer comes nearest. The skills named most come first."""

    title: str
    near: titles.Nearest
    level: Level
    skills: tuple[Known, ...]


def job_of(description: str, offered: Collection[str]) -> Job:
    text = FURNITURE.sub(" ", description)
    count = Counter(place.skill.id for place in skills_in(text) if not _is_of_page(text, place))
    skills = tuple(taxonomy()[id] for id, _ in count.most_common())
    named = [*_titles(description[:HEAD])]
    often = Counter(title for title, _ in named)
    # A posting says its title more than once; of equals, the one that it says first.
    title = max(often, key=lambda each: (not _is_rank(each), often[each]), default="")
    around = next((text for each, text in named if each == title), "")
    near = titles.nearest(tuple(filter(None, (around, *often))), skills, offered)
    return Job("" if _is_rank(title) else title, near, titles.level_of(around, claimed_years(description)), skills)


def _is_of_page(text: str, place: Named) -> bool:
    """Whether a skill is named among the links of a page, "About Us Contact Sales Work at Dice": words in capitals that
    nothing parts, and no sentence."""
    before = text[max(0, place.start - BESIDE) : place.start].rpartition("\n")[2]
    after = text[place.end : place.end + BESIDE].partition("\n")[0]
    words = [*LINK.findall(before)[-NEIGHBOURS:], *LINK.findall(after)[:NEIGHBOURS]]
    marks = len(PARTS.findall(f"{before} {after}"))
    capitals = sum(word[:1].isupper() for word in words)
    return len(words) >= NEIGHBOURS and marks <= MARKED and capitals >= CAPITALS * len(words)


def _titles(text: str) -> Iterator[tuple[str, str]]:
    """Phrases that name a job: words in capitals up to a noun that ends a title. Each with how its line goes on."""
    nouns = titles.titles().nouns
    for line in text.splitlines():
        words = list(WORDS.finditer(line))
        for nth, found in enumerate(words):
            if not _is_noun(found.group(), nouns) or _goes_on(words[nth + 1 : nth + 4], found.group(), nouns):
                continue
            first = nth
            while first > 0 and nth - first < BEFORE and _belongs(words[first - 1].group()):
                first -= 1
            while first < nth and words[first].group().lower() in SMALL:
                first += 1
            title = " ".join(_bare(word.group()) for word in words[first : nth + 1])
            yield NUMBER.sub("", title), line[words[first].start() : found.end() + BEYOND]


def _bare(word: str) -> str:
    return word if word.lower() in titles.titles().shortened else word.strip(MARKS)


def _is_rank(title: str) -> bool:
    """A level alone, as in "Mid, Senior, Specialist", is no title."""
    known = titles.titles()
    return title.lower() in known.senior | known.junior


def _is_noun(word: str, nouns: Collection[str]) -> bool:
    return word[:1].isupper() and NUMBER.sub("", word.strip(MARKS)).lower() in nouns


def _goes_on(words: Sequence[re.Match[str]], word: str, nouns: Collection[str]) -> bool:
    """Whether a noun such as "Lead" only opens a title that ends a little later."""
    if word[-1:] in MARKS:
        return False
    for following in words:
        if not following.group()[:1].isupper():
            return False
        if _is_noun(following.group(), nouns):
            return True
    return False


def _belongs(word: str) -> bool:
    known, small = titles.titles(), word.lower()
    if small in SMALL:
        return True
    if not word[:1].isupper() or small in known.around or ":" in word:
        return False
    return word[-1] not in MARKS or small in known.shortened
