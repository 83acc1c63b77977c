"""The scorer on the bank of another language: `python -m bench.languages [LANGUAGE...] [--json]`.

Its own examples, answers written from the questions alone (`bench/answers/<language>/`), and what packs give strong
answers to other questions. The last line is one JSON object; exit 1 where a bar below does not hold."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from bench.packs import examples, fresh, fresh_foreign
from interview.catalog import catalog
from interview.packs import bank

WEAK, STRONG, APART = 1.6, 4.0, 0.8  # the most and the least that means may be, and how far apart at least
FOREIGN = 1.3  # the most that strong answers to other questions may get in the mean


def measure(language: str) -> dict[str, Any]:
    packs = bank(language).packs
    return {"examples": examples(packs), "fresh": fresh(language), "fresh foreign": fresh_foreign(packs)}


def failures(language: str, found: dict[str, Any]) -> Iterator[str]:
    """Every bar that does not hold, in words."""
    for name, table in {"examples": found["examples"], **found["fresh"]}.items():
        weak, fair, strong = (table[grade]["mean"] for grade in ("weak", "fair", "strong"))
        if weak > WEAK or strong < STRONG or fair - weak < APART or strong - fair < APART:
            yield f"{language}, {name}: weak {weak:.2f}, fair {fair:.2f}, strong {strong:.2f}"
    if found["fresh foreign"]["mean"] > FOREIGN:
        yield f"{language}: answers to other questions get {found['fresh foreign']['mean']:.2f}, above {FOREIGN}"


def main(arguments: Sequence[str]) -> int:
    """Prints a line a table, then all of it; 0 when every bar holds."""
    parser = argparse.ArgumentParser(prog="python -m bench.languages")
    parser.add_argument("languages", nargs="*", help="those on offer but English, where none is named")
    parser.add_argument("--json", action="store_true", help="the JSON object alone")
    asked = parser.parse_args(arguments)
    chosen = asked.languages or [language.id for language in catalog().languages if language.id != "en"]
    found = {language: measure(language) for language in chosen}
    broken = [line for language in chosen for line in failures(language, found[language])]
    for line in () if asked.json else _lines(found):
        print(line)
    print("\n".join(broken) + "\n" * bool(broken) + json.dumps({"found": found, "failures": broken}))
    return 1 if broken else 0


def _lines(found: dict[str, dict[str, Any]]) -> Iterator[str]:
    for language, tables in found.items():
        for name, table in {"examples": tables["examples"], **tables["fresh"]}.items():
            told = "  ".join(f"{row} {values['mean']:.2f}" for row, values in table.items())
            yield f"{language} {name:10} {told}"
        foreign = tables["fresh foreign"]
        yield f"{language} foreign    mean {foreign['mean']:.2f}, at the floor {foreign['floor']:.0%}"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
