"""Who brings a model costs the installation none: not at the start, not in a turn, not for the report."""

from __future__ import annotations

from interview.model import OwnModel
from tests.factories import a_post
from tests.fakes import ScriptedModel
from tests.interview.tailored import JOB, rich, started


async def test_no_model_of_the_installation_is_asked_for_anything_from_the_start_to_the_report() -> None:
    model = ScriptedModel(*['{"texts": []}'] * 50)
    services = rich(model)
    for own, asked in ((None, True), (OwnModel("browser"), False)):
        model.asked.clear()
        interview = await started(services, job_description=JOB, own_model=own)
        for number in range(1, 4):
            strong = interview.plan[0].strong
            await services.take_turn(interview.id, a_post(number, answer=strong[: len(strong) // 2]))
        await services.finish(interview.id)
        await services.score.settle(interview.id)
        await services.drain()
        assert bool(model.asked) == asked
    report = await services.score(interview.id)
    assert (report.status, report.scored_by, report.review.state) == ("final", "offline", "none")
