"""Checks question packs, those that ship and others: `python -m interview.lint FILE_OR_FOLDER...`"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from interview.catalog import catalog
from interview.lint import rules, scored
from interview.lint.verdict import Verdict, afresh
from interview.model import Pack


def lint(
    packs: Sequence[Pack],
    topics: Mapping[str, str],
    *,
    beside: Sequence[Pack] = (),
    roles: Collection[str] = (),
    verdict: Verdict = afresh,
) -> list[str]:
    """Every problem, one line each, in the order of the packs. `beside`: packs that are there already and must be told
    apart from these. `roles` are known beside those of the catalogue. `verdict` may remember what was judged before."""
    there = (*packs, *beside)
    return [
        *rules.ids(packs),
        *rules.openings(packs),
        *rules.alike(packs, beside),
        *rules.unknown_roles(packs, {*(offer.id for offer in catalog().roles), *roles}),
        *(line for pack in packs for line in _judged(pack, topics, there, verdict)),
    ]


def _judged(pack: Pack, topics: Mapping[str, str], there: Sequence[Pack], verdict: Verdict) -> list[str]:
    """The verdict on one pack follows from what is handed to `verdict`, and from the code."""
    met = scored.strangers(pack, there)
    label = {pack.topic: topics[pack.topic]} if pack.topic in topics else {}
    answers = {other.id: scored.best_answer(other) for other in met}
    return verdict(("lint", pack, label, answers), lambda: [*_pack(pack, label), *scored.beside(pack, met)])


def _pack(pack: Pack, topics: Mapping[str, str]) -> Iterator[str]:
    checks = (rules.names, rules.lengths, rules.concepts, scored.leaks, scored.outline, scored.ranks, scored.floor)
    for check in checks:
        for line in check(pack, topics):
            yield f"pack {pack.id}: {line}"


def newcomer(pack: Pack, others: Sequence[Pack], topics: Mapping[str, str], *, examples: bool = True) -> list[str]:
    """What stands against one more pack, or another version of one, beside these. `examples`: whether it needs any."""
    if not pack.concepts:  # nothing that the scorer could tell an answer by
        return [f"pack {pack.id}: no concepts; write at least 4"]
    beside = [other for other in others if other.id != pack.id]
    checks = (rules.names, rules.lengths, rules.concepts, rules.ids_of_concepts, scored.leaks, scored.outline)
    ranks = (scored.ranks,) if examples else ()
    own = [f"pack {pack.id}: {line}" for check in (*checks, *ranks) for line in check(pack, topics)]
    met = beside[:: max(1, len(beside) // scored.FOREIGN_SAMPLE)]
    return [*own, *rules.alike([pack], beside), *scored.beside(pack, met)]
