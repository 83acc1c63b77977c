"""What a language on offer still lacks: `python -m interview.completeness [LANGUAGE...]` prints a line a gap.

English is the measure: another language has the same files, and in them the same keys and the same {places}."""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from interview.catalog import BANK, catalog
from interview.language import FOLDER
from interview.own_questions import WEIGHTS
from interview.packs import bank
from interview.pool import sizes

MEASURE = "en"
PLACE = re.compile(r"\{[A-Za-z]+\}")
LEXICON = ("words.toml", "story.toml", "common.txt", "grading.txt", "backdrop.txt")
COMPARED = ("words.{}.toml", "rubrics.{}.toml")
OWN = ("about", "says", "labels")


def missing(language: str) -> list[str]:
    """Every gap, one line each: the file, the key, and what to add."""
    lexicon = (FOLDER / language / name for name in LEXICON)
    wording = (BANK / name.format(language) for name in (*COMPARED, "own.{}.toml"))
    absent = [path for path in (*lexicon, *wording) if not path.is_file()]
    if absent:
        return [f"{_told(path)} is missing; write it as {_told(_like(path, language))} is written" for path in absent]
    return [
        *(line for name in LEXICON[:2] for line in _compared(FOLDER / language / name, language)),
        *(line for name in COMPARED for line in _compared(BANK / name.format(language), language)),
        *_own(BANK / f"own.{language}.toml", language),
        *_offered(language),
    ]


def _like(path: Path, language: str) -> Path:
    """The English file that a file of another language is written after."""
    name = path.name.replace(f".{language}.", f".{MEASURE}.")
    return path.with_name(name) if path.parent == BANK else FOLDER / MEASURE / name


def _told(path: Path) -> str:
    return str(path.relative_to(BANK.parent.parent))


def _compared(path: Path, language: str) -> Iterator[str]:
    theirs, ours = (tomllib.loads(each.read_text("utf-8")) for each in (path, _like(path, language)))
    theirs.pop("names", None)
    if path.name == "story.toml":  # its word lists are as each language needs them
        theirs, ours = ({key: part for key, part in each.items() if isinstance(part, dict)} for each in (theirs, ours))
    yield from (f"{_told(path)}: {line}" for line in differences(theirs, ours, "", full=path.parent == BANK))


def differences(theirs: Any, ours: Any, place: str = "", *, full: bool = True) -> Iterator[str]:
    """What a table of one language lacks beside the same of English. `full`: nothing may be empty that there is not."""
    if type(theirs) is not type(ours):
        yield f"{place} is a {type(theirs).__name__}; write a {type(ours).__name__} as in English"
    elif isinstance(ours, dict):
        before = place and f"{place}."
        yield from (f"{before}{key} is missing; English has {ours[key]!r:.80}" for key in ours.keys() - theirs)
        yield from (f"{before}{key} is read by nobody; take it out" for key in theirs.keys() - ours)
        for key in ours.keys() & theirs.keys():
            yield from differences(theirs[key], ours[key], f"{before}{key}", full=full)
    elif full and ours and not theirs and isinstance(ours, str | list):
        yield f"{place} is empty; English has {ours!r:.80}"
    elif place.startswith("anchors") and len(theirs) != len(ours):
        yield f"{place} has {len(theirs)} meanings; write {len(ours)}"
    elif full and isinstance(ours, str) and set(PLACE.findall(theirs)) != set(PLACE.findall(ours)):
        yield f"{place} has the places {PLACE.findall(theirs)}; it needs {PLACE.findall(ours)}"


def _own(path: Path, language: str) -> Iterator[str]:
    theirs, ours = (tomllib.loads(each.read_text("utf-8")) for each in (path, _like(path, language)))
    for table in OWN:
        for key in ours[table].keys() - theirs.get(table, {}):
            yield f"{_told(path)}: {table}.{key} is missing; write what people say of it in that language"
    for sort in ours["about"] if language != MEASURE else ():
        if sort not in theirs.get("words", {}):
            yield f"{_told(path)}: words.{sort} is missing; the taxonomy's own words are English"
    for template in theirs.get("template", []):
        for probe in WEIGHTS.keys() - template["probes"].keys():
            yield f"{_told(path)}: template {template['id']}: probes.{probe} is missing; ask for that part of the story"
        for text in ("ask", "rephrase"):
            if not {"{skill}", "{Skill}"} & set(PLACE.findall(template[text])):
                yield f"{_told(path)}: template {template['id']}: {text} does not name the {{skill}}"


def _offered(language: str) -> Iterator[str]:
    """Questions, and names for all that is on offer, unless the catalogue is written in that language."""
    offered = list(sizes(catalog(), bank(language), language))
    if not offered:
        yield f"{_told(BANK / language)} has no packs; write some, or take the language out of catalog.toml"
    names = tomllib.loads((BANK / f"words.{language}.toml").read_text("utf-8")).get("names", {})
    ids = dict.fromkeys(id for size in offered for id in (size.role, size.level, size.kind))
    for id in ids if language != MEASURE else ():
        if id not in names:
            yield f"{_told(BANK / f'words.{language}.toml')}: names.{id} is missing; say what it is called"


def main(languages: Sequence[str]) -> int:
    """Prints what these languages lack, or all on offer; 0 when that is nothing."""
    gaps = [line for id in languages or [each.id for each in catalog().languages] for line in missing(id)]
    print("\n".join(gaps) or "nothing is missing")
    return 1 if gaps else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
