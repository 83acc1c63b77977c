"""What the scorer knows of a language, read from `lexicon/<language>/words.toml` when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

FOLDER = Path(__file__).parent / "lexicon"
STEMS_KEPT = 30_000  # distinct words remembered by language; the whole memory is emptied beyond

Words = frozenset[str]
Pairs = frozenset[tuple[str, str]]
Cues = re.Pattern[str]


class Stemmer(Struct, frozen=True):
    """Takes words to the stem that all their forms share, and remembers it."""

    irregular: Mapping[str, str]
    kept_whole: Words
    suffix: re.Pattern[str]
    suffixes: Mapping[str, tuple[str, int]]
    memory: dict[str, str]

    def __call__(self, form: str) -> str:
        found = self.memory.get(form)
        if found is None:
            if len(self.memory) > STEMS_KEPT:
                self.memory.clear()
            found = self.memory[form] = self._stem(form)
        return found

    def _stem(self, form: str) -> str:
        word = self.irregular.get(form, form)
        for _ in range(3):
            shorter = self._shorten(word)
            if shorter == word:
                break
            word = self.irregular.get(shorter, shorter)
        if len(word) > 3 and word.endswith("e"):
            word = word[:-1]
        if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
            word = word[:-1]
        return word[:-1] + "i" if len(word) > 2 and word.endswith("y") else word

    def _shorten(self, word: str) -> str:
        if len(word) < 4 or word in self.kept_whole or not word.isalpha():
            return word
        found = self.suffix.search(word)
        while found:
            instead, shortest = self.suffixes[found.group()]
            rest = word[: found.start()]
            if len(rest) >= shortest and any(letter in "aeiouyäöüáéíóú" for letter in rest):
                return rest + instead
            found = self.suffix.search(word, found.start() + 1)
        return word


class Language(Struct, frozen=True):
    """The words of one language by what they do."""

    stem: Stemmer
    synonyms: Mapping[str, Words]
    stop: Words
    light: Words
    negators: Words
    preventers: Words
    units: Words
    number_words: Words
    determiners: Words
    prepositions: Words
    joiners: Words
    auxiliaries: Words
    abbreviations: Words
    compounds: Pairs
    negating_pairs: Pairs
    no_negation: Pairs
    denials: Cues
    hedges: Cues
    examples: Cues
    order: Cues
    reasons: Cues
    no_answer: Cues
    instructions: Cues


@cache
def language(name: str) -> Language:
    """The lexicon of a language; ValueError naming those there are when it has none."""
    path = FOLDER / name / "words.toml"
    if not path.is_file():
        raise ValueError(f"no lexicon for language {name!r}; there is {', '.join(languages())}")
    return _build(tomllib.loads(path.read_text("utf-8")))


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/words.toml")))


def _build(raw: dict[str, Any]) -> Language:
    stem = _stemmer(raw["irregular"], raw["suffixes"], raw["suffix_exceptions"])
    words = "stop light negators preventers units number_words determiners prepositions joiners auxiliaries"
    simple: dict[str, Any] = {key: _words(raw[key]) for key in [*words.split(), "abbreviations"]}
    simple |= {key: _pairs(raw[key]) for key in ("compounds", "negating_pairs", "no_negation")}
    simple |= {key: _cues(raw[key]) for key in ("denials", "hedges", "examples", "order", "reasons", "no_answer")}
    instructions = re.compile("|".join(raw["instructions"]), re.IGNORECASE)
    return Language(stem=stem, synonyms=_synonyms(raw["synonyms"], stem), instructions=instructions, **simple)


def _stemmer(irregular: str, suffixes: str, kept_whole: str) -> Stemmer:
    bases: dict[str, str] = {}
    for line in irregular.strip().split("\n"):
        base, forms = line.split(":")
        bases |= dict.fromkeys([base, *forms.split()], base)
    rows = [line.split() for line in suffixes.strip().split("\n")]
    table = {ending: ("" if instead == "-" else instead, int(least)) for ending, instead, least in rows}
    longest_first = sorted(table, key=len, reverse=True)
    return Stemmer(bases, _words(kept_whole), re.compile(f"(?:{'|'.join(longest_first)})$"), table, {})


def _synonyms(lines: str, stem: Stemmer) -> dict[str, Words]:
    groups: dict[str, set[str]] = {}
    for line in lines.strip().split("\n"):
        stems = {stem(word) for word in line.split()}
        for word in stems:
            groups.setdefault(word, set()).update(stems - {word})
    return {word: frozenset(others) for word, others in groups.items()}


def _words(text: str) -> Words:
    return frozenset(text.split())


def _phrases(text: str) -> list[str]:
    return [" ".join(part.split()) for part in text.split(";") if part.strip()]


def _pairs(text: str) -> Pairs:
    return frozenset((first, second) for first, second, *_ in map(str.split, _phrases(text)))


def _cues(text: str) -> Cues:
    phrases = sorted(_phrases(text), key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
