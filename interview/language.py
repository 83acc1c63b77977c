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

from interview.parts import Parts, parts
from interview.stemming import Stemmer, stemmer

FOLDER = Path(__file__).parent / "lexicon"

ESCAPED = re.compile(r"\\.|[^\\]+")

Words = frozenset[str]
Pairs = frozenset[tuple[str, str]]
Cues = re.Pattern[str]

WORDS = (
    *("stop", "turning", "negators", "states", "states_after", "state_negators", "preventers", "openers", "beginners"),
    *("clause_openers", "units", "number_words", "abbreviations"),
)
PAIRS = ("compounds", "negating_pairs", "no_negation")
CUES = ("denials", "hedges", "fillers", "examples", "order", "reasons", "no_answer", "amounts")


class Language(Struct, frozen=True):
    """The words of one language by what they do; `common` says how little a stem means that everybody uses.

    `fold` takes letters to those people type instead. A "not" that ends its clause denies the `back_reach` words before
    it. `names_by_capital`: a capital inside a sentence shows a name. `figures_apart` parts two figures in one word.
    `parts`: how it puts words together, where it does. All that CUES names is looked for in texts in small letters.
    """

    name: str
    stem: Stemmer
    parts: Parts | None
    fold: Mapping[int, str]
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
    clause_openers: Words
    states: Words
    states_after: Words
    state_negators: Words
    back_reach: int
    possessive: str
    names_by_capital: bool
    compounds: Pairs
    negating_pairs: Pairs
    no_negation: Pairs
    misfits: Pairs
    denials: Cues
    hedges: Cues
    fillers: Cues
    examples: Cues
    order: Cues
    reasons: Cues
    no_answer: Cues
    amounts: Cues
    instructions: Cues
    figures_apart: Cues

    def pattern(self, text: str) -> re.Pattern[str]:
        """A pattern, without regard to case, in which folded letters may be typed either way."""
        return _pattern(text, self.fold)

    def pattern_in_small(self, text: str) -> re.Pattern[str]:
        """The same for texts in small letters, which are gone through three times as fast."""
        small = ESCAPED.sub(lambda part: part[0] if part[0].startswith("\\") else part[0].lower(), text)
        return _pattern(small, self.fold, re.NOFLAG)


def in_small(text: str) -> str:
    """The text in small letters, each where it was: one whose small letter takes two places stays as it is."""
    small = text.lower()
    return small if len(small) == len(text) else "".join(c if len(c.lower()) > 1 else c.lower() for c in text)


@cache
def language(name: str) -> Language:
    """The lexicon of a language. ValueError names those there are when it has none, and what is missing in one."""
    path = FOLDER / name / "words.toml"
    if not path.is_file():
        raise ValueError(f"no lexicon for language {name!r}; there is {', '.join(languages())}")
    common, together = (_text(path.with_name(other)) for other in ("common.txt", "parts.toml"))
    try:
        return _build(name, tomllib.loads(path.read_text("utf-8")), common, tomllib.loads(together))
    except KeyError as e:
        raise ValueError(f"{path.parent.name}/{path.name} has no {e}; write it as English has it") from e


def _text(path: Path) -> str:
    """What a file holds; nothing where there is none."""
    return path.read_text("utf-8") if path.is_file() else ""


def languages() -> tuple[str, ...]:
    """The languages that have a lexicon."""
    return tuple(sorted(path.parent.name for path in FOLDER.glob("*/words.toml")))


def _build(name: str, raw: dict[str, Any], common: str, together: Mapping[str, str]) -> Language:
    fold = str.maketrans(dict(pair.split(":") for pair in raw["fold"].split()))
    plain = {key: value.translate(fold) for key, value in raw.items() if isinstance(value, str)}
    joined = {key: value.translate(fold) for key, value in together.items()}
    stem = stemmer(plain, joined)
    simple: dict[str, Any] = {key: _words(plain[key]) for key in WORDS}
    simple |= {key: _pairs(plain[key]) for key in PAIRS}
    simple |= {key: _cues(raw[key], fold) for key in CUES}
    return Language(
        name=name,
        stem=stem,
        parts=parts(joined, stem),
        fold=fold,
        common={stem: float(weight) for weight, *stems in map(str.split, common.splitlines()) for stem in stems},
        digits=dict(pair.split(":") for pair in plain["digits"].split()),
        synonyms=_groups(plain["synonyms"].strip().split("\n"), stem),
        antonyms=_groups(_phrases(plain["antonyms"]), stem),
        misfits=frozenset(
            pair
            for first, second in raw["misfits"]
            for pair in product(first.translate(fold).split(), second.translate(fold).split())
        ),
        instructions=_pattern("|".join(raw["instructions"]), fold),
        figures_apart=re.compile(raw["figures_apart"]),
        back_reach=raw["back_reach"],
        possessive=raw["possessive"],
        names_by_capital=raw["names_by_capital"],
        **simple,
    )


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


def _cues(text: str, fold: Mapping[int, str]) -> Cues:
    phrases = sorted(_phrases(text), key=len, reverse=True)
    either = "|".join(re.escape(phrase).replace("'", "['’]") for phrase in phrases) or "(?!)"
    return _pattern(rf"(?<!\w)(?:{either})(?!\w)".lower(), fold, re.NOFLAG)


def _pattern(text: str, fold: Mapping[int, str], flags: re.RegexFlag = re.IGNORECASE) -> Cues:
    for letter, instead in fold.items():
        text = text.replace(chr(letter), f"(?:{chr(letter)}|{instead})")
    return re.compile(text, flags)
