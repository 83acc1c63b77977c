"""Who brings a model costs the installation none: not at the start, not in a turn, not for the report."""

from __future__ import annotations

import pytest

from interview.model import OwnModel
from tests.factories import a_post
from tests.fakes import ScriptedModel
from tests.interview.tailored import JOB, rich, started


@pytest.mark.parametrize(("own", "uses"), [(None, {"tailoring", "review"}), (OwnModel("browser"), set[str]())])
async def test_no_model_of_the_installation_is_asked_for_anything_from_the_start_to_the_report(
    own: OwnModel | None, uses: set[str]
) -> None:
    model = ScriptedModel(*['{"texts": []}'] * 50)
    services = rich(model)
    interview = await started(services, job_description=JOB, own_model=own)
    for number in range(1, 4):
        strong = interview.plan[0].strong
        await services.take_turn(interview.id, a_post(number, answer=strong[: len(strong) // 2]))
    await services.finish(interview.id)
    await services.score.settle(interview.id)
    await services.drain()
    asked = {want.task for _, want in model.asked}
    assert asked == set() if own else asked >= uses
    report = await services.score(interview.id)
    assert (report.status == "final") == (own is not None)
