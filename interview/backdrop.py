"""The words of every pack of a bank, to tell which of them an answer fits best. Pure but for one reading of a file.

`lexicon/<language>/backdrop.txt` has a line a pack: its id, and the stems of its theme, of what it says, and of what is
told in answer to it, parted by tabs. A pack that is not there (an operator's own, or a tailored one) is held against
those that are, and so is one to no question at all: `elsewhere.txt`, where there is one, has a line of words for each
of the worlds people tell of beside their work. `python -m interview.backdrop` writes the file."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from math import log, sqrt
from operator import mul, truediv

from msgspec import Struct

from interview.language import FOLDER
from interview.model import Pack
from interview.packs import KEPT
from interview.text import Reading, read_once

FILE = "backdrop.txt"
ELSEWHERE = "elsewhere.txt"
FEWEST = 20  # packs; against fewer nothing can be told
# What a word of a pack's theme counts, one of its question and concepts, and one of its outline and examples, which
# are told in a world of their own.
THEME, SAID, TOLD = 2.0, 1.0, 0.5
LARGE = 0.4  # how far a pack with many words is held back, as a power of their weight


class Words(Struct, frozen=True):
    """The stems of a pack, by what they are to it."""

    theme: frozenset[str]
    said: frozenset[str]
    told: frozenset[str]

    def weight(self, stem: str) -> float:
        return THEME if stem in self.theme else SAID if stem in self.said else TOLD if stem in self.told else 0.0

    def all(self) -> frozenset[str]:
        return self.theme | self.said | self.told


class Backdrop(Struct, frozen=True):
    """By stem, how rare it is in what people tell, and what it adds to which packs; by pack, its size."""

    names: dict[str, int]
    sizes: tuple[float, ...]
    rarity: dict[str, float]
    holders: dict[str, tuple[tuple[int, float], ...]]


class Fit(Struct, frozen=True):
    """How well an answer fits a pack, in standard deviations: above the mean of all packs, and above the best other.
    `known`: the pack is one of them."""

    above: float
    lead: float
    known: bool


@lru_cache(maxsize=KEPT)
def words(pack: Pack) -> Words:
    """The stems of all that a pack says; its probes, which ask for the same in passing, are left out."""
    says = (text for concept in pack.concepts for text in (concept.label, *concept.says))
    told = (pack.ask, pack.strong, *(example.text for example in pack.examples))
    return Words(
        theme=_stems(pack.about, pack.language),
        said=_stems((pack.rephrase, pack.hint, *says), pack.language),
        told=_stems(told, pack.language),
    )


def _stems(texts: Iterable[str], language: str) -> frozenset[str]:
    return read_once(" . ".join(texts), language).said


@cache
def backdrop(language: str) -> Backdrop | None:
    """The backdrop of a language; None where it has none, or too few packs to tell anything by."""
    path = FOLDER / language / FILE
    rows = [line.split("\t") for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    if len(rows) < FEWEST:
        return None
    packs = {name: Words(*(frozenset(stems.split()) for stems in parts)) for name, *parts in rows}
    tellers: dict[str, int] = {}
    holders: dict[str, list[tuple[int, float]]] = {}
    for nth, held in enumerate(packs.values()):
        for stem in held.all():
            holders.setdefault(stem, []).append((nth, held.weight(stem)))
            tellers[stem] = tellers.get(stem, 0) + (stem in held.told)
    rarity = {stem: log((len(packs) + 1) / (count + 1)) for stem, count in tellers.items()}
    return Backdrop(
        names={name: nth for nth, name in enumerate(packs)},
        sizes=tuple(_size(held, rarity) for held in packs.values()),
        rarity=rarity,
        holders={
            stem: tuple((nth, weight * rarity[stem]) for nth, weight in held)
            for stem, held in holders.items()
            if rarity.get(stem)
        },
    )


def _size(held: Words, rarity: dict[str, float]) -> float:
    return float(max(1.0, sum(held.weight(stem) * rarity.get(stem, 0.0) for stem in held.all())) ** LARGE)


def knows(pack: Pack) -> bool:
    """Whether the pack is one of its language's backdrop."""
    known = backdrop(pack.language)
    return known is not None and pack.id in known.names


def fit(pack: Pack, reading: Reading) -> Fit | None:
    """How well the answer fits the pack beside all others; None where there is no backdrop to see it against."""
    known = backdrop(pack.language)
    if known is None:
        return None
    totals = [0.0] * len(known.sizes)
    said = reading.said
    for stem in said:
        for holder, worth in known.holders.get(stem, ()):
            totals[holder] += worth
    values = list(map(truediv, totals, known.sizes))
    # An interview's packs come without their examples, so what a pack holds is read where all of it is.
    nth = known.names.get(pack.id)
    own = _apart(pack, said, known.rarity) if nth is None else values[nth]
    mean = sum(values) / len(values)
    # Plain floats: `statistics` reckons in exact fractions, which took a third of the time an answer takes.
    apart = [value - mean for value in values]
    spread = sqrt(sum(map(mul, apart, apart)) / len(values)) or 1.0
    others = values if nth is None else [*values[:nth], *values[nth + 1 :]]
    best = max(others, default=0.0)
    return Fit((own - mean) / spread, (own - best) / spread, nth is not None)


def _apart(pack: Pack, said: frozenset[str], rarity: dict[str, float]) -> float:
    """How well words fit a pack that is not among those of the backdrop."""
    held = words(pack)
    return sum(held.weight(stem) * rarity.get(stem, 0.0) for stem in said) / _size(held, rarity)


def lines(packs: Sequence[Pack], language: str = "en") -> str:
    """The file's text for a bank, by id, and what people tell of elsewhere."""
    told = [_line(pack.id, words(pack)) for pack in sorted(packs, key=lambda pack: pack.id)]
    return "".join([*told, *_elsewhere(language)])


def _elsewhere(language: str) -> Iterator[str]:
    path = FOLDER / language / ELSEWHERE
    for nth, line in enumerate(path.read_text("utf-8").splitlines() if path.is_file() else (), start=1):
        yield _line(f"elsewhere-{nth}", Words(_stems([line], language), frozenset(), frozenset()))


def _line(name: str, held: Words) -> str:
    return "\t".join((name, *(" ".join(sorted(stems)) for stems in (held.theme, held.said, held.told)))) + "\n"


def main(language: str) -> None:
    from interview.packs import bank

    (FOLDER / language / FILE).write_text(lines(bank(language).packs, language), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:] or ["en"])
