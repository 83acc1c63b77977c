"""The rest of an interview planned anew for a job: what was put stays, and so do the shares of each kind. Pure."""

from __future__ import annotations

import random
from collections.abc import Collection, Iterator, Mapping, Sequence

from msgspec.structs import replace

from interview import fitting, own_questions, planning, shaping
from interview.drafts import JobPlan
from interview.model import Interview, Job, Kind, Pack
from interview.packs import PackFile


def replanned(
    interview: Interview,
    found: Mapping[Kind, PackFile],
    shares: Mapping[Kind, int],
    seen: Collection[str],
    job: Job,
    made: JobPlan,
) -> Interview:
    """The interview with questions on the topics of `made` in place of those that were not put yet.

    `found` is what there is to ask, `seen` what other interviews of the candidate had.
    """
    packs = [pack for pool in found.values() for pack in pool.packs]
    skills = job.skills or ()
    # Questions about own experience were made by code, and stay.
    own = [pack for pack in interview.plan if pack.id.startswith(own_questions.PREFIX)]
    chosen = planning.plan(
        {kind: pool.packs for kind, pool in found.items()},
        shares,
        len(interview.plan),
        focus=interview.focus,
        seen=seen,
        fits=fitting.fits(packs, " . ".join((job.description, *skills)), made.topics),
        own=own,
        chance=random.Random(interview.id),
    )
    plan = (*_put(interview), *without(chosen, _put(interview)))
    labels = {id: label for pool in found.values() for id, label in pool.topics.items()}
    shaped = shaping.shaped(
        plan, packs, description=job.description, job=made, skills=job.skills, own={pack.id for pack in own}
    )
    return replace(interview, plan=plan, topics={p.topic: labels.get(p.topic, p.topic) for p in plan}, shaped=shaped)


def without(chosen: Sequence[Pack], put: Sequence[Pack]) -> Iterator[Pack]:
    """Those chosen but one for each that was put: itself, else the first of its kind, else any."""
    left = list(chosen)
    for pack in put:
        if left:
            left.remove(min(left, key=lambda each: (each.id != pack.id, each.kind != pack.kind)))
    return iter(left)


def _put(interview: Interview) -> tuple[Pack, ...]:
    """What was asked already, the current question included."""
    if interview.question is None:
        return interview.plan
    place = next(nth for nth, pack in enumerate(interview.plan) if pack.id == interview.question.pack)
    return interview.plan[: place + 1]
