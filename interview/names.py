"""Finds the names of people in English, Spanish and German texts. Pure.

Nobody knows all names, so they are found by what stands before them ("my name is", "Frau", "my colleague"), by where
they stand (the head of a résumé, under a farewell) and by a list of given names of many cultures. What a tool, a
month or a town is called as well needs such a cue."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from pathlib import Path

from msgspec import Struct

from interview.language import FOLDER

LONGEST = 4
"""Words of a name, particles not counted."""

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"(?:^|[.!?:…]['\")\]”]*\s|\n\s*(?:[-*•]\s*)?|[“\"(]\s?)$")
TRADES = {"developer", "engineer", "programmer", "programmierer", "entwickler", "desarrollador", "on", "in", "code"}
"""After "I am" and one of these words' like, a name is a tool's: "I am Ruby developer"."""


class Word(Struct, frozen=True):
    """A word of the text with its place; `opens`: a sentence, a line or a quotation begins with it."""

    text: str
    start: int
    end: int
    opens: bool

    @property
    def capital(self) -> bool:
        return self.text[0].isupper() and (len(self.text) > 1 or not self.text.isascii())


class Lexicon(Struct, frozen=True):
    given: frozenset[str]
    tools: frozenset[str]
    doubtful: frozenset[str]
    words: frozenset[str]
    particles: frozenset[str]
    said: re.Pattern[str]
    perhaps: re.Pattern[str]
    beside: re.Pattern[str]
    titles: re.Pattern[str]
    people: re.Pattern[str]
    farewells: re.Pattern[str]
    labels: re.Pattern[str]

    def certain(self, word: Word) -> bool:
        """A name and, as far as we know, nothing else."""
        return word.capital and _cased(word.text) in self.given - self.tools - self.doubtful

    def borne(self, word: Word) -> bool:
        """Somebody's name, whatever else it is."""
        return word.capital and _cased(word.text) in self.given | self.tools | self.doubtful

    def surname(self, word: Word) -> bool:
        return word.capital and _cased(word.text) not in self.words and not _technical(word.text)


def names(text: str, *, resume: bool = False, mail: str = "") -> Iterator[tuple[int, int]]:
    """Spans of names, none overlapping. `resume`: it begins as a résumé does, with its person's name. `mail`: what
    stands before the @ of addresses in it, where names often are."""
    known = _lexicon()
    words = _words(text)
    found = dict(_cued(text, words, known))
    found |= {start: end for start, end in _listed(text, words, known) if not _within(start, found)}
    if resume:
        found |= dict(_header(text, words, known))
    parts = _parts(text, found, known) | {p.casefold() for p in re.findall(r"[^\W\d_]{3,}", mail)}
    for word in words:
        if word.capital and word.text.casefold() in parts and known.surname(word) and not _within(word.start, found):
            found[word.start] = word.end
    last = 0
    for start, end in sorted(found.items()):
        if start >= last:
            yield start, end
            last = end


def _cued(text: str, words: Sequence[Word], known: Lexicon) -> Iterator[tuple[int, int]]:
    """Names that something before them announces."""
    at = {word.start: nth for nth, word in enumerate(words)}
    for cue in (known.said, known.titles, known.labels, known.farewells, known.people, known.perhaps, known.beside):
        for match in cue.finditer(text):
            nth = at.get(match.end())
            if nth is None:
                continue
            run = _run(text, words, nth, known) or (_small(text, words, nth, known) if cue is known.said else [])
            if run and _announced(cue, run, words[nth + len(run) :], known):
                yield run[0].start, run[-1].end


def _announced(cue: re.Pattern[str], run: Sequence[Word], after: Sequence[Word], known: Lexicon) -> bool:
    """Whether capitals after a cue are a person: some cues announce other things as well."""
    if cue in (known.said, known.titles, known.labels, known.farewells, known.people):
        return True
    if known.borne(run[0]):
        tool = _cased(run[0].text) in known.tools
        return not tool or (cue is known.perhaps and not (after and after[0].text.casefold() in TRADES))
    return cue is known.perhaps and len(run) > 1


def _listed(text: str, words: Sequence[Word], known: Lexicon) -> Iterator[tuple[int, int]]:
    """Given names of the list, with the surnames after them."""
    for nth, word in enumerate(words):
        before = words[nth - 1].text if nth else ""
        if before in ("San", "Santa", "São", "Saint", "Port", "Fort", "Mount", "Lake", "New"):
            continue
        if known.certain(word):
            run = _run(text, words, nth, known)
            yield word.start, run[-1].end if run else word.end
        elif known.borne(word) and not word.opens and _cased(word.text) in known.doubtful:
            run = _run(text, words, nth, known)
            if len(run) > 1:
                yield word.start, run[-1].end


def _header(text: str, words: Sequence[Word], known: Lexicon) -> Iterator[tuple[int, int]]:
    """The line at the head of a résumé that is all capitals at the start and no heading: its person."""
    lines = [match for match in re.finditer(r"[^\n]+", text[:600]) if match.group().strip(" \x00|•-#*_")][:4]
    for line in lines:
        own = [w for w in words if line.start() <= w.start < line.end()]
        plain = [w for w in own if w.text.casefold() not in known.particles]
        fits = 2 <= len(plain) <= LONGEST + 1 and not re.search(r"[\d@:]", line.group())
        if fits and all(w.text[0].isupper() and _cased(w.text) not in known.words for w in plain):
            yield own[0].start, own[-1].end
            return


def _run(text: str, words: Sequence[Word], nth: int, known: Lexicon) -> list[Word]:
    """Capitalised words from here on that may be one name, particles between them included."""
    run: list[Word] = []
    plain = 0
    for word in words[nth:]:
        if run and not re.fullmatch(r"[ \u00a0]{1,2}|\. ?|-", text[run[-1].end : word.start]):
            break
        if run and text[run[-1].end : word.start].startswith(".") and len(run[-1].text) > 1:
            break
        initial = len(word.text) == 1 and word.text.isupper() and text[word.end : word.end + 1] == "."
        if word.text.casefold() in known.particles and run:
            run.append(word)
        elif (known.surname(word) or initial) and plain < LONGEST:
            run.append(word)
            plain += 1
        else:
            break
    while run and (run[-1].text.casefold() in known.particles and not run[-1].capital):
        run.pop()
    return run if plain else []


def _small(text: str, words: Sequence[Word], nth: int, known: Lexicon) -> list[Word]:
    """A name in small letters, as speech is written down: what follows "my name is", if it is on the list."""
    run: list[Word] = []
    for word, after in pairwise([*words[nth : nth + 3], Word("", len(text), len(text), True)]):
        if not run and _cased(word.text.title()) not in known.given | known.tools | known.doubtful:
            break
        if run and (word.text.title() in known.words or len(word.text) < 3):
            break
        run.append(word)
        if text[word.end : after.start] != " ":
            break
    return run


def _parts(text: str, found: dict[int, int], known: Lexicon) -> set[str]:
    """The words of names found, for where they stand alone."""
    return {
        word.casefold()
        for start, end in found.items()
        for word in TOKEN.findall(text[start:end])
        if len(word) > 2 and _cased(word) not in known.tools | known.doubtful and word.casefold() not in known.particles
    }


def _within(place: int, found: dict[int, int]) -> bool:
    return any(start <= place < end for start, end in found.items())


def _words(text: str) -> list[Word]:
    return [
        Word(m.group(), m.start(), m.end(), SENTENCE.search(text, max(0, m.start() - 6), m.start()) is not None)
        for m in TOKEN.finditer(text)
    ]


def _cased(word: str) -> str:
    """As the lists write it: JOSÉ is José."""
    return word.title() if word.isupper() and len(word) > 1 else word


def _technical(word: str) -> bool:
    """Abbreviations of up to four letters and words with capitals inside."""
    return (word.isupper() and len(word) <= 4) or (
        not word.isupper() and re.search(r"[a-z][A-Z]", word[2:]) is not None
    )


@cache
def _lexicon() -> Lexicon:
    folder: Path = FOLDER / "personal"
    raw = tomllib.loads((folder / "names.toml").read_text("utf-8"))
    lines = (folder / "names.txt").read_text("utf-8").split("\n")
    given = frozenset(name for line in lines if not line.startswith("#") for name in line.split())
    return Lexicon(
        given=given,
        tools=frozenset(raw["tools"].split()),
        doubtful=frozenset(raw["doubtful"].split()),
        words=frozenset(raw["words"].split()),
        particles=frozenset(raw["particles"].split()),
        said=_cue(raw["said"], r"[:,]? "),
        perhaps=_cue(raw["perhaps"], r",? "),
        beside=_cue(raw["beside"], r" "),
        titles=_cue(raw["honorifics"], r"\.? "),
        people=_cue(
            raw["people"], r",? (?:named |called |llamad[oa] |namens )?", rf"(?:{_either(raw['whose'])}) (?:[\w-]+ )?"
        ),
        farewells=_cue(raw["farewells"], r"\s?[,!.]?\s{0,2}\n?\s?"),
        labels=re.compile(rf"(?im)^[\s*•|-]*(?:{_either(raw['labels'])})[ \t*]*(?:\(\w+\))?[:|][ \t*]*"),
    )


def _cue(phrases: str, after: str, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?i)(?<![\w-]){before}(?:{_either(phrases)}){after}")


def _either(phrases: str) -> str:
    parts = sorted((" ".join(p.split()) for p in phrases.split(";") if p.strip()), key=len, reverse=True)
    return "|".join(re.escape(p).replace("'", "['’]").replace(r"\ ", r" ") for p in parts)
