"""The words of every pack of a bank, to tell which of them an answer fits best. Pure but for one reading of a file.

`lexicon/<language>/backdrop.txt` has a line a pack: its id and the stems of all it says but its examples. A pack that
is not there (an operator's own, or a tailored one) is held against those that are. `python -m interview.backdrop`
writes the file."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache, lru_cache
from math import log, sqrt

from msgspec import Struct

from interview.language import FOLDER
from interview.model import Pack
from interview.packs import KEPT
from interview.text import Reading, read

FILE = "backdrop.txt"
FEWEST = 20  # packs; against fewer nothing can be told


class Backdrop(Struct, frozen=True):
    """By stem, how rare it is and which packs hold it; by pack, its size."""

    names: dict[str, int]
    sizes: tuple[float, ...]
    rarity: dict[str, float]
    holders: dict[str, tuple[int, ...]]


class Fit(Struct, frozen=True):
    """How well an answer fits a pack, in standard deviations: above the mean of all packs, and above the best other."""

    above: float
    lead: float


@lru_cache(maxsize=KEPT)
def vocabulary(pack: Pack) -> frozenset[str]:
    """The stems of all a pack says, but for its examples."""
    texts = [pack.ask, pack.rephrase, pack.hint, pack.strong, *pack.about]
    texts += [text for concept in pack.concepts for text in (concept.label, concept.probe, *concept.says)]
    return read(" . ".join(texts), pack.language).said


@cache
def backdrop(language: str) -> Backdrop | None:
    """The backdrop of a language; None where it has none, or too few packs to tell anything by."""
    path = FOLDER / language / FILE
    lines = [line.split() for line in path.read_text("utf-8").splitlines()] if path.is_file() else []
    if len(lines) < FEWEST:
        return None
    holders: dict[str, list[int]] = {}
    for nth, (_, *stems) in enumerate(lines):
        for stem in stems:
            holders.setdefault(stem, []).append(nth)
    return Backdrop(
        names={name: nth for nth, (name, *_) in enumerate(lines)},
        sizes=tuple(sqrt(len(line)) for line in lines),
        rarity={stem: log((len(lines) + 1) / len(held)) for stem, held in holders.items()},
        holders={stem: tuple(held) for stem, held in holders.items()},
    )


def fit(pack: Pack, reading: Reading) -> Fit | None:
    """How well the answer fits the pack beside all others; None where there is no backdrop to see it against."""
    known = backdrop(pack.language)
    if known is None:
        return None
    totals = [0.0] * len(known.sizes)
    said = reading.said
    for stem in said:
        weight = known.rarity.get(stem, 0.0)
        for nth in known.holders.get(stem, ()):
            totals[nth] += weight
    values = [total / size for total, size in zip(totals, known.sizes, strict=True)]
    words = vocabulary(pack)
    own = sum(known.rarity.get(stem, 0.0) for stem in said & words) / sqrt(len(words) + 1)
    mean = sum(values) / len(values)
    # Plain floats: `statistics` reckons in exact fractions, which took a third of the time an answer takes.
    spread = sqrt(sum((value - mean) ** 2 for value in values) / len(values)) or 1.0
    best = max((value for nth, value in enumerate(values) if nth != known.names.get(pack.id)), default=0.0)
    return Fit(above=(own - mean) / spread, lead=(own - best) / spread)


def lines(packs: Sequence[Pack]) -> str:
    """The file's text for a bank, by id."""
    rows = sorted((pack.id, *sorted(vocabulary(pack))) for pack in packs)
    return "".join(" ".join(row) + "\n" for row in rows)


def main(language: str) -> None:
    from interview.packs import bank

    (FOLDER / language / FILE).write_text(lines(bank(language).packs), "utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:] or ["en"])
