"""What the scorer knows of a language, read from `lexicon/<language>/words.toml` when first needed."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

from msgspec import Struct

FOLDER = Path(__file__).parent / "lexicon"
VOWELS = frozenset("aeiouyäöüáéíóú")
STEMS_KEPT = 30_000  # distinct words remembered by language; the whole memory is emptied beyond

Words = frozenset[str]
Pairs = frozenset[tuple[str, str]]
Cues = re.Pattern[str]


class Endings(Struct, frozen=True):
    """Endings that come off a word: what stands in their place, and the shortest rest that allows it."""

    pattern: re.Pattern[str]
    rules: Mapping[str, tuple[str, int]]


class Stemmer(Struct, frozen=True):
    """Takes words to the stem that all their forms share, and remembers it."""

    irregular: Mapping[str, str]
    kept_whole: Words
    plurals: Endings
    suffixes: Endings
    memory: dict[str, str]

    def __call__(self, form: str) -> str:
        found = self.memory.get(form)
        if found is None:
            if len(self.memory) > STEMS_KEPT:
                self.memory.clear()
            found = self.memory[form] = self._stem(form)
        return found

    def _stem(self, form: str) -> str:
        word = form if form in self.irregular else self._shorten(form, self.plurals)
        for _ in range(3):
            if word in self.irregular:
                return self.irregular[word]
            shorter = self._shorten(word, self.suffixes)
            if shorter == word:
                break
            word = shorter
        if len(word) > 3 and word.endswith("e"):
            word = word[:-1]
        if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "sl":
            word = word[:-1]
        return word[:-1] + "i" if len(word) > 2 and word.endswith("y") else word

    def _shorten(self, word: str, endings: Endings) -> str:
        if len(word) < 4 or word in self.kept_whole or not word.isalpha():
            return word
        found = endings.pattern.search(word)
        while found:
            instead, shortest = endings.rules[found.group()]
            rest = word[: found.start()]
            if len(rest) >= shortest and any(letter in VOWELS for letter in rest):
                return rest + instead
            found = endings.pattern.search(word, found.start() + 1)
        return word


class Language(Struct, frozen=True):
    """The words of one language by what they do; `common` says how little a stem means that everybody uses."""

    name: str
    stem: Stemmer
    common: Mapping[str, float]
    synonyms: Mapping[str, Words]
    antonyms: Mapping[str, Words]
    stop: Words
    turning: Words
    negators: Words
    preventers: Words
    units: Words
    number_words: Words
    digits: Mapping[str, str]
    abbreviations: Words
    openers: Words
    beginners: Words
    states: Words
    state_negators: Words
    compounds: Pairs
    negating_pairs: Pairs
    no_negation: Pairs
    misfits: Pairs
    denials: Cues
    hedges: Cues
    examples: Cues
    order: Cues
    reasons: Cues
    no_answer: Cues
    amounts: Cues
    instructions: Cues


@cache
def language(name: str) -> Language:
    """The lexicon of a language; ValueError naming those there are when it has none."""
    path = FOLDER / name / "words.toml"
    if not path.is_file():
        raise ValueError(f"no lexicon for language {name!r}; there is {', '.join(languages())}")
    common = (FOLDER / name / "common.txt").read_text("utf-8")
    return _build(name, tomllib.loads(path.read_text("utf-8")), common)


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/words.toml")))


def _build(name: str, raw: dict[str, Any], common: str) -> Language:
    rows = [line.split() for line in common.strip().split("\n")]
    stem = _stemmer(raw)
    meaning = ("stop", "turning", "negators", "states", "state_negators", "preventers", "openers", "beginners")
    words = (*meaning, "units", "number_words", "abbreviations")
    pairs = ("compounds", "negating_pairs", "no_negation")
    cues = ("denials", "hedges", "examples", "order", "reasons", "no_answer", "amounts")
    simple: dict[str, Any] = {key: _words(raw[key]) for key in words}
    simple |= {key: _pairs(raw[key]) for key in pairs}
    simple |= {key: _cues(raw[key]) for key in cues}
    return Language(
        name=name,
        stem=stem,
        common={stem: float(weight) for weight, *stems in rows for stem in stems},
        digits=dict(pair.split(":") for pair in raw["digits"].split()),
        synonyms=_groups(raw["synonyms"].strip().split("\n"), stem),
        antonyms=_groups(_phrases(raw["antonyms"]), stem),
        misfits=frozenset(pair for first, second in raw["misfits"] for pair in product(first.split(), second.split())),
        instructions=re.compile("|".join(raw["instructions"]), re.IGNORECASE),
        **simple,
    )


def _stemmer(raw: Mapping[str, str]) -> Stemmer:
    bases: dict[str, str] = {}
    for line in raw["irregular"].strip().split("\n"):
        base, forms = line.split(":")
        bases |= dict.fromkeys([base, *forms.split()], base)
    plurals, suffixes = _endings(raw["plurals"]), _endings(raw["suffixes"])
    return Stemmer(bases, _words(raw["suffix_exceptions"]), plurals, suffixes, {})


def _endings(lines: str) -> Endings:
    rows = [line.split() for line in lines.strip().split("\n")]
    rules = {ending: ("" if instead == "-" else instead, int(least)) for ending, instead, least in rows}
    # The longest ending starts first, so a search from the left finds it first.
    return Endings(re.compile(f"(?:{'|'.join(rules)})$"), rules)


def _groups(lines: list[str], stem: Stemmer) -> dict[str, Words]:
    """By stem, the stems that share a line with it."""
    groups: dict[str, set[str]] = {}
    for line in lines:
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
