"""Which packs make an interview."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview import fitting, planning
from interview.catalog import catalog
from interview.model import Concept, Kind, Pack
from interview.packs import bank
from interview.pool import combinations, select
from tests.factories import a_pack, packs

SHARES: dict[Kind, int] = {"screening": 1, "technical": 4, "system-design": 1, "behavioural": 2}


def plan(pool: tuple[Pack, ...], questions: int, **wish: object) -> tuple[Pack, ...]:
    return planning.plan({"technical": pool}, SHARES, questions, chance=random.Random(1), **wish)  # type: ignore[arg-type]


def test_seen_questions_come_back_only_when_the_pool_is_used_up() -> None:
    pool = packs(5)
    seen = {"pack-1", "pack-2", "pack-3"}
    assert {p.id for p in plan(pool, 2, seen=seen)} == {"pack-4", "pack-5"}
    assert {"pack-4", "pack-5"} < {p.id for p in plan(pool, 3, seen=seen)}


def test_topics_are_spread_before_one_comes_twice() -> None:
    pool = (*packs(6, topic="databases"), a_pack("a", topic="apis"), a_pack("b", topic="caching"))
    assert {p.topic for p in plan(pool, 3)} == {"databases", "apis", "caching"}


def test_a_focus_comes_first() -> None:
    pool = (*packs(6, topic="databases"), a_pack("a", topic="apis"), a_pack("b", topic="apis"))
    assert {p.id for p in plan(pool, 2, focus={"apis"})} == {"a", "b"}


def test_a_job_description_draws_the_questions_it_speaks_of() -> None:
    concept = Concept("q", "Kafka consumers", 1, ("kafka partitions",), "?")
    pool = (*packs(6), a_pack("kafka", ask="Consumers lag behind. What now?", concepts=(concept,)))
    fits = fitting.fits(pool, "We run Kafka and little else.")
    assert {p.id for p in plan(pool, 1, fits=fits)} == {"kafka"}


def test_a_description_that_speaks_of_nothing_here_draws_nothing() -> None:
    pool = select(bank(), "backend-engineer", "mid", "technical").packs
    assert fitting.fits(pool, "") == {}
    assert max(fitting.fits(pool, "A great team, free fruit and a nice office.").values()) < 0.5


def test_the_first_topics_of_a_job_come_first_and_may_come_twice() -> None:
    pool = (*packs(3, topic="databases"), *(a_pack(f"a{n}", topic="apis") for n in range(3)))
    fits = fitting.fits(pool, "", ("apis",))
    assert [p.topic for p in plan(pool, 2, fits=fits)] == ["apis", "apis"]
    assert "databases" in [p.topic for p in plan(pool, 4, fits=fits)]


def test_own_questions_are_asked_but_never_more_than_a_third() -> None:
    own = tuple(a_pack(f"own-{n}", topic=f"t{n}") for n in range(4))
    assert sum(p.id.startswith("own") for p in plan(packs(9), 6, own=own)) == 2
    assert not any(p.id.startswith("own") for p in plan(packs(9), 2, own=own))


def test_difficulty_rises_within_a_kind() -> None:
    pool = tuple(a_pack(f"p{d}", difficulty=d) for d in (5, 1, 4, 2, 3))
    assert [p.difficulty for p in plan(pool, 5)] == [1, 2, 3, 4, 5]


@given(st.integers(1, 20), st.lists(st.integers(0, 8), min_size=4, max_size=4))
def test_a_plan_is_as_long_as_asked_or_as_the_pools_allow_and_never_repeats(count: int, sizes: list[int]) -> None:
    pools: dict[Kind, tuple[Pack, ...]] = {
        kind: tuple(a_pack(f"{kind}-{n}", kind=kind) for n in range(size))
        for kind, size in zip(SHARES, sizes, strict=True)
    }
    made = planning.plan(pools, SHARES, count, chance=random.Random(2))
    assert len(made) == min(count, sum(sizes))
    assert len({p.id for p in made}) == len(made)


def test_a_full_mixed_interview_has_every_kind_in_its_share() -> None:
    pools = {kind: packs(9, kind=kind) for kind in SHARES}
    kinds = [p.kind for p in planning.plan(pools, SHARES, 8, chance=random.Random(3))]
    assert kinds == ["screening", *["technical"] * 4, "system-design", *["behavioural"] * 2]


@pytest.mark.parametrize(("role", "level", "kind"), list(combinations(catalog())))
def test_what_is_on_offer_holds_enough_questions_and_the_rest_is_not_offered(role: str, level: str, kind: str) -> None:
    least = {"technical": 5, "behavioural": 8, "screening": 7}
    held = len(select(bank("en"), role, level, kind).packs)
    assert held >= least.get(kind, 2) or (held == 0 and kind not in least)
