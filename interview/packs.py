"""Question packs from TOML text to values, and the whole bank of a language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from interview.model import Pack
from interview.pack_faults import BadPacks, Problem, told
from interview.pack_lines import Lines
from interview.shareable import Shareable

BANK = Path(__file__).parent / "bank"
LINE = re.compile(r"at line (\d+)")
KEPT = 320
"""Packs of which a process keeps what it worked out, some 0.14 MB each: as many as a bank has. With half of them, every
other working-out was one that had been there."""


class PackFile(Shareable, frozen=True):
    """Packs, and the topics they name with the label people read. `roles`: those it brings, with their labels."""

    topics: dict[str, str]
    packs: tuple[Pack, ...]
    roles: dict[str, str] = msgspec.field(default_factory=dict)


@lru_cache(maxsize=2 * KEPT)
def at_hand(pack: Pack) -> Pack:
    """The pack, as the very value that is at hand already where there is an equal one: many pools hold the same packs,
    and many interviews."""
    return pack


def read_pack_file(text: str, language: str, name: str = "pack file") -> PackFile:
    """The packs a TOML text holds. BadPacks, a ValueError, has a line for each pack that cannot be read: the file, the
    line, the pack, the field, and what to do."""
    raw = _toml(text, name)
    if unknown := set(raw) - {"topics", "roles", "pack"}:
        what = f"unknown {', '.join(sorted(unknown))}; a file holds [topics], [roles] and [[pack]] only"
        raise BadPacks(name, [Problem(1, what)])
    topics, roles = (_labels(raw.get(table, {}), table, name) for table in ("topics", "roles"))
    rows = raw.get("pack", [])
    if not isinstance(rows, list):
        raise BadPacks(name, [Problem(1, "[pack] is one table; write [[pack]], with two brackets, for each pack")])
    read = [_pack(row, language, nth) for nth, row in enumerate(rows, 1)]
    if faults := [each for each in read if isinstance(each, str)]:
        lines = Lines(text)
        raise BadPacks(name, (Problem(lines.of(fault), fault) for fault in faults))
    return PackFile(topics, tuple(each for each in read if isinstance(each, Pack)), roles)


def _toml(text: str, name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as e:
        line = LINE.search(str(e))
        last = text.count("\n") + 1
        told = f"not valid TOML: {e}; mend the file there"
        raise BadPacks(name, [Problem(int(line[1]) if line else last, told)]) from e
    except RecursionError as e:
        raise BadPacks(name, [Problem(1, "lists within lists too deep to be read; a pack needs one level")]) from e


def _labels(raw: Any, table: str, name: str) -> dict[str, str]:
    try:
        return msgspec.convert(raw, dict[str, str])
    except msgspec.ValidationError as e:
        told = f'[{table}] cannot be read ({e}); write lines such as apis = "APIs and contracts"'
        raise BadPacks(name, [Problem(1, told)]) from e


def _pack(row: Any, language: str, nth: int) -> Pack | str:
    """The pack, or what keeps it from being one."""
    if not isinstance(row, dict):
        return f"pack number {nth}: it is no table; write [[pack]] and its fields below"
    try:
        return _unwrapped(msgspec.convert({**row, "language": language}, Pack))
    except msgspec.ValidationError as e:
        return f"pack {row.get('id') or f'number {nth}'}: {told(str(e), row)}"


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
    roles: dict[str, str] = {}
    for file in files:
        roles |= file.roles
        for topic, label in file.topics.items():
            if topics.setdefault(topic, label) != label:
                raise ValueError(f"topic {topic} is called {topics[topic]!r} and {label!r}; give it one label")
        for pack in file.packs:
            if pack.id in packs:
                raise ValueError(f"pack {pack.id} is there twice; rename one")
            packs[pack.id] = pack
    return PackFile(topics, tuple(packs.values()), roles)
