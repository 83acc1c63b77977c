"""Which questions of a plan are there for what the person gave: their résumé, a job description. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from interview import fitting
from interview.drafts import JobPlan
from interview.model import Pack, Shaped

FITTING = 0.5
"""Of the best fit among the packs on offer: from there a pack is in the plan for what it fits."""


def shaped(
    plan: Sequence[Pack],
    offered: Sequence[Pack],
    *,
    description: str,
    job: JobPlan,
    skills: Sequence[str] | None,
    own: Collection[str],
) -> Shaped:
    """By ids of packs. `skills` are those a résumé told, None without one; `own` the questions made from it."""
    by_job = fitting.fits(offered, description, job.topics)
    by_skills = fitting.by_words(offered, " . ".join(skills or ()))
    return Shaped(
        None if skills is None else tuple(_chosen(plan, by_skills, own)),
        tuple(_chosen(plan, by_job, {pack.id for pack in job.packs})) if description.strip() else None,
    )


def _chosen(plan: Sequence[Pack], fits: dict[str, float], own: Collection[str]) -> Iterator[str]:
    yield from (pack.id for pack in plan if pack.id in own or fits.get(pack.id, 0.0) >= FITTING)
