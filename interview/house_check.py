"""Whether a file of packs may stand beside the bank: the bank's own lint, and ids that are nobody else's. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from interview.catalog import Catalog
from interview.drafts import GROWN, OWN
from interview.house import House, joined
from interview.lint import lint
from interview.lint.verdict import Verdict, afresh
from interview.model import ANY_ROLE
from interview.own_questions import PREFIX
from interview.pack_faults import BadPacks, Problem
from interview.pack_lines import Lines
from interview.packs import PackFile, read_pack_file

MOST_PACKS = 60
"""In one file: twice what a role is asked in all its kinds, and a lint of half a minute."""

ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
ID_LENGTH = 50

RESERVED = (GROWN, OWN, PREFIX)
"""How ids begin that the system makes."""

Banks = Mapping[str, PackFile]
"""What ships, by language."""


def checked(
    name: str,
    text: str,
    language: str,
    house: House,
    banks: Banks,
    catalog: Catalog,
    *,
    verdict: Verdict = afresh,
) -> PackFile:
    """What the file holds, if it may take the place `name` among the files of the house. Raises BadPacks, which has
    every problem with its line, in the order of the lines. `verdict` as in `lint`."""
    file = read_pack_file(text, language, name)
    others = House({n: other for n, other in house.files.items() if n != name})
    bank = banks[language]
    beside = joined(bank, others.beside().of(language))
    problems = [*_size(file), *_ids(file), *_taken(file, others, banks), *_roles(file, others, catalog)]
    problems += _labels(file, beside)
    if not problems:
        roles = {*file.roles, *others.beside().roles}
        topics = joined(beside, file).topics
        problems += lint(file.packs, topics, beside=beside.packs, roles=roles, verdict=verdict)
    if problems:
        lines = Lines(text)
        told = (Problem(lines.of(problem), problem) for problem in problems)
        raise BadPacks(name, sorted(told, key=lambda problem: problem.line))
    return file


def _size(file: PackFile) -> Iterator[str]:
    if not file.packs:
        yield "there is no pack in it; write [[pack]] and its fields below"
    if len(file.packs) > MOST_PACKS:
        yield f"{len(file.packs)} packs; {MOST_PACKS} is the most in one file: split it, best by role"


def _ids(file: PackFile) -> Iterator[str]:
    """Ids become parts of keys and addresses."""
    named = [("role", id, f"role {id}") for id in file.roles]
    named += [("topic", id, f"topic {id}") for id in file.topics]
    named += [("id", pack.id, f"pack {pack.id}") for pack in file.packs]
    named += [("id", c.id, f"pack {p.id}: concept {nth}") for p in file.packs for nth, c in enumerate(p.concepts, 1)]
    for what, id, where in named:
        if not ID.fullmatch(id) or len(id) > ID_LENGTH:
            yield f"{where}: {what} {id[:ID_LENGTH]!r}; write words in small letters, joined by hyphens"
    for pack in file.packs:
        if pack.id.startswith(RESERVED):
            yield f"pack {pack.id}: ids that begin so are made by the system; begin with something of your own"


def _taken(file: PackFile, others: House, banks: Banks) -> Iterator[str]:
    shipped = {pack.id for bank in banks.values() for pack in bank.packs}
    elsewhere = {pack.id: name for name, other in others.files.items() for pack in other.holds.packs}
    for pack in file.packs:
        if pack.id in shipped:
            yield f"pack {pack.id}: a pack that ships has this id and would be hidden; choose another"
        if pack.id in elsewhere:
            yield f"pack {pack.id}: your file {elsewhere[pack.id]} has a pack of this id; choose another"


def _roles(file: PackFile, others: House, catalog: Catalog) -> Iterator[str]:
    there, added = {offer.id for offer in catalog.roles}, others.beside().roles
    for id, label in file.roles.items():
        if id in there or id == ANY_ROLE:
            yield f"role {id}: it is on offer already; take the line out of [roles]"
        elif added.get(id, label) != label:
            yield f"role {id}: another of your files calls it {added[id]!r}; give it that label"
        elif not label.strip():
            yield f"role {id}: it has no label; write what people call the job"


def _labels(file: PackFile, beside: PackFile) -> Iterator[str]:
    for id, label in file.topics.items():
        if beside.topics.get(id, label) != label:
            yield f"topic {id}: it is called {beside.topics[id]!r} already; take the line out, or choose another id"
        elif not label.strip():
            yield f"topic {id}: it has no label; write what people call it"
