"""Question packs from TOML text to values, and the whole bank of a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from interview.model import Pack
from interview.shareable import Shareable

BANK = Path(__file__).parent / "bank"
PLACE = re.compile(r" - at `\$(.*?)`$")


class PackFile(Shareable, frozen=True):
    """Packs, and the topics they name with the label people read."""

    topics: dict[str, str]
    packs: tuple[Pack, ...]


def read_pack_file(text: str, language: str, name: str = "pack file") -> PackFile:
    """The packs a TOML text holds. ValueError names the file, the pack and the field, and what to do."""
    try:
        raw = tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        raise ValueError(f"{name}: not valid TOML: {e}; mend the line it names") from e
    if unknown := set(raw) - {"topics", "pack"}:
        raise ValueError(f"{name}: unknown {', '.join(sorted(unknown))}; a file holds [topics] and [[pack]] only")
    topics = _topics(raw.get("topics", {}), name)
    return PackFile(topics, tuple(_pack(row, language, name, nth) for nth, row in enumerate(raw.get("pack", []), 1)))


def _topics(raw: Any, name: str) -> dict[str, str]:
    try:
        return msgspec.convert(raw, dict[str, str])
    except msgspec.ValidationError as e:
        raise ValueError(f'{name}: [topics]: {e}; write lines such as apis = "APIs and contracts"') from e


def _pack(row: Any, language: str, name: str, nth: int) -> Pack:
    try:
        return _unwrapped(msgspec.convert({**row, "language": language}, Pack))
    except (msgspec.ValidationError, TypeError) as e:
        id = row.get("id", f"number {nth}") if isinstance(row, dict) else f"number {nth}"
        place = PLACE.search(str(e))
        field = place.group(1).lstrip(".") if place else ""
        what = PLACE.sub("", str(e))
        raise ValueError(f"{name}: pack {id}: {field + ': ' if field else ''}{what}; see the schema of a pack") from e


def _unwrapped(pack: Pack) -> Pack:
    """Without the line ends by which people wrap long texts in a file."""
    examples = tuple(replace(example, text=" ".join(example.text.split())) for example in pack.examples)
    return replace(pack, strong=" ".join(pack.strong.split()), examples=examples)


@cache
def bank(language: str = "en") -> PackFile:
    """Every pack of a language, all files merged; ValueError as `merge`."""
    files = sorted((BANK / language).glob("*.toml"))
    return merge(read_pack_file(file.read_text("utf-8"), language, file.name) for file in files)


def merge(files: Iterable[PackFile]) -> PackFile:
    """One PackFile of many. ValueError when two packs share an id or a topic has two labels."""
    topics: dict[str, str] = {}
    packs: dict[str, Pack] = {}
    for file in files:
        for topic, label in file.topics.items():
            if topics.setdefault(topic, label) != label:
                raise ValueError(f"topic {topic} is called {topics[topic]!r} and {label!r}; give it one label")
        for pack in file.packs:
            if pack.id in packs:
                raise ValueError(f"pack {pack.id} is there twice; rename one")
            packs[pack.id] = pack
    return PackFile(topics, tuple(packs.values()))
