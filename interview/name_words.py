"""The words that names are known by: lists and cues of `lexicon/personal/`, and what a word is by them. Pure."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from msgspec import Struct

from interview.language import FOLDER, language

TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SENTENCE = re.compile(r"(?:^|[.!?:…]['\")\]”]*\s|\n\s*(?:[-*•]\s*)?|[“\"(]\s?)$")


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
    """`others` are the names that are something else as well: tools, places, and the doubtful ones, which are words."""

    names: frozenset[str]
    others: frozenset[str]
    tools: frozenset[str]
    places: frozenset[str]
    doubtful: frozenset[str]
    words: frozenset[str]
    particles: frozenset[str]
    said: re.Pattern[str]
    perhaps: re.Pattern[str]
    itself: re.Pattern[str]
    beside: re.Pattern[str]
    titles: re.Pattern[str]
    people: re.Pattern[str]
    farewells: re.Pattern[str]
    labels: re.Pattern[str]
    deeds: re.Pattern[str]
    pronouns: re.Pattern[str]

    def certain(self, word: Word) -> bool:
        """A name and, as far as we know, nothing else."""
        return self.borne(word) and not self.is_other(word.text)

    def borne(self, word: Word) -> bool:
        """Somebody's name, whatever else it is."""
        return (
            word.capital
            and not _technical(word.text)
            and (self._listed(word.text) or all(map(self._listed, word.text.split("-"))))
        )

    def _listed(self, word: str) -> bool:
        return cased(word) in self.names

    def is_other(self, word: str) -> bool:
        """A name that is something else as well."""
        return cased(word) in self.others

    def surname(self, word: Word) -> bool:
        spoken = word.text.startswith(("I'", "I’"))
        return word.capital and not spoken and cased(word.text) not in self.words and not _technical(word.text)


def words_of(text: str) -> list[Word]:
    """The words of a text in order, a possessive ending left out."""
    words: list[Word] = []
    for match in TOKEN.finditer(text):
        word = match.group().removesuffix("'s").removesuffix("’s")
        opens = SENTENCE.search(text, max(0, match.start() - 6), match.start()) is not None
        words.append(Word(word, match.start(), match.start() + len(word), opens))
    return words


def is_word(word: str) -> bool:
    """A word of everyday English, as far as the scorer knows them."""
    known = language("en")
    return word.lower() in known.stop or known.stem(word.lower()) in known.common


def is_ordinary(word: str) -> bool:
    """An English word that has its capital from where it stands."""
    return is_word(word) or word.lower().endswith(("ing", "ly", "s", "ed", "'d", "one", "body"))


def cased(word: str) -> str:
    """As the lists write it: JOSÉ is José."""
    return word.title() if word.isupper() and len(word) > 1 else word


def _technical(word: str) -> bool:
    """Abbreviations of up to four letters and words with capitals inside."""
    return (word.isupper() and len(word) <= 4) or (
        not word.isupper() and re.search(r"[a-z][A-Z]", word[2:]) is not None
    )


@cache
def lexicon() -> Lexicon:
    folder: Path = FOLDER / "personal"
    raw = tomllib.loads((folder / "names.toml").read_text("utf-8"))
    tools, places, doubtful = (frozenset(raw[name].split()) for name in ("tools", "places", "doubtful"))
    others = tools | places | doubtful
    return Lexicon(
        names=_lines(folder / "names.txt") | others,
        others=others,
        tools=tools,
        places=places,
        doubtful=doubtful,
        words=frozenset(raw["words"].split()) | _lines(folder / "terms.txt"),
        particles=frozenset(raw["particles"].split()),
        said=_cue(raw["said"], r"[:,]? "),
        perhaps=_cue(raw["perhaps"], r",? "),
        itself=_cue(raw["self"], " "),
        beside=_cue(raw["beside"], r" "),
        titles=_cue(raw["honorifics"], r"\.? "),
        people=_cue(
            raw["people"], r",? (?:named |called |llamad[oa] |namens )?", rf"(?:{_either(raw['whose'])}) (?:[\w-]+ )?"
        ),
        farewells=_cue(raw["farewells"], r"(?: ?[,!.]? ?\n\s?|, )", r"(?:^|(?<=[\n.!])) ?"),
        deeds=re.compile(rf",? (?:{_either(raw['deeds'])})\b"),
        pronouns=re.compile(rf"[^.!?\n]{{1,120}}?\b(?:{_either(raw['pronouns'])})\b"),
        # Within its line and bounded: else a page of empty bullets is gone through once for each of them.
        labels=re.compile(
            rf"(?im)^(?:[^\S\n]|[*•|-]){{0,20}}(?:{_either(raw['labels'])})[ \t*]*(?:\(\w+\))?[:|][ \t*]*"
        ),
    )


def _lines(path: Path) -> frozenset[str]:
    lines = path.read_text("utf-8").split("\n")
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _cue(phrases: str, after: str, before: str = "") -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-]){before}(?:{_either(phrases)}){after}".lower())


def _either(phrases: str) -> str:
    parts = sorted((" ".join(p.split()) for p in phrases.split(";") if p.strip()), key=len, reverse=True)
    return "|".join(re.escape(p).replace("'", "['’]").replace(r"\ ", r" ") for p in parts)
