"""Prints how common each stem is in the bank's answers, for `interview/lexicon/<language>/common.txt`.

A stem in every pack weighs least, one that is in a pack or two weighs 1. To be run again when the stemmer
changes or the bank has grown a lot; scores shift a little each time, so not with every new pack."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from math import log

from interview.model import Pack
from interview.packs import bank
from interview.text import read

LEAST = 0.2
RARE = 3  # in fewer packs than this a stem weighs 1 and is left out


def weights(packs: Sequence[Pack]) -> dict[str, float]:
    """Each common stem of the answers with its weight."""
    counts: Counter[str] = Counter()
    for pack in packs:
        readings = [read(text, pack.language) for text in (pack.strong, *(e.text for e in pack.examples))]
        counts.update({stem for r in readings for stem, counts in zip(r.stems, r.content, strict=True) if counts})
    rarest = log(len(packs) / (RARE - 1))
    return {
        stem: round(LEAST + (1 - LEAST) * log(len(packs) / count) / rarest, 2)
        for stem, count in counts.items()
        if count >= RARE
    }


def main(language: str) -> None:
    by_weight: dict[float, list[str]] = defaultdict(list)
    for stem, weight in weights(bank(language).packs).items():
        by_weight[weight].append(stem)
    for weight, stems in sorted(by_weight.items()):
        print(weight, *sorted(stems))


if __name__ == "__main__":
    main(*sys.argv[1:] or ["en"])
